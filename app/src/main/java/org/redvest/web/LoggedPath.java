package org.redvest.web;

import java.util.regex.Pattern;

/**
 * A path as the log shows it: as it was sent, with nothing decoded, and without the query, which may hold what a person typed. Where
 * the path itself is a key, as in a link to an invitation, the key is left out.
 */
final class LoggedPath {

    private static final int LONGEST = 100;
    private static final Pattern KEY = Pattern.compile(
            "^(/+(?:invited|way-in|setup|answers|kept|help/+status|receipts/+text|guardian|teams/+join|account/+channels/+mail)/+)[^/]+");

    private LoggedPath() {}

    static String of(String path) {
        var shown = KEY.matcher(path).replaceFirst("$1***");
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }
}
