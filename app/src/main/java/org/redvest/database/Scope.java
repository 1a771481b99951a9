package org.redvest.database;

import java.util.Locale;

/**
 * What a transaction may see. Region codes are paths, so a scope is one range of codes, {@code lo} ≤ code &lt; {@code hi};
 * beside it stands the person whose own rows it may see (0: nobody's) and the community where that person is at home.
 */
public record Scope(Kind kind, String lo, String hi, long person, String home) {

    /**
     * Visitors, people acting under a grant, administrators changing grants, volunteers acting for themselves, and Redvest's
     * own jobs.
     */
    public enum Kind {
        PUBLIC,
        HAT,
        ADMIN,
        PERSON,
        SYSTEM
    }

    /** Sorts after every digit: the end of the range in which all codes begin alike. */
    private static final String AFTER_DIGITS = ":";

    /** Sees what is published, and nothing else. */
    public static final Scope PUBLIC = new Scope(Kind.PUBLIC, "", "", 0, "");

    /** Jobs, listeners and checks that must know more than the person they act for. */
    public static final Scope SYSTEM = new Scope(Kind.SYSTEM, "", AFTER_DIGITS, 0, "");

    /** Everything in one region and the regions below it. */
    public static Scope region(String code) {
        return range(Kind.HAT, code);
    }

    /** The grants of staff in one region and below, to be given and withdrawn; opened by an administrator's own acts alone. */
    public static Scope administration(String code) {
        return range(Kind.ADMIN, code);
    }

    private static Scope range(Kind kind, String code) {
        if (!code.matches("[0-9]{2,12}")) {
            throw new IllegalArgumentException("A region code has 2 to 12 digits, not \"%s\"".formatted(code));
        }
        return new Scope(kind, code, code + AFTER_DIGITS, 0, "");
    }

    /** A volunteer's own rows, wherever they are. */
    public static Scope volunteer(long person, String home) {
        return new Scope(Kind.PERSON, "", "", person, home);
    }

    /** The same range, and the rows of one person as well: whoever wears a hat still has a list of their own. */
    public Scope withPerson(long person) {
        return new Scope(kind, lo, hi, person, home);
    }

    String kindSetting() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    String personSetting() {
        return person == 0 ? "" : Long.toString(person);
    }
}
