package org.redvest.volunteers.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The list of skills, as the words of a cell name them.
 *
 * @param codes by their words in either language
 */
record KnownSkills(Map<String, String> codes) {

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；/|\\s]+");

    KnownSkills {
        codes = Map.copyOf(codes);
    }

    Set<String> in(String cell) {
        return BETWEEN.splitAsStream(cell)
                .filter(codes::containsKey)
                .map(codes::get)
                .collect(Collectors.toSet());
    }

    /** None is dropped without a word: a list of hobbies is no list of skills. */
    List<String> unknown(String cell) {
        return BETWEEN.splitAsStream(cell)
                .filter(word -> !word.isEmpty() && !codes.containsKey(word))
                .distinct()
                .toList();
    }
}
