package org.redvest.cli.city;

import java.util.List;

/** The words that a synthetic city is written in. */
final class Names {
    static final List<String> COMMON_SKILLS = List.of(
            "accounting",
            "cooking",
            "crowd-guidance",
            "driving",
            "electrics",
            "haircutting",
            "it-help",
            "law",
            "music",
            "photography",
            "sign-language",
            "sports",
            "teaching",
            "translation");
    static final List<String> RARE_SKILLS = List.of("nursing", "psychology");
    static final List<String> CATEGORIES = List.of(
            "animals",
            "arts",
            "children",
            "community",
            "elderly",
            "emergency",
            "environment",
            "events",
            "health",
            "legal",
            "sports",
            "traffic");

    private Names() {}

    static String id(char kind, int digits, int number) {
        var text = Integer.toString(number);
        return kind + "0".repeat(digits - text.length()) + text;
    }
}
