package org.redvest.dispatch.vacancies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Reason;
import org.redvest.engine.Bar;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Need;
import org.redvest.engine.Parameters;
import org.redvest.engine.Position;
import org.redvest.engine.Requirements;
import org.redvest.engine.Slot;
import org.redvest.volunteers.Profile;
import org.springframework.stereotype.Component;

/**
 * Who may take a place. The rules are the engine's; this says the question in its words and its answer in ours. A decline is what a
 * planning problem calls barred.
 */
@Component
public class Admission {

    private static final Parameters PARAMETERS = Parameters.DEFAULT;

    private final Clock clock;

    Admission(Clock clock) {
        this.clock = clock;
    }

    /** Every reason, not the first; empty: they may. */
    public List<Reason> reasons(Asked asked, Profile profile, Collection<HeldNeed> held, Optional<Instant> declined) {
        var day = day(asked.start());
        var need = need("asked", asked);
        var volunteer = profile.between(day.minusDays(1), day(asked.end()));
        var needs = held.stream().map(HeldNeed::need).toList();
        var fixed = Eligibility.bars(need, volunteer).stream();
        var full = Eligibility.monthlyLimits(need, volunteer, needs, PARAMETERS).stream();
        var byRule = Stream.concat(fixed, full).flatMap(Admission::reasons);
        var decisions = declined.<Reason>map(Reason.Declined::new).stream();
        return Stream.of(standing(profile), byRule, decisions)
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * The same of a person who is on duty for emergency calls (待命): by that they have said that they are free then, and that they come
     * whatever kind of service it is. Every other rule holds.
     */
    public List<Reason> reasonsOnDuty(Asked asked, Profile profile, Collection<HeldNeed> held) {
        return reasons(asked, profile, held, Optional.empty()).stream()
                .filter(reason -> !isWaivedOnDuty(reason))
                .toList();
    }

    public static boolean isWaivedOnDuty(Reason reason) {
        return reason instanceof Reason.Engine(var bar)
                && (bar instanceof Bar.NotFree || bar instanceof Bar.NotInterested);
    }

    /**
     * Whether they could keep one more promise beside these: time, ways between sites, limits of a month.
     *
     * @param promised places that they hold and what they are asked for, without this one
     */
    public boolean roomFor(Asked asked, Profile profile, Collection<Need> promised) {
        var day = day(asked.start());
        var volunteer = profile.between(day.minusDays(1), day(asked.end()));
        return Eligibility.monthlyLimits(need("asked", asked), volunteer, promised, PARAMETERS)
                .isEmpty();
    }

    /** What somebody is asked for, as {@link #held} says a place. */
    public Need invited(ServiceInvitation invitation) {
        return promised("invited", invitation.site(), invitation.start(), invitation.finish());
    }

    /** The same, before it is sent. */
    public Need invited(Asked asked) {
        return promised("invited", asked.site(), asked.start(), asked.end());
    }

    /** How long the way takes, with the gap that is kept between two services. */
    public Duration way(Asked asked, Profile profile) {
        double minutes = PARAMETERS.gapMinutes() + PARAMETERS.minutesPerKm() * kilometres(asked, profile);
        return Duration.ofMinutes((long) Math.ceil(minutes));
    }

    private static Stream<Reason> standing(Profile profile) {
        return switch (profile.status()) {
            case ACTIVE -> Stream.empty();
            case HELD, LEFT -> Stream.of(new Reason.NotActive(profile.status()));
        };
    }

    /** The engine's need for a place somebody holds: only where and when matter for what else they may take. */
    public HeldNeed held(Place place, Position site) {
        return new HeldNeed(place, promised(Long.toString(place.id().value()), site, place.start(), place.end()));
    }

    private Need promised(String id, Position site, Instant start, Instant end) {
        return new Need(id, "held", site, slot(start, end), 1, 0, Set.of(), "");
    }

    public double kilometres(Asked asked, Profile profile) {
        return asked.site().kilometresTo(profile.position());
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, clock.getZone());
    }

    public YearMonth month(Instant time) {
        return YearMonth.from(day(time));
    }

    private Need need(String id, Asked asked) {
        return new Need(
                id,
                id,
                asked.site(),
                slot(asked.start(), asked.end()),
                1,
                0,
                asked.skills(),
                asked.category(),
                new Requirements(asked.minimumAge(), asked.licences(), ""));
    }

    private static Stream<Reason> reasons(Bar bar) {
        return switch (bar) {
            case Bar.Clashes clash -> Stream.of(new Reason.Clash(new PlaceId(Long.parseLong(clash.need())), clash));
            case Bar.TooYoung(var age, int minimumAge) -> Stream.of(new Reason.TooYoung(age, minimumAge));
            case Bar.LacksLicences(var missing) -> missing.stream().sorted().map(Reason.LacksLicence::new);
            case Bar.LicencesOver(var lastDay) ->
                new TreeMap<>(lastDay)
                        .entrySet().stream().map(each -> new Reason.LicenceOver(each.getKey(), each.getValue()));
            case Bar.DoNotDisturb _ -> Stream.of(new Reason.DoNotDisturb());
            case Bar.TooFar _,
                    Bar.NotFree _,
                    Bar.TooLong _,
                    Bar.LacksSkills _,
                    Bar.NotInterested _,
                    Bar.NotAtHome _,
                    Bar.Barred _,
                    Bar.NotListed _,
                    Bar.ShiftsFull _,
                    Bar.DayFull _,
                    Bar.MinutesFull _ -> Stream.of(new Reason.Engine(bar));
        };
    }

    /** The engine counts whole minutes of the wall clock. */
    private Slot slot(Instant start, Instant end) {
        return Slot.of(LocalDateTime.ofInstant(start, clock.getZone()), LocalDateTime.ofInstant(end, clock.getZone()));
    }
}
