package org.redvest.attendance.confirming;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.attendance.Sheet;
import org.redvest.attendance.marks.CheckInRules;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.attendance.marks.Progress;
import org.redvest.attendance.marks.ShiftPlaces;
import org.redvest.dispatch.Place;
import org.redvest.hours.Ledger;
import org.redvest.hours.Line;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** Draws up the sheet of a shift from the places, the presences and the ledger. Runs as the system. */
@Component
public class Sheets {

    private final ShiftPlaces places;
    private final PresenceStore presences;
    private final ConfirmationStore confirmed;
    private final Confirmations confirmations;
    private final Volunteers volunteers;
    private final Ledger ledger;
    private final CheckInRules limits;
    private final Clock clock;

    Sheets(
            ShiftPlaces places,
            PresenceStore presences,
            ConfirmationStore confirmed,
            Confirmations confirmations,
            Volunteers volunteers,
            Ledger ledger,
            CheckInRules limits,
            Clock clock) {
        this.places = places;
        this.presences = presences;
        this.confirmed = confirmed;
        this.confirmations = confirmations;
        this.volunteers = volunteers;
        this.ledger = ledger;
        this.limits = limits;
        this.clock = clock;
    }

    public Sheet of(Activity activity, ShiftId id) {
        var shift = Progress.shift(activity, id);
        var accepted = places.of(id);
        return new Sheet(
                activity,
                shift,
                confirmations.stage(shift, accepted),
                rows(shift.id(), shift.window(), accepted),
                presences.lead(id),
                confirmations.receipt(shift),
                confirmed.countings(id),
                limits.on(shift.start().atZone(clock.getZone()).toLocalDate()).settles(shift.window()));
    }

    private List<Sheet.SheetRow> rows(ShiftId id, Window window, List<Place> accepted) {
        var onRecord = presences.presences(id).stream().collect(Collectors.toMap(Presence::place, Function.identity()));
        var people =
                volunteers.introduce(accepted.stream().map(Place::volunteer).toList());
        var lines = ledger.lines(id).stream()
                .collect(Collectors.groupingBy(line -> line.entry().hours().place()));
        var amendments = confirmed.amendments(id).stream()
                .collect(Collectors.groupingBy(ConfirmationStore.ConfirmationAmendment::place));
        return accepted.stream()
                .map(place -> {
                    var presence = onRecord.getOrDefault(place.id(), Presence.unknown(place.id(), place.volunteer()));
                    return new Sheet.SheetRow(
                            place.id(),
                            place.volunteer(),
                            Optional.ofNullable(people.get(place.volunteer())),
                            presence.came(),
                            presence.left(),
                            presence.said(),
                            presence.minutes(window),
                            lines.getOrDefault(place.id(), List.of()),
                            taken(
                                    lines.getOrDefault(place.id(), List.of()),
                                    amendments.getOrDefault(place.id(), List.of())));
                })
                .toList();
    }

    private static List<Sheet.TakenBack> taken(
            List<Line> lines, List<ConfirmationStore.ConfirmationAmendment> amendments) {
        return new TakenBackInOrder(lines.stream().map(Line::entry).toList(), amendments).taken();
    }
}
