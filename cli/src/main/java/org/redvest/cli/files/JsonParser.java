package org.redvest.cli.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads JSON (RFC 8259), strictly: a repeated key is an error, since nobody could say which of the two was meant. */
public final class JsonParser {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private JsonParser(String text) {
        this.text = text;
    }

    /** What is wrong and on which line. */
    public static final class BadJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final String key;

        BadJson(int line, String key, String message) {
            super(message);
            this.line = line;
            this.key = key;
        }

        public int line() {
            return line;
        }

        /** The repeated key, or empty when something else is wrong. */
        public String repeatedKey() {
            return key;
        }
    }

    public static Json parse(String text) {
        var parser = new JsonParser(text);
        var value = parser.value(0);
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.wrong("nothing after the value");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " levels");
        }
        skipSpace();
        if (at == text.length()) {
            throw wrong("a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> members(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(string());
            case 't' -> literal("true", new Json.Truth(true));
            case 'f' -> literal("false", new Json.Truth(false));
            case 'n' -> literal("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json members(int depth) {
        var members = new LinkedHashMap<String, Json>();
        at++;
        if (!taken('}')) {
            do {
                skipSpace();
                var key = string();
                require(':');
                var value = value(depth + 1);
                if (members.putIfAbsent(key, value) != null) {
                    throw new BadJson(line(), key, "repeated key");
                }
            } while (taken(','));
            require('}');
        }
        return new Json.Members(Collections.unmodifiableMap(members));
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        if (!taken(']')) {
            do {
                items.add(value(depth + 1));
            } while (taken(','));
            require(']');
        }
        return new Json.Array(List.copyOf(items));
    }

    private String string() {
        if (at == text.length() || text.charAt(at) != '"') {
            throw wrong("\"");
        }
        at++;
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            var c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("no control characters in a string");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        require('"');
        return value.toString();
    }

    private char escaped() {
        if (at == text.length()) {
            throw wrong("an escape");
        }
        return switch (text.charAt(at++)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an escape");
        };
    }

    private char unicode() {
        var code = 0;
        for (int i = 0; i < 4; i++) {
            var digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0 || text.charAt(at) > 'f') {
                throw wrong("four hexadecimal digits");
            }
            code = 16 * code + digit;
            at++;
        }
        return (char) code;
    }

    private Json number() {
        var start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw wrong("a value");
        }
        return new Json.Number(digits);
    }

    private Json literal(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private boolean taken(char wanted) {
        skipSpace();
        var there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private void require(char wanted) {
        if (!taken(wanted)) {
            throw wrong("\"" + wanted + "\"");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private BadJson wrong(String expected) {
        return new BadJson(line(), "", expected);
    }

    private int line() {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
