package org.redvest.attendance;

import gg.jte.Content;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.orders.Order;
import org.redvest.orders.OrderPanel;
import org.redvest.orders.OrderState;
import org.redvest.orders.Shift;
import org.redvest.orders.ShiftState;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** What a community has to do now with each service of an order: show the code, say who came; and at the end how it was. */
@Component
public class TodoPanel implements OrderPanel {

    private final PresenceStore presences;
    private final ShiftPlaces places;
    private final Fragments fragments;
    private final Clock clock;

    TodoPanel(PresenceStore presences, ShiftPlaces places, Fragments fragments, Clock clock) {
        this.presences = presences;
        this.places = places;
        this.fragments = fragments;
        this.clock = clock;
    }

    @Override
    public Spot spot() {
        return Spot.TO_DO;
    }

    @Override
    public Optional<Content> draw(Order order, Hat reader, Text text) {
        if (reader.role() != Role.COMMUNITY) {
            return Optional.empty();
        }
        var todos = order.state() == OrderState.AWAITING_EVALUATION
                ? List.of(new Todo("evaluate", "/orders/" + order.number() + "/evaluation", Optional.empty()))
                : order.liveShifts().stream().flatMap(this::todos).toList();
        var confirmed = order.liveShifts().stream()
                .filter(shift -> shift.state() == ShiftState.CONFIRMED)
                .toList();
        var evaluated = Optional.of(order.number()).filter(_ -> order.state() == OrderState.CLOSED);
        return todos.isEmpty() && confirmed.isEmpty()
                ? Optional.empty()
                : Optional.of(fragments.of(
                        "attendance/todo",
                        Map.of(
                                "text", text,
                                "todos", todos,
                                "several", order.shifts().size() > 1,
                                "confirmed", confirmed,
                                "evaluated", evaluated)));
    }

    /** Where no volunteer has accepted, there is nobody to show a code to and nobody to confirm. */
    private Stream<Todo> todos(Shift shift) {
        return due(shift).filter(_ -> !places.of(shift.id()).isEmpty());
    }

    /** One service that waits to be confirmed hides no other; and whoever checks out after the end needs the code. */
    private Stream<Todo> due(Shift shift) {
        var now = clock.instant();
        if (shift.state() == ShiftState.CONFIRMED || shift.state() == ShiftState.PLANNED) {
            return Stream.empty();
        }
        var rules = presences.rules(shift.start().atZone(clock.getZone()).toLocalDate());
        if (!now.isBefore(shift.end())) {
            var confirm = new Todo("confirm", "/shifts/" + shift.id() + "/confirmation", Optional.of(shift));
            return now.isAfter(rules.closes(shift.window()))
                    ? Stream.of(confirm)
                    : Stream.of(confirm, code("leaving", shift));
        }
        return now.isBefore(rules.opens(shift.window()))
                ? Stream.empty()
                : Stream.of(code(now.isBefore(shift.start()) ? "show" : "running", shift));
    }

    private static Todo code(String what, Shift shift) {
        return new Todo(what, "/shifts/" + shift.id() + "/code", Optional.of(shift));
    }

    /**
     * @param what the end of the keys of what it says
     * @param service the one it is about, where it is about one
     */
    public record Todo(String what, String href, Optional<Shift> service) {}
}
