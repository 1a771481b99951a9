package org.redvest.randomcity;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Whose arrival on the roll somebody has taken back, as the forms say that were sent. */
final class Slips {

    private static final Pattern TAKEN_BACK = Pattern.compile("/places/([0-9]+)/arrival/undo");

    private final Set<Long> places = new HashSet<>();

    /** A form is on its way to this address. */
    synchronized void sent(String address) {
        var place = TAKEN_BACK.matcher(address);
        if (place.find()) {
            places.add(Long.parseLong(place.group(1)));
        }
    }

    synchronized Set<Long> sinceLastAsked() {
        var asked = Set.copyOf(places);
        places.clear();
        return asked;
    }
}
