package org.redvest.dispatch.openings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.dispatch.ActivityOpened;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.OfferTakenBack;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.OpeningResult;
import org.redvest.dispatch.Rule;
import org.redvest.dispatch.Vacancy;
import org.redvest.dispatch.sieve.ActivitySieve;
import org.redvest.dispatch.sieve.Sifter;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.HeldNeed;
import org.redvest.dispatch.vacancies.HeldNeeds;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Need;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens activities to everybody who may take a place, and says who that is. */
@Component
public class Openings {

    /** Whoever comes knows it the evening before; then the committee has the evening to call people. */
    private static final LocalTime EVE = LocalTime.of(18, 0);

    /** People need this long to see that something was opened. */
    private static final Duration TO_BE_SEEN = Duration.ofHours(2);

    /** Places held so long before or after may still stand against a service: the ways between sites end somewhere. As in SQL. */
    private static final Duration NEIGHBOURS = Duration.ofDays(2);

    private static final Set<ShiftState> UNATTENDED = EnumSet.of(ShiftState.PLANNED, ShiftState.SHORT);

    private final OpeningStore store;
    private final HeldNeeds heldNeeds;
    private final Sifter sifter;
    private final Admission admission;
    private final Shifts shifts;
    private final Regions regions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Openings(
            OpeningStore store,
            HeldNeeds heldNeeds,
            Sifter sifter,
            Admission admission,
            Shifts shifts,
            Regions regions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.heldNeeds = heldNeeds;
        this.sifter = sifter;
        this.admission = admission;
        this.shifts = shifts;
        this.regions = regions;
        this.events = events;
        this.clock = clock;
    }

    /** Need by need, from all at home in the region to those who may take a place. */
    public ActivitySieve sieve(Activity activity, RegionCode scope) {
        var asked = new LinkedHashMap<NeedId, Asked>();
        var places = new HashMap<NeedId, Integer>();
        for (Asking asking : needs(activity)) {
            asked.put(asking.need().id(), asked(activity, asking, site(activity)));
            places.put(asking.need().id(), asking.need().people());
        }
        return sifter.sieve(asked, places, scope);
    }

    /** Where those whom the rule keeps out of a need are at home. */
    public Map<RegionCode, Integer> townships(Activity activity, NeedId need, Rule rule, RegionCode scope) {
        return needs(activity).stream()
                .filter(asking -> asking.need().id().equals(need))
                .findFirst()
                .map(asking -> sifter.townships(need, asked(activity, asking, site(activity)), rule, scope))
                .orElseThrow(NoSuchOpening::new);
    }

    public OpeningResult open(Activity activity, Hat by) {
        if (!activity.state().beforeService()) {
            return new OpeningResult.NotNow(activity.state());
        }
        var now = clock.instant();
        var openable = openable(activity, by, now);
        if (openable.isEmpty()) {
            return new OpeningResult.TooLate();
        }
        var opened =
                openable.stream().filter(each -> store.open(each, by.account())).toList();
        if (opened.isEmpty()) {
            return new OpeningResult.Already(
                    store.list(activity.number()).getFirst().openedAt());
        }
        int reached = sifter.reach(opened, by.region());
        tell(activity, by, opened, reached, now);
        return new OpeningResult.ToAll(reached);
    }

    /** When people can no longer come and leave by themselves; empty when it is too late to open at all. */
    public static Optional<Instant> closing(Instant start, Instant now, ZoneId zone) {
        var eve = start.atZone(zone)
                .toLocalDate()
                .minusDays(1)
                .atTime(EVE)
                .atZone(zone)
                .toInstant();
        if (!now.plus(TO_BE_SEEN).isAfter(eve)) {
            return Optional.of(eve);
        }
        return Optional.of(start.minus(Window.TO_GET_THERE)).filter(now::isBefore);
    }

    /** All that somebody holds in the month of a service, and near it. */
    public List<HeldNeed> held(VolunteerId volunteer, Asked asked) {
        return heldNeeds.of(volunteer, from(asked), to(asked));
    }

    public Asked asked(Activity activity, Asking asking, Position site) {
        return new Asked(
                asking.shift().start(),
                asking.shift().end(),
                site,
                activity.service().category(),
                asking.need().skills(),
                asking.need().licences(),
                activity.service().minimumAge());
    }

    /** Which door is private: for everybody a service is where its community is. */
    public Position site(Activity activity) {
        return regions.centre(activity.region());
    }

    /** A need of a shift that is still ahead. */
    public record Asking(Shift shift, Need need) {}

    /** A need of the activity, whatever became of its shift. */
    public static Asking asking(Activity activity, NeedId need) {
        return activity.shifts().stream()
                .flatMap(shift -> shift.needs().stream().map(each -> new Asking(shift, each)))
                .filter(each -> each.need().id().equals(need))
                .findFirst()
                .orElseThrow(NoSuchOpening::new);
    }

    public static List<Asking> needs(Activity activity) {
        return activity.liveShifts().stream()
                .filter(shift -> shift.state().ahead())
                .flatMap(shift -> shift.needs().stream().map(need -> new Asking(shift, need)))
                .toList();
    }

    private List<Opening> openable(Activity activity, Hat by, Instant now) {
        var site = site(activity);
        return needs(activity).stream()
                .flatMap(asking -> closing(asking.shift().start(), now, clock.getZone())
                        .map(closes -> opening(activity, asking, asked(activity, asking, site), by, closes, now))
                        .stream())
                .toList();
    }

    private static Opening opening(Activity activity, Asking asking, Asked asked, Hat by, Instant closes, Instant now) {
        var vacancy = new Vacancy(
                asking.need().id(),
                asking.shift().id(),
                activity.number(),
                activity.region(),
                asked,
                asking.need().people(),
                0,
                0,
                closes);
        return new Opening(vacancy, Optional.of(by.region()), now, Optional.empty());
    }

    private void tell(Activity activity, Hat by, List<Opening> opened, int reached, Instant now) {
        shifts.opened(
                activity.number(), by.region(), TrackEntry.by(by.account(), now, "dispatch.track.opened", reached));
        for (Shift shift : activity.liveShifts()) {
            waiting(shift, opened, now);
        }
        events.publishEvent(new ActivityOpened(activity.number(), activity.region(), reached, by.account(), now));
    }

    /** A shift that was full when it was taken back still is. */
    public void waiting(Shift shift, List<Opening> opened, Instant now) {
        var its = opened.stream()
                .filter(opening -> opening.shift().equals(shift.id()))
                .toList();
        if (!its.isEmpty() && isUnattended(shift)) {
            int missing = store.lockShift(shift.id()).stream()
                    .mapToInt(Opening::missing)
                    .sum();
            shifts.advanceIfStill(
                    shift.id(),
                    ShiftState.DISPATCHING,
                    TrackEntry.byNobody(
                                    now,
                                    its.stream().allMatch(each -> each.invites(now))
                                            ? "dispatch.track.inviting"
                                            : "dispatch.track.waiting",
                                    missing,
                                    its.getFirst().closesAt())
                            .about(shift.id()));
        }
    }

    /** Whether nobody is being asked for it yet, or any more. */
    public boolean isUnattended(Shift shift) {
        return UNATTENDED.contains(shift.state());
    }

    /** A shift that lost its offer with places free is short of people: it stands among the things to do until it is offered again. */
    public void pause(Activity activity, Hat by, Instant now) {
        for (Shift shift : activity.liveShifts()) {
            int missing = store.lockShift(shift.id()).stream()
                    .mapToInt(Opening::missing)
                    .sum();
            if (shift.state() == ShiftState.DISPATCHING && missing > 0) {
                shifts.advance(shift.id(), ShiftState.SHORT, paused(missing, now));
            }
        }
        events.publishEvent(new OfferTakenBack(activity.number(), activity.region(), by.account(), now));
    }

    /**
     * A shift that was full lacks people again: it is offered again, or short where its offer was taken back or its time to accept is over.
     *
     * @param openings of one shift, those with places free
     */
    public void missing(List<Opening> openings, Instant at) {
        var shift = openings.getFirst().shift();
        int missing = openings.stream().mapToInt(Opening::missing).sum();
        var closes = closes(openings);
        var now = clock.instant();
        boolean invites = openings.stream().allMatch(each -> each.invites(now));
        var entry = closes.map(until -> TrackEntry.byNobody(at, "dispatch.track.open-again", missing, until))
                .orElseGet(() -> closed(openings, invites, missing, at));
        shifts.advanceIfStill(
                shift, closes.isPresent() || invites ? ShiftState.DISPATCHING : ShiftState.SHORT, entry.about(shift));
    }

    private static TrackEntry closed(List<Opening> openings, boolean invites, int missing, Instant at) {
        if (invites) {
            return TrackEntry.byNobody(at, "dispatch.track.invites-again", missing);
        }
        boolean paused = openings.stream().allMatch(each -> each.withdrawnAt().isPresent());
        return paused ? paused(missing, at) : TrackEntry.byNobody(at, "dispatch.track.short", missing);
    }

    /**
     * A shift goes on waiting for people, but for another number of them or until another time.
     *
     * @param openings of one shift, those with places free
     */
    public void waits(List<Opening> openings, Instant at) {
        int missing = openings.stream().mapToInt(Opening::missing).sum();
        closes(openings).ifPresent(until -> {
            var first = openings.getFirst();
            shifts.record(
                    first.activity(),
                    TrackEntry.byNobody(at, "dispatch.track.waiting", missing, until)
                            .about(first.shift()));
        });
    }

    /** Until when the first of them can be accepted; empty when none can any more. */
    private Optional<Instant> closes(List<Opening> openings) {
        var now = clock.instant();
        return openings.stream()
                .filter(each -> each.running(now))
                .map(Opening::closesAt)
                .min(Comparator.naturalOrder());
    }

    static TrackEntry paused(int missing, Instant at) {
        return TrackEntry.byNobody(at, "dispatch.track.paused", missing);
    }

    public Instant from(Asked asked) {
        var month = admission.month(asked.start()).atDay(1).atStartOfDay(clock.getZone());
        return month.minus(NEIGHBOURS).toInstant();
    }

    public Instant to(Asked asked) {
        var next = admission.month(asked.start()).plusMonths(1).atDay(1).atStartOfDay(clock.getZone());
        return next.plus(NEIGHBOURS).toInstant();
    }
}
