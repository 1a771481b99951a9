package org.redvest.bulletins.proof;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON in one spelling: the same content has the same bytes. Names of a member stand in the order of their UTF-16 units, nothing stands
 * between tokens, strings escape what they must, numbers are whole. This is RFC 8785 for values of these kinds.
 */
public final class CanonicalJson {

    private static final int FIRST_PRINTABLE = 0x20;

    private CanonicalJson() {}

    public static byte[] bytes(JsonNode node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            var members = new TreeMap<String, JsonNode>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            var separator = "{";
            for (var member : members.entrySet()) {
                string(member.getKey(), text.append(separator));
                write(member.getValue(), text.append(':'));
                separator = ",";
            }
            text.append(members.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            var separator = "[";
            for (var each : node) {
                write(each, text.append(separator));
                separator = ",";
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isString()) {
            string(node.asString(), text);
        } else if (node.isIntegralNumber()) {
            text.append(node.bigIntegerValue());
        } else {
            throw new IllegalArgumentException("Only objects, lists, strings and whole numbers, not " + node);
        }
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        value.chars().forEach(each -> {
            switch (each) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (each < FIRST_PRINTABLE) {
                        text.append("\\u%04x".formatted(each));
                    } else {
                        text.append((char) each);
                    }
                }
            }
        });
        text.append('"');
    }
}
