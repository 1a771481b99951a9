package org.redvest.channels.gateway;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redvest.web.Queries;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text with placeholders: {@code {{name}}} or {@code {{name|escape}}}. Every value is escaped for the place where it stands, so no value
 * can become a part of the request around it.
 */
public final class GatewayTemplate {

    /** Lists and objects that we have written as JSON ourselves; they alone may stand in a body as they are. */
    private static final Set<String> JSON_VALUES = Set.of("params", "list");

    /** Beside the names by which a channel addresses a person. */
    private static final Set<String> NAMES = Set.of(
            "text",
            "link",
            "template",
            "account",
            "secret",
            "token",
            "id",
            "time",
            "order",
            "code",
            "params",
            "list",
            "1",
            "2");

    /** What the request for a token can name: it is about no message. */
    private static final Set<String> CREDENTIALS = Set.of("account", "secret");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9]+)(?:\\|([a-z-]+))?}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{(?=[a-z0-9|])");

    private static final JsonMapper JSON = JsonMapper.shared();

    private GatewayTemplate() {}

    /** How a value is written into what stands around it. */
    public enum Surrounding {
        URL("url"),
        HEADER("line"),
        JSON("json"),
        FORM("url");

        private final String escape;

        Surrounding(String escape) {
            this.escape = escape;
        }
    }

    public static String filled(String template, Surrounding place, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(escaped(
                        values.getOrDefault(found.group(1), ""),
                        found.group(2) == null ? place.escape : found.group(2))));
    }

    /** All that cannot be filled: unknown names, unknown escapes, and values that may not stand as they are. */
    public static Set<String> unknown(String template, Surrounding place, GatewayChannel channel) {
        var names = new HashSet<>(NAMES);
        names.addAll(channel.addresses());
        return unnamed(template, place, names);
    }

    static Set<String> unknownInTokenStep(String url) {
        return unnamed(url, Surrounding.URL, CREDENTIALS);
    }

    private static Set<String> unnamed(String template, Surrounding place, Set<String> names) {
        var unknown = new TreeSet<String>();
        var found = PLACEHOLDER.matcher(template);
        int known = 0;
        while (found.find()) {
            known++;
            if (!names.contains(found.group(1)) || !isAllowed(found.group(1), found.group(2), place)) {
                unknown.add(found.group());
            }
        }
        if (BRACES.matcher(template).results().count() > known) {
            unknown.add("{{");
        }
        return unknown;
    }

    private static boolean isAllowed(String name, @Nullable String escape, Surrounding place) {
        return switch (escape == null ? place.escape : escape) {
            case "url" -> place != Surrounding.HEADER;
            case "line" -> place == Surrounding.HEADER;
            case "json", "json-in-json" -> place == Surrounding.JSON;
            case "raw" -> place == Surrounding.JSON && JSON_VALUES.contains(name);
            default -> false;
        };
    }

    private static String escaped(String value, String escape) {
        return switch (escape) {
            case "url" -> Queries.encoded(value);
            case "line" -> value.replaceAll("[^ -~]", "");
            case "json" -> inJson(value);
            case "json-in-json" -> inJson(inJson(value));
            case "raw" -> value;
            default -> "";
        };
    }

    /** What stands between the quotes of a JSON string. */
    private static String inJson(String value) {
        var quoted = JSON.writeValueAsString(value);
        return quoted.substring(1, quoted.length() - 1);
    }
}
