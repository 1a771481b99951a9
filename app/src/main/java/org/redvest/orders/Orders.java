package org.redvest.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the rest of Redvest may ask of orders. What the caller's scope does not show does not exist ({@link NoSuchOrder}). */
@Service
public class Orders {

    private final Placing placing;
    private final Drafting drafting;
    private final Reviewing reviewing;
    private final OrderStore store;
    private final PrivateStore details;
    private final ShiftStore shifts;
    private final Track track;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(
            Placing placing,
            Drafting drafting,
            Reviewing reviewing,
            OrderStore store,
            PrivateStore details,
            ShiftStore shifts,
            Track track,
            ApplicationEventPublisher events,
            Clock clock) {
        this.placing = placing;
        this.drafting = drafting;
        this.reviewing = reviewing;
        this.store = store;
        this.details = details;
        this.shifts = shifts;
        this.track = track;
        this.events = events;
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
    List<Problem> problems(Order order, Draft draft) {
        return placing.problems(order, draft);
    }

    boolean mayBeChanged(Order order) {
        return order.mayBeChanged(clock.instant());
    }

    /** The services that a cancellation can take one by one: in review there is only the whole order. */
    List<Shift> cancellable(Order order) {
        return order.state().inReview() ? List.of() : order.shiftsAhead(clock.instant());
    }

    List<Problem> cancellationProblems(Order order, Set<ShiftId> chosen, String reason) {
        return placing.cancellationProblems(order, chosen, reason);
    }

    /** Before approval all of it, after it the time, more people and the details; what was returned is sent in again. */
    @Transactional
    public Submission change(OrderNumber number, int version, Draft draft, Hat hat) {
        return placing.change(number, version, draft, hat);
    }

    /** All that lies ahead; what has begun goes on. */
    @Transactional
    public Submission cancel(OrderNumber number, String reason, Hat hat) {
        return placing.cancel(number, reason, hat);
    }

    /** Only these services, as far as they lie ahead. */
    @Transactional
    public Submission cancel(OrderNumber number, Set<ShiftId> chosen, String reason, Hat hat) {
        return placing.cancel(number, chosen, reason, hat);
    }

    // What the committee answers (审单)

    @Transactional
    public Review approve(OrderNumber number, int version, Hat hat) {
        return reviewing.approve(number, version, Optional.empty(), hat);
    }

    /** An order off the menu gets the need it comes nearest to, so that those interested in it are asked. */
    @Transactional
    public Review approveAs(String category, OrderNumber number, int version, Hat hat) {
        return reviewing.approve(number, version, Optional.of(category), hat);
    }

    /** Returns or rejects, as the reason says; the sentence is shown to the community as it is. */
    @Transactional
    public Review refuse(OrderNumber number, int version, Decision.Reason reason, String said, Hat hat) {
        return reviewing.refuse(number, version, reason, said, hat);
    }

    /** Takes a rejection back; twice, it is done. */
    @Transactional
    public Review reconsider(OrderNumber number, Hat hat) {
        return reviewing.reconsider(number, hat);
    }

    // What anybody may read in their scope

    @Transactional(readOnly = true)
    public Order order(OrderNumber number) {
        return find(number).orElseThrow(() -> new NoSuchOrder("order"));
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(OrderNumber number) {
        return store.find(number);
    }

    @Transactional(readOnly = true)
    public List<Order> list(Collection<OrderNumber> numbers) {
        return store.list(numbers);
    }

    @Transactional(readOnly = true)
    public Order orderOf(ShiftId shift) {
        return shifts.orderOf(shift).map(this::order).orElseThrow(() -> new NoSuchOrder("shift"));
    }

    @Transactional(readOnly = true)
    public Order orderOf(NeedId need) {
        return shifts.orderOf(need).map(this::order).orElseThrow(() -> new NoSuchOrder("need"));
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
        return store.list(shifts.ordersStarting(from, to));
    }

    /** Orders with a shift whose time has come and which has not ended. */
    @Transactional(readOnly = true)
    public List<Order> listBegun(Instant now) {
        return store.list(shifts.ordersBegun(now));
    }

    /** The address and the contact. Volunteers' scopes do not reach them: dispatch hands them on after its own check. */
    @Transactional(readOnly = true)
    public PrivateDetails privateDetails(OrderNumber number) {
        return details.of(number);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<TrackEntry> track(OrderNumber number) {
        order(number);
        return track.list(number, clock.instant());
    }

    // What dispatch and attendance write. They have checked who may; a volunteer's scope does not reach an order's
    // rows.

    /** Whoever decides about the same order waits until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Order lock(OrderNumber number) {
        return store.lock(number);
    }

    /** The order can now be seen by everybody at home in this region. */
    @Transactional
    public void opened(OrderNumber number, RegionCode prefix, TrackEntry entry) {
        Scopes.run(Scope.SYSTEM, () -> {
            var order = store.lock(number);
            store.open(number, prefix);
            shifts.open(number, prefix);
            track.add(number, order.region(), entry);
        });
    }

    /** False, and nothing written, when the shift is already there; a step that cannot follow is the caller's mistake. */
    @Transactional
    public boolean advance(ShiftId id, ShiftState to, TrackEntry entry) {
        return Scopes.within(Scope.SYSTEM, () -> step(store.lockOf(id), id, to, entry));
    }

    /** The same where the community may call it off at any moment: false, and nothing written, when its state no longer leads there. */
    @Transactional
    public boolean advanceIfStill(ShiftId id, ShiftState to, TrackEntry entry) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var order = store.lockOf(id);
            return order.shift(id).state().leadsTo(to) && step(order, id, to, entry);
        });
    }

    /** Its time is over and nothing took place; false when it was held, is cancelled, or already stands so. */
    @Transactional
    public boolean endNotHeld(ShiftId id) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var order = store.lockOf(id);
            var shift = order.shift(id);
            return shift.state().leadsTo(ShiftState.NOT_HELD)
                    && step(
                            order,
                            id,
                            ShiftState.NOT_HELD,
                            TrackEntry.byNobody(shift.end(), notHeld(shift), shift.start()));
        });
    }

    private static String notHeld(Shift shift) {
        return shift.state() == ShiftState.PLANNED ? "orders.track.not-offered" : "orders.track.not-held";
    }

    private boolean step(Order order, ShiftId id, ShiftState to, TrackEntry entry) {
        var from = order.shift(id).state();
        if (from == to) {
            return false;
        }
        if (!from.leadsTo(to)) {
            throw new IllegalStateException("Shift %s is %s; that does not lead to %s".formatted(id, from, to));
        }
        store.advance(order.with(id, to), id, to);
        track.add(order.number(), order.region(), entry);
        if (to == ShiftState.NOT_HELD) {
            events.publishEvent(new ShiftNotHeld(id, order.number(), order.region(), from, entry.at()));
        }
        return true;
    }

    @Transactional
    public void record(OrderNumber number, TrackEntry entry) {
        recordAll(number, List.of(entry));
    }

    /** Many lines of one order at once. */
    @Transactional
    public void recordAll(OrderNumber number, List<TrackEntry> entries) {
        Scopes.run(Scope.SYSTEM, () -> track.addAll(number, store.region(number), entries));
    }

    /** The community said how it was (评单): the loop is closed. Said twice, it stays as it was said first. */
    @Transactional
    public void close(OrderNumber number, TrackEntry entry) {
        Scopes.run(Scope.SYSTEM, () -> {
            var order = store.lock(number);
            if (order.state() == OrderState.CLOSED) {
                return;
            }
            if (order.state() != OrderState.AWAITING_EVALUATION) {
                throw new IllegalStateException(
                        "Order %s is %s; it closes after its service was confirmed".formatted(number, order.state()));
            }
            store.finish(number, OrderState.CLOSED, clock.instant());
            track.add(number, order.region(), entry);
            events.publishEvent(new OrderClosed(number, order.region(), entry.at()));
        });
    }
}
