package org.redvest.attendance.confirming;

import gg.jte.Content;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.redvest.attendance.ShiftEnd;
import org.redvest.attendance.marks.CheckInRules;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.attendance.marks.ShiftPlaces;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityPanel;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.Owner;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What those who keep an activity have to do now with each of its services: show the code, say who came; and at the end how it was. */
@Component
public class TodoPanel implements ActivityPanel {

    private final PresenceStore presences;
    private final ConfirmationStore confirmed;
    private final ShiftPlaces places;
    private final Fragments fragments;
    private final CheckInRules limits;
    private final Clock clock;

    TodoPanel(
            PresenceStore presences,
            ConfirmationStore confirmed,
            ShiftPlaces places,
            Fragments fragments,
            CheckInRules limits,
            Clock clock) {
        this.presences = presences;
        this.confirmed = confirmed;
        this.places = places;
        this.fragments = fragments;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Spot spot() {
        return Spot.TO_DO;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Content> draw(Activity activity, Hat reader, Text text) {
        if (!activity.isKeptBy(reader)) {
            return Optional.empty();
        }
        var todos = activity.state() == ActivityState.AWAITING_EVALUATION && activity.owner() == Owner.ORDER
                ? List.of(new Todo("evaluate", "/orders/" + activity.number() + "/evaluation", Optional.empty()))
                : activity.liveShifts().stream().flatMap(this::todos).toList();
        var ends = activity.owner() == Owner.ORDER ? ends(activity) : Map.<ShiftEnd, List<Shift>>of();
        var evaluated = Optional.of(activity.number()).filter(_ -> activity.state() == ActivityState.CLOSED);
        return todos.isEmpty() && ends.isEmpty()
                ? Optional.empty()
                : Optional.of(fragments.of(
                        "attendance/todo",
                        Map.of(
                                "text", text,
                                "todos", todos,
                                "several", activity.shifts().size() > 1,
                                "ends", ends,
                                "evaluated", evaluated)));
    }

    /** As they stand, corrections included. */
    private Map<ShiftEnd, List<Shift>> ends(Activity activity) {
        var shifts = activity.liveShifts().stream()
                .filter(shift -> shift.state() == ShiftState.CONFIRMED)
                .toList();
        var each = confirmed.ends(shifts.stream().map(Shift::id).toList());
        var ends = new EnumMap<ShiftEnd, List<Shift>>(ShiftEnd.class);
        shifts.forEach(
                shift -> ends.computeIfAbsent(each.getOrDefault(shift.id(), ShiftEnd.CONFIRMED), _ -> new ArrayList<>())
                        .add(shift));
        return ends;
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
        var rules = limits.on(shift.start().atZone(clock.getZone()).toLocalDate());
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
