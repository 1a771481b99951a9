package org.redvest.shifts;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.TrackStore.PlacedEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those who staff shifts and note who came may ask of activities and shifts. What the caller's scope does not show does not
 * exist ({@link NoSuchActivity}). Owners plan them through {@link Planning}.
 */
@Service
public class Shifts {

    private final ActivityStore store;
    private final ShiftStore shifts;
    private final PrivateStore details;
    private final Track track;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Shifts(
            ActivityStore store,
            ShiftStore shifts,
            PrivateStore details,
            Track track,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.shifts = shifts;
        this.details = details;
        this.track = track;
        this.events = events;
        this.clock = clock;
    }

    // Reading, in the caller's scope

    @Transactional(readOnly = true)
    public Activity activity(ActivityNumber number) {
        return find(number).orElseThrow(() -> new NoSuchActivity("activity"));
    }

    @Transactional(readOnly = true)
    public Optional<Activity> find(ActivityNumber number) {
        return store.find(number);
    }

    /** By their numbers. */
    @Transactional(readOnly = true)
    public List<Activity> list(Collection<ActivityNumber> numbers) {
        return store.list(numbers);
    }

    @Transactional(readOnly = true)
    public Activity activityOf(ShiftId shift) {
        return shifts.activityOf(shift).map(this::activity).orElseThrow(() -> new NoSuchActivity("shift"));
    }

    /** Those that these needs belong to, by their numbers; a need of another region has none. */
    @Transactional(readOnly = true)
    public List<Activity> activitiesOf(Collection<NeedId> needs) {
        return store.list(shifts.activitiesOf(needs));
    }

    /** Activities with a shift that starts in this time: from inclusive, to exclusive. */
    @Transactional(readOnly = true)
    public List<Activity> listStarting(Instant from, Instant to) {
        return store.list(shifts.activitiesStarting(from, to));
    }

    /** Activities with a shift whose time has come and which has not ended. */
    @Transactional(readOnly = true)
    public List<Activity> listBegun(Instant now) {
        return store.list(shifts.activitiesBegun(now));
    }

    /** Activities with a shift that ended by then and of which it is not said who came. */
    @Transactional(readOnly = true)
    public List<Activity> listUnconfirmed(Instant now) {
        return store.list(shifts.activitiesEnded(now));
    }

    /** The address and the contact. Volunteers' scopes do not reach them: dispatch hands them on after its own check. */
    @Transactional(readOnly = true)
    public PrivateDetails privateDetails(ActivityNumber number) {
        return details.of(number);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<TrackEntry> track(ActivityNumber number) {
        activity(number);
        return track.list(number, clock.instant());
    }

    /** The topic of the live feed of one activity. */
    public static String topic(ActivityNumber number) {
        return Track.topic(number);
    }

    /** The topic of the live feed of all activities in a township, a county or a city. */
    public static String topic(RegionCode watched) {
        return Track.queueTopic(watched);
    }

    // Writing. The caller has checked who may; a volunteer's scope does not reach an activity's rows.

    /** Other transactions that decide about the same activity wait until the caller's ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Activity lock(ActivityNumber number) {
        return store.lock(number);
    }

    /** The same for many at once, by their numbers; those that the caller's scope does not show are left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Activity> lockAll(Collection<ActivityNumber> numbers) {
        return store.lockAll(numbers).stream()
                .sorted(Comparator.comparing(activity -> activity.number().value()))
                .toList();
    }

    /** The activity can now be seen by all at home in this region. */
    @Transactional
    public void opened(ActivityNumber number, RegionCode prefix, TrackEntry entry) {
        Scopes.run(Scope.SYSTEM, () -> opened(Map.of(store.lock(number), List.of(entry)), prefix));
    }

    /**
     * The same for activities that the caller has locked.
     *
     * @param locked with the lines that their tracks get
     */
    @Transactional
    public void opened(Map<Activity, List<TrackEntry>> locked, RegionCode prefix) {
        var lines = locked.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(entry -> new PlacedEntry(
                                each.getKey().number(), each.getKey().region(), entry)))
                .toList();
        Scopes.run(Scope.SYSTEM, () -> {
            shifts.open(locked.keySet().stream().map(Activity::number).toList(), prefix);
            track.add(lines);
        });
    }

    /** False, and nothing written, when the shift is already there; a step that cannot follow is the caller's mistake. */
    @Transactional
    public boolean advance(ShiftId id, ShiftState to, TrackEntry entry) {
        return Scopes.within(Scope.SYSTEM, () -> step(store.lockOf(id), id, to, entry));
    }

    /** The same where its owner may cancel it at any moment: false, and nothing written, when its state no longer leads there. */
    @Transactional
    public boolean advanceIfStill(ShiftId id, ShiftState to, TrackEntry entry) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var activity = store.lockOf(id);
            return activity.shift(id).state().leadsTo(to) && step(activity, id, to, entry);
        });
    }

    /** Its time is over and nothing took place; false when it was held, is cancelled, or already stands so. */
    @Transactional
    public boolean endNotHeld(ShiftId id) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var activity = store.lockOf(id);
            var shift = activity.shift(id);
            return shift.state().leadsTo(ShiftState.NOT_HELD)
                    && step(
                            activity,
                            id,
                            ShiftState.NOT_HELD,
                            TrackEntry.byNobody(shift.end(), notHeld(shift), shift.start()));
        });
    }

    private static String notHeld(Shift shift) {
        return shift.state() == ShiftState.PLANNED ? "shifts.track.not-offered" : "shifts.track.not-held";
    }

    /**
     * Takes back that a shift has begun: the first arrival was a slip, and its time has not come. The shift lies ahead again, and can be
     * moved or cancelled. False, and nothing written, where it has begun by now or never had.
     *
     * @param to where it stands without that arrival
     */
    @Transactional
    public boolean takeBackBeginning(ShiftId id, ShiftState to) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var activity = store.lockOf(id);
            var shift = activity.shift(id);
            var now = clock.instant();
            if (shift.state() != ShiftState.IN_SERVICE || !now.isBefore(shift.start())) {
                return false;
            }
            move(
                    activity,
                    id,
                    to,
                    TrackEntry.byNobody(now, TrackEntry.NOT_BEGUN).about(id));
            return true;
        });
    }

    private boolean step(Activity activity, ShiftId id, ShiftState to, TrackEntry entry) {
        var from = activity.shift(id).state();
        if (from == to) {
            return false;
        }
        if (!from.leadsTo(to)) {
            throw new IllegalStateException("Shift %s is %s; that does not lead to %s".formatted(id, from, to));
        }
        move(activity, id, to, entry);
        if (to == ShiftState.NOT_HELD) {
            events.publishEvent(new ShiftNotHeld(id, activity.number(), activity.region(), from, entry.at()));
        }
        return true;
    }

    private void move(Activity before, ShiftId id, ShiftState to, TrackEntry entry) {
        var after = before.with(id, to);
        shifts.advance(after, id, to);
        track.add(before.number(), before.region(), entry);
        if (after.state() != before.state()) {
            publish(after, entry.at());
        }
    }

    @Transactional
    public void record(ActivityNumber number, TrackEntry entry) {
        recordAll(number, List.of(entry));
    }

    /** Many lines of one activity at once. */
    @Transactional
    public void recordAll(ActivityNumber number, List<TrackEntry> entries) {
        Scopes.run(Scope.SYSTEM, () -> track.addAll(number, entries));
    }

    /** The community said how it was (评单): the loop is closed. Said twice, it stays as it was said first. */
    @Transactional
    public void close(ActivityNumber number, TrackEntry entry) {
        Scopes.run(Scope.SYSTEM, () -> {
            var activity = store.lock(number);
            if (activity.state() == ActivityState.CLOSED) {
                return;
            }
            if (activity.state() != ActivityState.AWAITING_EVALUATION) {
                throw new IllegalStateException("Activity %s is %s; it closes after its service was confirmed"
                        .formatted(number, activity.state()));
            }
            store.stage(number, Activity.Stage.CLOSED);
            track.add(number, activity.region(), entry);
            publish(activity(number), entry.at());
        });
    }

    private void publish(Activity activity, Instant at) {
        events.publishEvent(
                new ActivityAdvanced(activity.number(), activity.owner(), activity.region(), activity.state(), at));
    }
}
