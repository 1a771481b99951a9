package org.redvest.residents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.orders.OrderState;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;

/**
 * Where a resident's matter stands, in what the resident may know of it: the time, and how many come. It names no volunteer.
 *
 * @param order where the order stands, where one was made
 * @param visits the services of the order that were not cancelled
 */
public record HelpStand(
        HelpRequest request,
        String community,
        Optional<OrderState> order,
        List<Visit> visits,
        List<AddedLine> lines,
        Instant now) {

    public HelpStand {
        visits = List.copyOf(visits);
        lines = List.copyOf(lines);
    }

    /** One time at which volunteers come. */
    public record Visit(Instant start, Instant end, int wanted, int found, boolean over) {
        static Visit of(Shift shift, int found, Instant now) {
            boolean over = !now.isBefore(shift.end()) || shift.state().compareTo(ShiftState.ENDED) >= 0;
            return new Visit(shift.start(), shift.end(), shift.people(), found, over);
        }
    }

    /** The stations that a resident's page draws. */
    public enum Station {
        ASKED,
        ANSWERED,
        FOUND,
        VISIT,
        DONE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Station station() {
        return switch (request.state()) {
            case WAITING, WITHDRAWN, CLOSED -> Station.ASKED;
            case ANSWERED -> Station.ANSWERED;
            case ORDERED ->
                served() ? Station.DONE : underWay() ? Station.VISIT : found() ? Station.FOUND : Station.ANSWERED;
        };
    }

    private boolean served() {
        return !visits.isEmpty() && visits.stream().allMatch(Visit::over);
    }

    private boolean underWay() {
        return visits.stream().anyMatch(visit -> !visit.over() && visit.found() > 0 && !now.isBefore(visit.start()));
    }

    private boolean found() {
        return visits.stream().anyMatch(visit -> visit.found() > 0);
    }

    /** The last part of the key of the sentence that says where it stands. */
    public String sentence() {
        return switch (request.state()) {
            case WAITING -> request.failed().isPresent() ? "again" : request.overdue(now) ? "late" : "waiting";
            case WITHDRAWN -> "withdrawn";
            case CLOSED -> "closed";
            case ANSWERED -> request.answer().orElseThrow().kind().word();
            case ORDERED ->
                order.filter(OrderState::inReview).isPresent()
                        ? "ordered"
                        : switch (station()) {
                            case DONE -> "done";
                            case VISIT -> "under-way";
                            case FOUND -> "found";
                            case ASKED, ANSWERED -> "searching";
                        };
        };
    }

    /** The visit that comes next, else the last. */
    public Optional<Visit> next() {
        return visits.stream()
                .filter(visit -> !visit.over())
                .findFirst()
                .or(() -> visits.isEmpty() ? Optional.empty() : Optional.of(visits.getLast()));
    }

    public boolean mayBeWithdrawn() {
        return request.waiting();
    }

    public boolean mayAdd() {
        return (request.waiting() || request.state() == HelpRequest.State.ORDERED && !served())
                && lines.size() < Residents.MOST_LINES;
    }

    /** After the first visit is over, or after an answer by telephone or by another office. */
    public boolean maySayHelped() {
        return switch (request.state()) {
            case ORDERED -> visits.stream().anyMatch(visit -> visit.over() && visit.found() > 0);
            case ANSWERED -> request.answer().orElseThrow().kind() != HelpAnswer.HelpAnswerKind.REFUSED;
            case WAITING, CLOSED, WITHDRAWN -> false;
        };
    }
}
