package org.redvest.dispatch.plans;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.clock.RealTime;
import org.redvest.dispatch.board.Board;
import org.redvest.dispatch.board.BoardQuestion;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.dispatch.plans.PlanStore.Basis;
import org.redvest.shifts.ShiftId;
import org.redvest.web.Listing;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a dispatcher does with plans, under the scope of the request. */
@Component
public class Plans {

    private final PlanStore store;
    private final PlanContentStore content;
    private final PlanReadStore read;
    private final PlanRuns runs;
    private final Board board;
    private final Live live;
    private final Clock clock;
    private final RealTime time;

    Plans(
            PlanStore store,
            PlanContentStore content,
            PlanReadStore read,
            PlanRuns runs,
            Board board,
            Live live,
            Clock clock,
            RealTime time) {
        this.store = store;
        this.content = content;
        this.read = read;
        this.runs = runs;
        this.board = board;
        this.live = live;
        this.clock = clock;
        this.time = time;
    }

    /**
     * Begins a plan for shifts of the board; empty when none of them lacks people.
     *
     * @param chosen of these alone; empty: of all
     */
    @Transactional
    public Optional<PlanId> begin(BoardQuestion question, Set<ShiftId> chosen, Hat by) {
        var shifts = board.plannable(question).stream()
                .filter(shift -> chosen.isEmpty() || chosen.contains(shift))
                .toList();
        return shifts.isEmpty() ? Optional.empty() : Optional.of(begin(shifts, Optional.empty(), List.of(), by));
    }

    private PlanId begin(List<ShiftId> shifts, Optional<Basis> basis, List<HandChange> changes, Hat by) {
        var plan = store.insert(shifts, basis, by, clock.instant(), runs.worker(), time.instant());
        changes.forEach(change -> content.insertChange(plan, by.region(), change));
        var wish = new PlanningWish(Set.copyOf(shifts), decisions(changes, true), decisions(changes, false), Map.of());
        var draft = plan(plan);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runs.start(draft, wish);
            }
        });
        return plan;
    }

    private static List<PlanningWish.NamedPair> decisions(Collection<HandChange> changes, boolean wanted) {
        return changes.stream()
                .filter(change -> change.wanted() == wanted)
                .map(HandChange::decision)
                .toList();
    }

    @Transactional(readOnly = true)
    public PlanDraft plan(PlanId id) {
        return store.find(id).orElseThrow(NoSuchPlan::new);
    }

    @Transactional(readOnly = true)
    public Listing<PlanDraft> list(int page) {
        return new Listing<>(store.list(Listing.LENGTH, Listing.offset(page)), page, store.count());
    }

    /** The best plan so far is kept. */
    @Transactional
    public void stop(PlanId id) {
        store.stop(plan(id).id());
        runs.stop(id);
    }

    /** Its people are forgotten; a plan that is computing is stopped first. */
    @Transactional
    public void discard(PlanId id, Hat by) {
        var draft = store.lock(id).orElseThrow(NoSuchPlan::new);
        if (store.close(draft.id(), PlanState.DISCARDED, by.account(), clock.instant())) {
            content.forget(id);
            live.changed(PlanRuns.topic(id));
        }
    }

    /**
     * The same shifts once more, and one person in any case or in no case. What was changed by hand before stays so.
     *
     */
    @Transactional
    public PlanId change(PlanId id, List<HandChange> newly, Hat by) {
        var draft = plan(id);
        var changes = new ArrayList<HandChange>();
        read.changes(id).stream()
                .filter(old -> newly.stream().noneMatch(each -> each.decision().equals(old.decision())))
                .forEach(changes::add);
        changes.addAll(newly);
        var origin = draft.origin().orElse(id);
        return begin(draft.shifts(), Optional.of(new Basis(id, Optional.of(origin))), changes, by);
    }

    /** The same shifts once more, by what the database says now; without what was changed by hand. */
    @Transactional
    public PlanId again(PlanId id, Hat by) {
        return begin(plan(id).shifts(), Optional.of(new Basis(id, Optional.empty())), List.of(), by);
    }
}
