package org.redvest.orders.drafting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Planning;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Window;
import org.redvest.web.Problem;

/**
 * What a community asks of an order that was approved. It reaches the shifts ahead and nothing else, and only what differs from
 * what stands is held against the rules: a row that was not touched cannot be wrong.
 */
final class Adjustment {

    private final Order order;
    private final Draft draft;
    private final PrivateDetails details;
    private final Instant now;
    private final Duration farthest;

    Adjustment(Order order, Draft draft, PrivateDetails details, Instant now, Duration farthest) {
        this.order = order;
        this.draft = draft;
        this.details = details;
        this.now = now;
        this.farthest = farthest;
    }

    List<Problem> problems() {
        var rules = new OrderChecks(now, farthest);
        if (!draft.where().equals(order.where())) {
            rules.problem("place", "place-approved");
        }
        if (!draft.details().equals(details)) {
            rules.details(draft.details());
        }
        if (draft.shifts().size() != order.shifts().size()
                || draft.needs().size() != order.shifts().getFirst().needs().size()) {
            return rules.problem("when", "same-shifts", order.shifts().size()).problems();
        }
        if (!askedAnew().isEmpty()) {
            rules.people(Drafting.people(draft));
        }
        order.shiftsAhead(now).stream()
                .filter(shift -> shift.state() != ShiftState.PLANNED)
                .findFirst()
                .ifPresent(shift -> onlyMore(shift, rules));
        order.shifts().stream().filter(this::differs).forEach(shift -> time(shift, rules));
        return rules.problems();
    }

    private void time(Shift shift, OrderChecks rules) {
        var field = OrderChecks.field("when", index(shift));
        if (shift.ahead(now)) {
            rules.shift(field, window(shift), others(shift));
            sooner(shift).ifPresent(window -> rules.inTime(field, window));
        } else {
            rules.problem(field, "already-begun");
        }
    }

    /** The new time of a service that people would have to come to earlier; later, or with another end, it asks nobody to hurry. */
    private Optional<Window> sooner(Shift shift) {
        return Optional.of(window(shift)).filter(asked -> asked.start().isBefore(minute(shift.start())));
    }

    /** The times of the order's other services, as they would then be. */
    private List<Window> others(Shift moved) {
        return order.liveShifts().stream()
                .filter(shift -> !shift.equals(moved))
                .map(this::window)
                .toList();
    }

    /** People may have accepted: nobody is sent home by a change of the form. */
    private void onlyMore(Shift shift, OrderChecks rules) {
        IntStream.range(0, shift.needs().size())
                .filter(i -> OrderChecks.possible(draft.needs().get(i).people())
                        && draft.needs().get(i).people() < shift.needs().get(i).people())
                .forEach(i -> rules.problem(
                        OrderChecks.field("people", i),
                        "only-more",
                        shift.needs().get(i).people()));
    }

    List<Shift> moved() {
        return order.shiftsAhead(now).stream().filter(this::differs).toList();
    }

    Planning.Change change() {
        return new Planning.Change(
                moved().stream().collect(Collectors.toMap(Shift::id, this::window)),
                askedAnew(),
                draft.details(),
                parts());
    }

    /** The needs ahead that ask for another number of people now. */
    Map<NeedId, Integer> askedAnew() {
        var asked = new LinkedHashMap<NeedId, Integer>();
        for (Shift shift : order.shiftsAhead(now)) {
            for (int i = 0; i < shift.needs().size(); i++) {
                int people = draft.needs().get(i).people();
                if (people != shift.needs().get(i).people()) {
                    asked.put(shift.needs().get(i).id(), people);
                }
            }
        }
        return asked;
    }

    /** What differs beside the time. */
    Set<ActivityChanged.ChangedPart> parts() {
        var parts = EnumSet.noneOf(ActivityChanged.ChangedPart.class);
        var wanted = draft.details();
        if (!askedAnew().isEmpty()) {
            parts.add(ActivityChanged.ChangedPart.PEOPLE);
        }
        if (!wanted.address().equals(details.address())) {
            parts.add(ActivityChanged.ChangedPart.ADDRESS);
        }
        if (!wanted.contactName().equals(details.contactName())
                || !wanted.contactPhone().equals(details.contactPhone())) {
            parts.add(ActivityChanged.ChangedPart.CONTACT);
        }
        if (!wanted.note().equals(details.note())) {
            parts.add(ActivityChanged.ChangedPart.NOTE);
        }
        return parts;
    }

    int people() {
        return draft.needs().stream().mapToInt(Draft.Ask::people).sum();
    }

    Window window(Shift shift) {
        return draft.shifts().get(index(shift));
    }

    private int index(Shift shift) {
        return order.shifts().indexOf(shift);
    }

    /** A form knows minutes: a second more or less is no other time. */
    private boolean differs(Shift shift) {
        var asked = window(shift);
        return !minute(asked.start()).equals(minute(shift.start()))
                || !minute(asked.end()).equals(minute(shift.end()));
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }
}
