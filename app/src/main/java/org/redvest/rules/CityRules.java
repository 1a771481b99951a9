package org.redvest.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redvest.database.Nodes;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the rest of Redvest may ask of rules: what is in force on a day. Rules are public, so no scope applies. */
@Service
public class CityRules {

    private static final String SUBJECT = "rules";

    /** Nodes tell each other of changes; what is changed by hand in the database is noticed, too. */
    private static final long RECHECK_NANOS = 30_000_000_000L;

    private final RuleStore store;
    private final Nodes nodes;
    private final Clock clock;
    private final TransactionOperations transactions;

    /** Almost every page asks for it: the versions that stand, by what they are about. */
    private volatile @Nullable Known known;

    private volatile long forgotten;

    private record Known(Map<RuleSubject, RuleHistory> standing, long readAt) {}

    CityRules(RuleStore store, Nodes nodes, Clock clock, TransactionOperations transactions) {
        this.store = store;
        this.nodes = nodes;
        this.clock = clock;
        this.transactions = transactions;
        nodes.listen(SUBJECT, _ -> forget(), this::forget);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What a sheet says on a day; the program brings a first version of each. */
    public RuleContent limits(String sheet, LocalDate day) {
        return find(RuleSubject.limits(sheet), day)
                .map(RuleVersion::content)
                .orElseThrow(() -> new IllegalArgumentException("No limits %s on %s".formatted(sheet, day)));
    }

    public Optional<RuleVersion> find(RuleSubject subject, LocalDate day) {
        return Optional.ofNullable(standing().get(subject)).flatMap(history -> history.on(day));
    }

    /** Of a kind, each rule as it is on a day, in the order of its position. */
    public List<RuleVersion> list(RuleKind kind, LocalDate day) {
        return ofKind(kind).stream()
                .flatMap(history -> history.on(day).stream())
                .toList();
    }

    /** Of a kind, each rule in the version that was written last, even where its day has not come. */
    public List<RuleVersion> listNewest(RuleKind kind) {
        return ofKind(kind).stream()
                .flatMap(history -> history.newest().stream())
                .toList();
    }

    public RuleHistory standing(RuleSubject subject) {
        return standing().getOrDefault(subject, new RuleHistory(List.of()));
    }

    private Collection<RuleHistory> ofKind(RuleKind kind) {
        var found = new TreeMap<String, RuleHistory>();
        standing().forEach((subject, history) -> {
            if (subject.kind() == kind) {
                found.put(subject.code(), history);
            }
        });
        return found.values();
    }

    /** In the founding's own transaction: the city's first word on a rule, in force from its first day. */
    public void found(RuleSubject subject, RuleContent content) {
        store.insert(subject, today(), content, null, clock.instant());
        changed();
    }

    /** Lets every node forget what it knew once the caller's transaction has committed. */
    void changed() {
        nodes.say(SUBJECT, "changed");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
    }

    private Map<RuleSubject, RuleHistory> standing() {
        var now = known;
        if (now == null || System.nanoTime() - now.readAt() > RECHECK_NANOS) {
            long before = forgotten;
            now = new Known(read(), System.nanoTime());
            keep(now, before);
        }
        return now.standing();
    }

    /** What was read while a version was being written is used once and not kept. */
    private synchronized void keep(Known read, long before) {
        if (forgotten == before) {
            known = read;
        }
    }

    private Map<RuleSubject, RuleHistory> read() {
        var versions = Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> store.standing()));
        Map<RuleSubject, RuleHistory> read = new HashMap<>();
        versions.stream()
                .collect(Collectors.groupingBy(RuleVersion::subject))
                .forEach((subject, all) -> read.put(subject, new RuleHistory(all)));
        return read;
    }

    synchronized void forget() {
        forgotten++;
        known = null;
    }
}
