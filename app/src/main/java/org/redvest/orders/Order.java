package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** What a community asked for (单), and where that stands. */
public record Order(
        OrderNumber number,
        RegionCode region,
        OrderState state,
        int version,
        Service service,
        Whereabouts where,
        Placed placed,
        Optional<Decision> decision,
        Optional<RegionCode> openedTo,
        List<Shift> shifts) {

    public Order {
        shifts = List.copyOf(shifts);
    }

    /** Who asked last, when, and by when they were promised an answer. */
    public record Placed(AccountId by, Instant at, Instant due) {}

    Shift shift(ShiftId id) {
        return shifts.stream()
                .filter(shift -> shift.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchOrder("shift"));
    }

    /** The order when one of its shifts has moved on. */
    Order with(ShiftId id, ShiftState next) {
        var moved = shifts.stream()
                .map(shift -> shift.id().equals(id) ? shift.in(next) : shift)
                .toList();
        return new Order(
                number, region, state.afterAdvance(moved), version, service, where, placed, decision, openedTo, moved);
    }

    /** The next that is not over; when all are, the last that was held, or the last there was. */
    public Shift nextShift() {
        return liveShifts().stream()
                .filter(shift -> shift.state().compareTo(ShiftState.ENDED) < 0)
                .findFirst()
                .orElseGet(() ->
                        liveShifts().isEmpty() ? shifts.getLast() : liveShifts().getLast());
    }

    public List<Shift> liveShifts() {
        return shifts.stream().filter(shift -> shift.state().live()).toList();
    }

    /** The sentence with which the community cancelled one of its services. */
    public Optional<String> cancelledBecause(ShiftId id) {
        return shifts.stream()
                .filter(shift -> shift.id().equals(id))
                .findFirst()
                .flatMap(Shift::cancelledBecause);
    }

    /** What a change or a cancellation may reach: the rest is history. */
    public List<Shift> shiftsAhead(Instant now) {
        return shifts.stream().filter(shift -> shift.ahead(now)).toList();
    }

    /** Something of it lies ahead, and all of that so near that it can be offered to nobody any more. */
    public boolean tooLateToOffer(Instant now) {
        var ahead = shiftsAhead(now);
        return !ahead.isEmpty()
                && ahead.stream().noneMatch(shift -> shift.window().canBeOffered(now));
    }

    /** In review everything may change; afterwards what lies ahead. */
    public boolean mayBeChanged(Instant now) {
        return state.inReview() || state.beforeService() && !shiftsAhead(now).isEmpty();
    }

    /** The committee owes an answer since the promised time. */
    public boolean answerOverdue(Instant now) {
        return state == OrderState.SUBMITTED && !now.isBefore(placed.due());
    }

    /** Its service begins before the promised answer: the committee was not promised the time to answer. */
    public boolean urgent() {
        return nextShift().start().isBefore(placed.due());
    }
}
