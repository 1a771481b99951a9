package org.redvest.orders.lists;

import java.util.List;
import org.redvest.regions.RegionCode;
import org.redvest.web.PlainText;

/**
 * What a list of orders is searched for.
 *
 * @param words part of a number, a title or a place's name; empty finds all
 * @param places communities whose name has these words
 */
public record Search(String words, List<RegionCode> places) {

    static final Search ALL = new Search("", List.of());

    private static final int LONGEST = 60;

    public Search {
        places = List.copyOf(places);
    }

    /** As typed, but for what nobody sees, and no longer than a title. */
    public static String words(String typed) {
        var plain = PlainText.line(typed);
        return plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST));
    }
}
