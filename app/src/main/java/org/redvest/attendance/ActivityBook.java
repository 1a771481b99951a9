package org.redvest.attendance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;

/**
 * All that the books say of one activity now: what reports are made of. Read again it is the same, however often and in whatever
 * order it is asked for.
 *
 * @param evaluated when the community said how it was
 */
public record ActivityBook(Activity activity, List<ServedShift> services, Optional<Instant> evaluated) {

    public ActivityBook {
        services = List.copyOf(services);
    }

    /**
     * One confirmed shift.
     *
     * @param settled from the marks, without the community's word: then no person has counted those who were served
     * @param measured what the service counts beside people; absent where it counts nothing else
     * @param recounts what was counted again since, oldest first
     */
    public record ServedShift(
            Shift shift,
            Instant confirmedAt,
            boolean settled,
            int beneficiaries,
            @Nullable BigDecimal measured,
            List<BookedRecount> recounts,
            List<BookedStay> stays,
            List<BookedAbsence> absences) {

        public ServedShift {
            recounts = List.copyOf(recounts);
            stays = List.copyOf(stays);
            absences = List.copyOf(absences);
        }
    }

    /**
     * Another count of the same service.
     *
     * @param version from 1
     * @param takenBackAt when it was counted once more
     */
    public record BookedRecount(
            int version,
            int beneficiaries,
            @Nullable BigDecimal measured,
            Instant countedAt,
            Optional<Instant> takenBackAt) {}

    /**
     * One line of the ledger that says how somebody was there.
     *
     * @param number among the lines of that place, from 1: the order in which they follow each other
     * @param voidedAt when a later line took it back
     */
    public record BookedStay(Participation participation, int number, Instant enteredAt, Optional<Instant> voidedAt) {}

    /**
     * Somebody who had accepted and was not there.
     *
     * @param version counts what the community said of this place, from 1
     * @param takenBackAt when it said otherwise
     */
    public record BookedAbsence(
            PlaceId place, int version, AttendanceWord said, Instant saidAt, Optional<Instant> takenBackAt) {}
}
