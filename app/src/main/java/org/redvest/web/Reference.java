package org.redvest.web;

import java.security.SecureRandom;

/** A short number to quote on the telephone: finds the failure in the log and says nothing of anybody. */
final class Reference {

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    static String next() {
        var signs = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            signs.append(i == 3 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return signs.toString();
    }
}
