package org.redvest.attendance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the books say of a person who had accepted. Nothing is said beforehand. */
public enum AttendanceWord {
    CAME,
    ABSENT,
    ON_LEAVE,
    /** Ill, or prevented by what nobody can help: no broken promise. */
    EXCUSED,
    /** No mark was made and the community has not spoken: the machine calls no person absent. */
    UNRECORDED;

    /** What the community can say; the last is the machine's alone. */
    public static List<AttendanceWord> ofCommunity() {
        return List.of(CAME, ABSENT, ON_LEAVE, EXCUSED);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a form may say it. */
    public static Optional<AttendanceWord> named(String code) {
        return ofCommunity().stream().filter(said -> said.code().equals(code)).findFirst();
    }

    public static AttendanceWord stored(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
