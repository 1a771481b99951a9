package org.redvest.web;

import java.time.Instant;
import java.util.List;

/**
 * One thing that is wrong with what was typed, and what to do about it.
 *
 * @param field name of the field in the form
 * @param key message key, in the words of what to do
 * @param arguments of the message: the value, what is allowed; an Instant is shown as its day and hour
 */
public record Problem(String field, String key, List<Object> arguments) {

    public Problem(String field, String key, Object... arguments) {
        this(field, key, List.of(arguments));
    }

    /** Where it stands apart from its field, among others: what many fields share says of which one it is said. */
    public String named(Text text) {
        return key.startsWith("web.") ? text.field(field) + in(text) : in(text);
    }

    public String in(Text text) {
        return text.of(
                key,
                arguments.stream()
                        .map(argument -> argument instanceof Instant at ? text.moment(at) : argument)
                        .toArray());
    }
}
