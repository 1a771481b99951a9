package org.redvest.shifts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the owner of an activity does with it: proposes, changes, releases and cancels it. The owner has checked who may, and writes its
 * own words into the track.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Planning {

    private final ActivityStore store;
    private final ShiftStore shifts;
    private final PrivateStore details;
    private final ApplicationEventPublisher events;

    Planning(ActivityStore store, ShiftStore shifts, PrivateStore details, ApplicationEventPublisher events) {
        this.store = store;
        this.shifts = shifts;
        this.details = details;
        this.events = events;
    }

    public void propose(NewActivity activity) {
        store.insert(activity);
        shifts.insert(activity.number(), activity.region(), activity.shifts(), activity.needs());
        details.keep(activity.number(), activity.region(), activity.details());
    }

    /** Before the release everything may change. */
    public void proposeAnew(NewActivity activity) {
        store.replace(activity);
        shifts.replace(activity.number(), activity.region(), activity.shifts(), activity.needs());
        details.keep(activity.number(), activity.region(), activity.details());
    }

    /** Further shifts of a released activity, each with the same needs. Nobody is asked for them yet. */
    public void add(Activity activity, List<Window> windows, List<AskedFor> needs) {
        shifts.insert(activity.number(), activity.region(), windows, needs);
    }

    /** The next number of a county's day. No other transaction gets one before the caller's ends. */
    public ActivityNumber nextNumber(RegionCode county, LocalDate day) {
        return Scopes.within(Scope.SYSTEM, () -> ActivityNumber.of(county, day, store.count(county, day)));
    }

    /** The category under which an activity without a menu item is offered. */
    public void classify(ActivityNumber number, String category) {
        store.classify(number, category);
    }

    /** From now on people may be asked for its shifts. */
    public void release(ActivityNumber number) {
        store.stage(number, Activity.Stage.RELEASED);
    }

    public void refuse(ActivityNumber number) {
        store.stage(number, Activity.Stage.REFUSED);
    }

    /** Takes a refusal back. */
    public void reconsider(ActivityNumber number) {
        store.stage(number, Activity.Stage.PROPOSED);
    }

    /**
     * Once released, the terms stay; times, numbers of people and private details may change.
     *
     * @param moved the new times of the shifts that move
     * @param people the new numbers of the needs that ask for more or fewer
     * @param parts what differs beside the times
     */
    public record Change(
            Map<ShiftId, Window> moved,
            Map<NeedId, Integer> people,
            PrivateDetails details,
            Set<ActivityChanged.ChangedPart> parts) {

        public Change {
            moved = Map.copyOf(moved);
            people = Map.copyOf(people);
            parts = Set.copyOf(parts);
        }
    }

    public void change(Activity activity, Change change, AccountId by, Instant at) {
        change.moved().forEach(shifts::move);
        change.people().forEach(shifts::askFor);
        details.keep(activity.number(), activity.region(), change.details());
        var moved = activity.shifts().stream()
                .map(Shift::id)
                .filter(change.moved()::containsKey)
                .toList();
        events.publishEvent(new ActivityChanged(activity.number(), activity.region(), by, at, moved, change.parts()));
    }

    /** Cancels shifts that lie ahead; with the last live one the activity is cancelled. */
    public void cancel(Activity activity, List<Shift> off, String reason, AccountId by, Instant at) {
        shifts.cancel(off.stream().map(Shift::id).toList(), reason);
        boolean rest = !off.containsAll(activity.liveShifts());
        if (!rest) {
            store.stage(activity.number(), Activity.Stage.CANCELLED);
        }
        events.publishEvent(new ShiftsCancelled(
                activity.number(),
                activity.region(),
                by,
                off.stream().map(Shift::id).toList(),
                reason,
                rest,
                at));
        var after = store.find(activity.number()).orElseThrow();
        if (after.state() != activity.state()) {
            events.publishEvent(
                    new ActivityAdvanced(activity.number(), activity.owner(), activity.region(), after.state(), at));
        }
    }

    /** The private details of the owner's last activity in a community, but for its note: the next form begins with them. */
    @Transactional(readOnly = true)
    public Optional<PrivateDetails> lastDetails(RegionCode community, Owner owner) {
        return details.last(community, owner);
    }
}
