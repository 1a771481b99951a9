package org.redvest.attendance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.attendance.ConfirmationStore.Counted;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.web.Problem;

/** Reads what a community filled in; everything that is wrong at once, each with its field. */
final class SheetReading {

    private static final int MOST = 100_000;

    private final Sheet.Filled filled;
    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<PlaceId, Said> said = new HashMap<>();
    private final Map<PlaceId, Instant> left = new HashMap<>();
    private final int beneficiaries;
    private final @Nullable BigDecimal measured;

    SheetReading(List<Place> places, List<Presence> rows, Sheet.Filled filled, String measure, ZoneId zone) {
        this.filled = filled;
        this.zone = zone;
        var onRecord = new HashMap<PlaceId, Presence>();
        rows.forEach(row -> onRecord.put(row.place(), row));
        places.forEach(place -> read(place, Objects.requireNonNull(onRecord.get(place.id()))));
        this.beneficiaries = beneficiaries();
        this.measured = Measures.counts(measure) ? measured() : null;
    }

    private void read(Place place, Presence presence) {
        var answer = Said.named(filled.saidOf(place.id()));
        if (answer.isEmpty()) {
            problems.add(new Problem("said-" + place.id().value(), "attendance.problem.unsaid"));
            return;
        }
        said.put(place.id(), answer.get());
        if (answer.get() == Said.CAME) {
            came(place, presence);
        }
    }

    /** Whoever has no arrival on record gets no hours: typing them in afterwards is what forged hours are made of. */
    private void came(Place place, Presence presence) {
        if (presence.came().isEmpty()) {
            problems.add(new Problem("said-" + place.id().value(), "attendance.problem.no-arrival"));
        } else if (presence.left().isEmpty()) {
            var arrival = presence.came().get().at();
            Rolls.moment(filled.leftOf(place.id()), place, zone)
                    .filter(at -> !at.isBefore(arrival) && !at.isAfter(place.end()))
                    .ifPresentOrElse(
                            at -> left.put(place.id(), at),
                            () -> problems.add(new Problem("left-" + place.id().value(), "attendance.problem.left")));
        }
    }

    private int beneficiaries() {
        var number = filled.beneficiaries().strip();
        if (number.matches("[0-9]{1,6}") && Integer.parseInt(number) <= MOST) {
            return Integer.parseInt(number);
        }
        problems.add(new Problem("beneficiaries", "attendance.problem.beneficiaries", MOST));
        return 0;
    }

    private @Nullable BigDecimal measured() {
        var number = Confirmations.number(filled.measured());
        if (number == null || number.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            problems.add(new Problem("measured", "attendance.problem.measured"));
        }
        return number;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Said said(PlaceId place) {
        return Objects.requireNonNull(said.get(place));
    }

    /** When somebody left who forgot to check out. */
    Optional<Instant> left(PlaceId place) {
        return Optional.ofNullable(left.get(place));
    }

    Counted counted() {
        return new Counted(beneficiaries, measured);
    }
}
