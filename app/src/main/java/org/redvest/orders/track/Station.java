package org.redvest.orders.track;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redvest.orders.Decision;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.shifts.TrackEntry;
import org.redvest.web.Text;

/** One of the six stops of every order. */
public record Station(String word, Where where, String when) {

    public enum Where {
        PAST,
        HERE,
        AHEAD
    }

    private static final List<String> STOPS = List.of("order", "review", "dispatch", "accept", "serve", "evaluate");

    /** Dispatch was done when the order was first offered, accepting when the last place was taken. */
    private static final String OFFERED = "dispatch.track.opened";

    private static final String FILLED = "dispatch.track.filled";

    /** @param entries the track, latest first */
    public static List<Station> of(Order order, List<TrackEntry> entries, Text text) {
        int here = here(order.state());
        return IntStream.range(0, STOPS.size())
                .mapToObj(i -> new Station(
                        STOPS.get(i),
                        i < here ? Where.PAST : i == here ? Where.HERE : Where.AHEAD,
                        when(i, i < here, order, entries, text)))
                .toList();
    }

    /** Which stop an order stands at, the first being 0. */
    public static int here(OrderState state) {
        return switch (state) {
            case RETURNED, REJECTED, CANCELLED -> 0;
            case SUBMITTED -> 1;
            case APPROVED -> 2;
            case DISPATCHING, SHORT, UNFILLED -> 3;
            case STAFFED, IN_SERVICE -> 4;
            case ENDED, AWAITING_EVALUATION -> 5;
            case CLOSED -> 6;
        };
    }

    public static boolean running(OrderState state) {
        return Stream.of(OrderState.REJECTED, OrderState.CANCELLED, OrderState.UNFILLED)
                .noneMatch(state::equals);
    }

    private static String when(int stop, boolean past, Order order, List<TrackEntry> entries, Text text) {
        return switch (stop) {
            case 0 -> text.shortDate(order.placed().at());
            case 1 ->
                order.decision()
                        .filter(decision -> decision.verdict() == Decision.Verdict.APPROVED)
                        .map(decision -> text.shortDate(decision.at()))
                        .orElse("");
            case 2 ->
                entries.reversed().stream()
                        .filter(is(OFFERED))
                        .findFirst()
                        .map(day(text))
                        .orElse("");
            case 3 ->
                entries.stream()
                        .filter(_ -> past)
                        .filter(is(FILLED))
                        .findFirst()
                        .map(day(text))
                        .orElse("");
            case 4 -> text.shortDate(order.nextShift().start());
            default -> "";
        };
    }

    private static Predicate<TrackEntry> is(String what) {
        return entry -> entry.what().equals(what);
    }

    private static Function<TrackEntry, String> day(Text text) {
        return entry -> text.shortDate(entry.at());
    }
}
