package org.redvest.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.engine.Bar;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Need;
import org.redvest.engine.Parameters;
import org.redvest.engine.Position;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;
import org.redvest.volunteers.Profile;
import org.springframework.stereotype.Component;

/**
 * Who may take a place. The rules are the engine's; this adds only what a planning problem lists as barred, and says why. It also fixes
 * the engine's horizon: limits on shifts and minutes hold for the calendar month in which a service begins.
 */
@Component
class Admission {

    private static final Parameters PARAMETERS = Parameters.DEFAULT;

    private final Clock clock;

    Admission(Clock clock) {
        this.clock = clock;
    }

    /** Every reason, not the first; empty: they may. */
    List<Reason> reasons(Asked asked, Profile profile, Collection<Held> held, Optional<Instant> declined) {
        var day = day(asked.start());
        var need = need("asked", asked);
        var volunteer = profile.between(day.minusDays(1), day(asked.end()));
        var reasons = new ArrayList<Reason>();
        Eligibility.bars(need, volunteer).forEach(bar -> reasons.add(new Reason.Engine(bar)));
        addLimits(need, volunteer, held, reasons);
        addDecisions(asked, profile, day, reasons);
        declined.ifPresent(at -> reasons.add(new Reason.Declined(at)));
        return List.copyOf(reasons);
    }

    /** The engine's need for a place somebody holds: only where and when matter for what else they may take. */
    Held held(Place place, Position site) {
        return new Held(
                place,
                new Need(
                        Long.toString(place.id().value()),
                        "held",
                        site,
                        slot(place.start(), place.end()),
                        1,
                        0,
                        Set.of(),
                        ""));
    }

    double kilometres(Asked asked, Profile profile) {
        return asked.site().kilometresTo(profile.position());
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, clock.getZone());
    }

    YearMonth month(Instant time) {
        return YearMonth.from(day(time));
    }

    private Need need(String id, Asked asked) {
        return new Need(id, id, asked.site(), slot(asked.start(), asked.end()), 1, 0, asked.skills(), asked.category());
    }

    /** What they hold in another month leaves this month's limits alone, but they still cannot be in two places. */
    private static void addLimits(Need need, Volunteer volunteer, Collection<Held> held, List<Reason> reasons) {
        var sameMonth = new ArrayList<Need>();
        var otherMonths = new ArrayList<Need>();
        for (Held each : held) {
            (month(each.need()).equals(month(need)) ? sameMonth : otherMonths).add(each.need());
        }
        Eligibility.limits(need, volunteer, sameMonth, PARAMETERS).forEach(bar -> reasons.add(reason(bar)));
        for (Need other : otherMonths) {
            Eligibility.limits(need, volunteer, List.of(other), PARAMETERS).stream()
                    .filter(Bar.Clashes.class::isInstance)
                    .forEach(bar -> reasons.add(reason(bar)));
        }
    }

    private static Reason reason(Bar bar) {
        return bar instanceof Bar.Clashes clashes
                ? new Reason.Clash(new PlaceId(Long.parseLong(clashes.need())), clashes)
                : new Reason.Engine(bar);
    }

    private static void addDecisions(Asked asked, Profile profile, LocalDate day, List<Reason> reasons) {
        int age = profile.ageOn(day);
        if (age < asked.minimumAge()) {
            reasons.add(new Reason.TooYoung(age, asked.minimumAge()));
        }
        asked.licences().stream()
                .filter(licence -> profile.skills().contains(licence))
                .filter(licence -> !profile.licences().contains(licence))
                .sorted()
                .forEach(licence -> reasons.add(new Reason.LacksLicence(licence)));
        if (profile.preferences().doNotDisturb()) {
            reasons.add(new Reason.DoNotDisturb());
        }
    }

    private static YearMonth month(Need need) {
        return YearMonth.from(need.slot().start());
    }

    /** The engine counts whole minutes of the wall clock. */
    private Slot slot(Instant start, Instant end) {
        return Slot.of(LocalDateTime.ofInstant(start, clock.getZone()), LocalDateTime.ofInstant(end, clock.getZone()));
    }
}
