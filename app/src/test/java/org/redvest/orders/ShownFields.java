package org.redvest.orders;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inputs of a page as a browser would send them if one only tapped the button. */
final class ShownFields {

    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");

    private ShownFields() {}

    static Map<String, String> on(String page) {
        var fields = new LinkedHashMap<String, String>();
        for (var input : INPUT.matcher(page).results().toList()) {
            var tag = input.group();
            boolean choice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
            if (!choice || tag.contains(" checked")) {
                attribute(tag, "name")
                        .ifPresent(
                                name -> fields.put(name, attribute(tag, "value").orElse("")));
            }
        }
        return fields;
    }

    static Optional<String> attribute(String tag, String name) {
        return Optional.of(Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag))
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}
