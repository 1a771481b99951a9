package org.redvest.notices;

import java.time.Instant;
import java.util.List;
import org.redvest.web.Text;

/**
 * One matter with the latest that happened to it.
 *
 * @param matter the number of the order
 * @param what end of the key of its words
 * @param arguments of those words, each with its kind before it
 * @param fresh whether something of it has not been seen
 * @param lines how much has happened to it
 */
public record Notice(
        long id,
        String matter,
        String titleZh,
        String titleEn,
        String what,
        List<String> arguments,
        String href,
        Instant at,
        boolean fresh,
        long lines) {

    public Notice {
        arguments = List.copyOf(arguments);
    }

    public String title(Text text) {
        return text.either(titleZh, titleEn);
    }

    public String in(Text text) {
        return text.of(
                "notices.what." + what,
                arguments.stream().map(argument -> worded(argument, text)).toArray());
    }

    private static Object worded(String argument, Text text) {
        var value = argument.substring(2);
        return switch (argument.charAt(0)) {
            case 'n' -> Long.valueOf(value);
            case 't' -> text.moment(Instant.parse(value));
            default -> value;
        };
    }

    static String number(long value) {
        return "n:" + value;
    }

    static String moment(Instant value) {
        return "t:" + value;
    }

    static String words(String value) {
        return "s:" + value;
    }
}
