package org.redvest.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.orders.drafting.Drafting;
import org.redvest.orders.drafting.Placing;
import org.redvest.orders.review.Reviewing;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rest of Redvest may ask of orders. What the caller's scope does not show does not exist ({@link NoSuchOrder}). */
@Service
public class Orders {

    private final Placing placing;
    private final Drafting drafting;
    private final Reviewing reviewing;
    private final OrderStore store;
    private final Shifts activities;
    private final Clock clock;

    Orders(Placing placing, Drafting drafting, Reviewing reviewing, OrderStore store, Shifts activities, Clock clock) {
        this.placing = placing;
        this.drafting = drafting;
        this.reviewing = reviewing;
        this.store = store;
        this.activities = activities;
        this.clock = clock;
    }

    // What a community does (点单)

    /** Places an order; the same form sent again finds the first order, and is outdated where it says something else now. */
    @Transactional
    public Submission submit(UUID form, Draft draft, Hat hat) {
        return placing.submit(form, draft, hat);
    }

    /** What a draft would be refused for now. */
    @Transactional(readOnly = true)
    public List<Problem> problems(Draft draft) {
        return drafting.problems(draft, clock.instant());
    }

    /** What a change of an order would be refused for now. */
    @Transactional(readOnly = true)
    public List<Problem> problems(Order order, Draft draft) {
        return placing.problems(order, draft);
    }

    public boolean mayBeChanged(Order order) {
        return order.mayBeChanged(clock.instant());
    }

    /** The services that a cancellation can take one by one: in review there is only the whole order. */
    public List<Shift> cancellable(Order order) {
        return order.state().inReview() ? List.of() : order.shiftsAhead(clock.instant());
    }

    public List<Problem> cancellationProblems(Order order, Set<ShiftId> chosen, String reason) {
        return placing.cancellationProblems(order, chosen, reason);
    }

    /** Before approval all of it, after it the time, more people and the details; what was returned is sent in again. */
    @Transactional
    public Submission change(ActivityNumber number, int version, Draft draft, Hat hat) {
        return placing.change(number, version, draft, hat);
    }

    /** All that lies ahead; what has begun goes on. */
    @Transactional
    public Submission cancel(ActivityNumber number, String reason, Hat hat) {
        return placing.cancel(number, reason, hat);
    }

    /** Only these services, as far as they lie ahead. */
    @Transactional
    public Submission cancel(ActivityNumber number, Set<ShiftId> chosen, String reason, Hat hat) {
        return placing.cancel(number, chosen, reason, hat);
    }

    // What the committee answers (审单)

    @Transactional
    public Review approve(ActivityNumber number, int version, Hat hat) {
        return reviewing.approve(number, version, Optional.empty(), hat);
    }

    /** An order off the menu gets the need it comes nearest to, so that those interested in it are asked. */
    @Transactional
    public Review approveAs(String category, ActivityNumber number, int version, Hat hat) {
        return reviewing.approve(number, version, Optional.of(category), hat);
    }

    /** Returns or rejects, as the reason says; the sentence is shown to the community as it is. */
    @Transactional
    public Review refuse(ActivityNumber number, int version, Decision.DecisionReason reason, String said, Hat hat) {
        return reviewing.refuse(number, version, reason, said, hat);
    }

    /** Takes a rejection back; twice, it is done. */
    @Transactional
    public Review reconsider(ActivityNumber number, Hat hat) {
        return reviewing.reconsider(number, hat);
    }

    // What anybody may read in their scope

    @Transactional(readOnly = true)
    public Order order(ActivityNumber number) {
        return find(number).orElseThrow(() -> new NoSuchOrder("order"));
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(ActivityNumber number) {
        return store.find(number);
    }

    @Transactional(readOnly = true)
    public List<Order> list(Collection<ActivityNumber> numbers) {
        return store.list(numbers);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Order> list(RegionCode region, int most) {
        return store.list(region, most);
    }

    @Transactional(readOnly = true)
    public int count(RegionCode region) {
        return store.count(region);
    }

    /** Orders with a shift that starts in this time: from inclusive, to exclusive. */
    @Transactional(readOnly = true)
    public List<Order> listStarting(Instant from, Instant to) {
        return list(
                activities.listStarting(from, to).stream().map(Activity::number).toList());
    }

    /** The address and the contact. */
    @Transactional(readOnly = true)
    public PrivateDetails privateDetails(ActivityNumber number) {
        return activities.privateDetails(order(number).number());
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<TrackEntry> track(ActivityNumber number) {
        return activities.track(order(number).number());
    }
}
