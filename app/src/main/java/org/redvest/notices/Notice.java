package org.redvest.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.GrantId;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.Window;
import org.redvest.web.Text;

/**
 * One line of somebody's list.
 *
 * @param grant the hat that it concerns its reader under
 * @param matter the number of the order, the team, or what a line is about that sums up several orders
 * @param what end of the key of its words
 * @param arguments of those words, each with its kind before it
 * @param fresh whether something of it has not been seen
 * @param orders how many orders it is about
 */
public record Notice(
        long id,
        GrantId grant,
        String matter,
        String titleZh,
        String titleEn,
        String what,
        List<String> arguments,
        Instant at,
        boolean fresh,
        long orders) {

    public Notice {
        arguments = List.copyOf(arguments);
    }

    /** Before the number of a team, where the matter is one: nobody knows a team by its number. */
    static final String TEAM = "team/";

    /** Before the number of an emergency call, which is no order's: a drill has none. */
    static final String EMERGENCY = "emergency/";

    /** Whether it sums up several orders of a day. */
    public boolean isDigest() {
        return matter.equals(what) && !what.equals(News.REGISTRATION_CONFIRMED);
    }

    /** Whether it is about one order, whose number then stands beside it. */
    public boolean isOfOrder() {
        return !isDigest() && !matter.equals(News.REGISTRATION_CONFIRMED) && !hasNoOrder(matter);
    }

    static boolean hasNoOrder(String matter) {
        return matter.startsWith(TEAM) || matter.startsWith(EMERGENCY);
    }

    public String title(Text text) {
        return text.either(titleZh, titleEn);
    }

    public String in(Text text) {
        return text.of(
                "notices.what." + what,
                Stream.concat(
                                isDigest() ? Stream.of(orders) : Stream.empty(),
                                arguments.stream().map(argument -> worded(argument, text)))
                        .toArray());
    }

    private static Object worded(String argument, Text text) {
        var value = argument.substring(2);
        return switch (argument.charAt(0)) {
            case 'n' -> Long.valueOf(value);
            case 't' -> text.moment(Instant.parse(value));
            case 'd' ->
                Stream.of(value.split(","))
                        .map(moment -> text.moment(Instant.parse(moment)))
                        .collect(Collectors.joining(text.of("notices.part.and")));
            case 'w' -> {
                var times = value.split("/");
                yield text.span(Instant.parse(times[0]), Instant.parse(times[1]));
            }
            case 'p' ->
                Stream.of(value.split(","))
                        .map(part -> text.of("notices.part." + part))
                        .collect(Collectors.joining(text.of("notices.part.and")));
            case 'm' -> text.hoursAndMinutes(Long.parseLong(value));
            default -> value;
        };
    }

    /** The first time that is named: of the service it is about, where it is about one. */
    static Optional<Instant> start(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith("t:") || argument.startsWith("w:"))
                .map(argument -> Instant.parse(argument.substring(2).split("/")[0]))
                .findFirst();
    }

    static String number(long value) {
        return "n:" + value;
    }

    static String moment(Instant value) {
        return "t:" + value;
    }

    static String moments(Collection<Instant> values) {
        return "d:" + values.stream().map(Instant::toString).collect(Collectors.joining(","));
    }

    static String window(Window value) {
        return "w:" + value.start() + "/" + value.end();
    }

    static String minutes(long value) {
        return "m:" + value;
    }

    static String parts(Collection<ActivityChanged.ChangedPart> parts) {
        return "p:"
                + parts.stream().sorted().map(ActivityChanged.ChangedPart::word).collect(Collectors.joining(","));
    }

    static String words(String value) {
        return "s:" + value;
    }
}
