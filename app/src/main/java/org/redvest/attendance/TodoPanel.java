package org.redvest.attendance;

import gg.jte.Content;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
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

/** The one thing a community has to do now with an order: show the code, say who came, say how it was. */
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
        var todo = order.liveShifts().stream()
                .map(this::todo)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> order.state() == OrderState.AWAITING_EVALUATION
                        ? Optional.of(new Todo("evaluate", "/orders/" + order.number() + "/evaluation"))
                        : Optional.empty());
        var confirmed = order.liveShifts().stream()
                .filter(shift -> shift.state() == ShiftState.CONFIRMED)
                .toList();
        var evaluated = Optional.of(order.number()).filter(_ -> order.state() == OrderState.CLOSED);
        return todo.isEmpty() && confirmed.isEmpty()
                ? Optional.empty()
                : Optional.of(fragments.of(
                        "attendance/todo",
                        Map.of("text", text, "todo", todo, "confirmed", confirmed, "evaluated", evaluated)));
    }

    /** Where no volunteer has accepted, there is nobody to show a code to and nobody to confirm. */
    private Optional<Todo> todo(Shift shift) {
        return due(shift).filter(_ -> !places.of(shift.id()).isEmpty());
    }

    private Optional<Todo> due(Shift shift) {
        var now = clock.instant();
        if (shift.state() == ShiftState.CONFIRMED || shift.state() == ShiftState.PLANNED) {
            return Optional.empty();
        }
        if (!now.isBefore(shift.end())) {
            return Optional.of(new Todo("confirm", "/shifts/" + shift.id() + "/confirmation"));
        }
        var rules = presences.rules(shift.start().atZone(clock.getZone()).toLocalDate());
        return now.isBefore(rules.opens(shift.window()))
                ? Optional.empty()
                : Optional.of(
                        new Todo(now.isBefore(shift.start()) ? "show" : "running", "/shifts/" + shift.id() + "/code"));
    }

    /** @param what the end of the keys of what it says */
    public record Todo(String what, String href) {}
}
