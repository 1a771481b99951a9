package org.redvest.attendance;

/** What a service counts beside people and hours. Most count the people served and nothing else. */
public final class Measures {

    private static final String PEOPLE_SERVED = "beneficiaries";

    private Measures() {}

    public static boolean counts(String measure) {
        return !measure.isEmpty() && !measure.equals(PEOPLE_SERVED);
    }
}
