package org.redvest.dispatch.planning;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Parameters;
import org.redvest.engine.Volunteer;

/**
 * What one volunteer already holds, said in a problem of a few days: pairs that are held, what is left of the limits of the month, and
 * what the rest of their services leaves no time for.
 *
 * <p>A service on the planned days is a held pair. Another one of the month counts against the limits of the month. One that breaks a rule
 * beside the others, for limits were lowered or a shift was moved since, would be no plan: it is treated like one on another day, and the
 * volunteer is asked for nothing else on its day.
 */
final class Commitments {

    private final Volunteer volunteer;
    private final List<Need> kept = new ArrayList<>();
    private final List<HeldRow> beside = new ArrayList<>();
    private final Set<LocalDate> fullDays = new HashSet<>();
    private final Limits limits;

    /** @param needOf the need of a service on the planned days */
    Commitments(Volunteer volunteer, List<HeldRow> held, PlannedDays days, Function<HeldRow, Need> needOf) {
        this.volunteer = volunteer;
        var inDays = new ArrayList<HeldRow>();
        int shifts = volunteer.limits().maxShifts();
        int minutes = volunteer.limits().maxMinutes();
        for (HeldRow each : held) {
            if (days.contains(each.day())) {
                inDays.add(each);
            } else {
                beside.add(each);
                if (YearMonth.from(each.day()).equals(days.month())) {
                    shifts--;
                    minutes -= each.slot().minutes();
                }
            }
        }
        keep(inDays, limits(shifts, minutes), needOf);
        for (HeldRow each : inDays) {
            if (beside.contains(each)) {
                shifts--;
                minutes -= each.slot().minutes();
            }
        }
        int keptMinutes = kept.stream().mapToInt(need -> need.slot().minutes()).sum();
        limits = limits(Math.max(shifts, kept.size()), Math.max(minutes, keptMinutes));
    }

    private void keep(List<HeldRow> inDays, Limits left, Function<HeldRow, Need> needOf) {
        var limited = ProblemDraft.with(volunteer, left, 0);
        for (HeldRow each : inDays) {
            Need need = needOf.apply(each);
            if (Eligibility.limits(need, limited, kept, Parameters.DEFAULT).isEmpty()) {
                kept.add(need);
            } else {
                beside.add(each);
                fullDays.add(each.day());
            }
        }
    }

    private Limits limits(int shifts, int minutes) {
        var stated = volunteer.limits();
        return shifts == stated.maxShifts() && minutes == stated.maxMinutes()
                ? stated
                : new Limits(Math.max(0, shifts), stated.maxShiftsPerDay(), Math.max(0, minutes));
    }

    /** What is left of the limits of the month, the kept needs included. */
    Limits limits() {
        return limits;
    }

    /** Needs that are held pairs of the problem. */
    List<Need> kept() {
        return kept;
    }

    /** Needs that a service beside the problem alone keeps them from. */
    List<Need> barred(Timeline needs) {
        var barred = new ArrayList<Need>();
        for (HeldRow each : beside) {
            Need service = each.alone();
            double reach = Parameters.DEFAULT.gapMinutes()
                    + Parameters.DEFAULT.minutesPerKm()
                            * (each.site().kilometresTo(volunteer.home()) + volunteer.radiusKm());
            boolean fullDay = fullDays.contains(each.day());
            for (Need need : needs.near(service, (int) Math.ceil(reach), fullDay)) {
                if (isBarred(need, each, service, fullDay) && Eligibility.eligible(need, volunteer)) {
                    barred.add(need);
                }
            }
        }
        return barred;
    }

    private static boolean isBarred(Need need, HeldRow held, Need service, boolean fullDay) {
        return held.need().equals(need.id())
                || fullDay && need.day() == service.day()
                || !Eligibility.compatible(need, service, Parameters.DEFAULT);
    }
}
