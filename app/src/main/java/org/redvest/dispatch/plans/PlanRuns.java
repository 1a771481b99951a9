package org.redvest.dispatch.plans;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.redvest.clock.RealTime;
import org.redvest.database.OnOneNode;
import org.redvest.database.Outage;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.web.Live;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes plans behind the pages, one at a time on each node: a city's problem takes a node's memory. A node that ends leaves its plans
 * without a beat, and they are marked as interrupted.
 */
@Component
class PlanRuns {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRuns.class);

    /** A node that was silent for so long has ended. */
    private static final Duration SILENT = Duration.ofSeconds(30);

    /** Whom an old plan named is forgotten; its figures stay. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private final PlanStore store;
    private final PlanContentStore content;
    private final PlanSolving solving;
    private final Live live;
    private final Clock clock;
    private final RealTime time;
    private final TransactionTemplate transactions;
    private final UUID worker = UUID.randomUUID();
    private final Semaphore turn = new Semaphore(1, true);
    private final Set<PlanId> running = ConcurrentHashMap.newKeySet();
    private final Set<PlanId> stopping = ConcurrentHashMap.newKeySet();

    PlanRuns(
            PlanStore store,
            PlanContentStore content,
            PlanSolving solving,
            Live live,
            Clock clock,
            RealTime time,
            TransactionTemplate transactions) {
        this.store = store;
        this.content = content;
        this.solving = solving;
        this.live = live;
        this.clock = clock;
        this.time = time;
        this.transactions = transactions;
    }

    UUID worker() {
        return worker;
    }

    static String topic(PlanId plan) {
        return "plan/" + plan;
    }

    /** Goes on beside the request that asked for it. */
    void start(PlanDraft draft, PlanningWish wish) {
        running.add(draft.id());
        Thread.ofVirtual().name("plan-" + draft.id()).start(() -> run(draft, wish));
    }

    /** The best plan so far is kept. */
    void stop(PlanId plan) {
        stopping.add(plan);
    }

    private void run(PlanDraft draft, PlanningWish wish) {
        try {
            turn.acquire();
            try {
                Scopes.run(
                        Scope.region(draft.region().value()),
                        () -> solving.solve(draft, wish, () -> stopping.contains(draft.id())));
            } finally {
                turn.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError failure) {
            failed(draft, failure);
        } finally {
            running.remove(draft.id());
            stopping.remove(draft.id());
        }
    }

    private void failed(PlanDraft draft, Throwable failure) {
        if (failure instanceof RuntimeException broken && Outage.of(broken).isPresent()) {
            LOG.warn("Plan {} lost the database", draft.id());
            return;
        }
        LOG.error("Plan {} failed", draft.id(), failure);
        Scopes.run(
                Scope.region(draft.region().value()),
                () -> transactions.executeWithoutResult(_ -> {
                    store.fail(draft.id(), clock.instant());
                    live.changed(topic(draft.id()));
                }));
    }

    /** Says that this node still works on its plans, and hears which of them another node was asked to stop. */
    @Scheduled(fixedRate = 5_000)
    void beat() {
        if (!running.isEmpty()) {
            Scopes.within(
                            Scope.SYSTEM,
                            () -> Optional.ofNullable(
                                    transactions.execute(_ -> store.beat(Set.copyOf(running), time.instant()))))
                    .ifPresent(stopping::addAll);
        }
    }

    @OnOneNode(every = "${redvest.dispatch.abandoned-plans-every:PT15S}")
    void markAbandoned() {
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(
                        _ -> store.abandoned(time.instant().minus(SILENT)).forEach(plan -> live.changed(topic(plan)))));
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void forgetOld() {
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(
                        _ -> store.old(clock.instant().minus(REMEMBERED)).forEach(content::forget)));
    }
}
