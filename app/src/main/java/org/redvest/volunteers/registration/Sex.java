package org.redvest.volunteers.registration;

import java.util.Locale;

/** As the law asks at a registration. */
public enum Sex {
    FEMALE,
    MALE;

    /** As in forms and in the keys of its words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
