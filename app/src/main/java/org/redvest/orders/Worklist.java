package org.redvest.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.redvest.orders.lists.WorklistStore;
import org.redvest.regions.RegionCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has to be done about a region's orders. Asked of the orders themselves, so what is done is gone from here. */
@Service
public class Worklist {

    private final WorklistStore store;
    private final Clock clock;

    Worklist(WorklistStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The earliest first; an evaluation, which nobody has to give, comes last. */
    @Transactional(readOnly = true)
    public List<Task> list(Set<Task.TaskKind> kinds, RegionCode region, long offset, int most) {
        return store.list(kinds, region, clock.instant(), offset, most);
    }

    @Transactional(readOnly = true)
    public long count(Set<Task.TaskKind> kinds, RegionCode region) {
        return store.count(kinds, region, clock.instant());
    }

    /** Everything of one kind that became due in this time, wherever the caller's scope reaches: from inclusive, to exclusive. */
    @Transactional(readOnly = true)
    public List<Task> listDue(Task.TaskKind kind, Instant from, Instant to) {
        return store.listDue(kind, clock.instant(), from, to);
    }

    /** Approved orders that nobody has opened yet, by the time of their approval: from inclusive, to exclusive. */
    @Transactional(readOnly = true)
    public List<Task> listUnopened(Instant from, Instant to) {
        return store.listUnopened(clock.instant(), from, to);
    }
}
