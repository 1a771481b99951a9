package org.redvest.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rest of Redvest may ask of the audit log: write an entry, read those of one's own region. */
@Service
public class Audit {

    /** A page that refreshes itself is one reading, not sixty. */
    private static final Duration ONE_READING = Duration.ofHours(1);

    private final AuditStore store;
    private final Clock clock;

    Audit(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** In the transaction of the act where there is one: an act that is undone leaves no entry. */
    @Transactional
    public void record(AuditedAct act, AuditActor actor, RegionCode region, AuditSubject subject) {
        Scopes.run(Scope.SYSTEM, () -> store.append(new AuditEntry(clock.instant(), act, actor, region, subject)));
    }

    /** The same act on the same subject is written once an hour. Not to be called in a transaction that only reads. */
    @Transactional
    public void recordOnce(AuditedAct act, AuditActor actor, RegionCode region, AuditSubject subject) {
        var entry = new AuditEntry(clock.instant(), act, actor, region, subject);
        Scopes.run(Scope.SYSTEM, () -> store.appendUnlessSince(clock.instant().minus(ONE_READING), entry));
    }

    /** In the scope of the reader: the database shows nothing beyond it. */
    @Transactional(readOnly = true)
    public List<AuditEntry> list(AuditQuestion question, int most, long offset) {
        return store.list(question, most, offset);
    }

    @Transactional(readOnly = true)
    public long count(AuditQuestion question) {
        return store.count(question);
    }
}
