package org.redvest.accounts;

import java.util.Locale;

/** Why a password is refused. Length is asked for, composition is not: rules about signs and capitals make worse passwords. */
enum Weakness {
    SHORT,
    LONG,
    /** Stands at the top of every list of stolen passwords, or is such a word with a year or a sign behind it. */
    COMMON,
    /** A run of the keyboard or the alphabet, one piece repeated, a date, a phone number. */
    PATTERN,
    /** Holds the login or the name of its owner. */
    OWN,
    SAME;

    String key() {
        return "accounts.weakness." + name().toLowerCase(Locale.ROOT);
    }
}
