package org.redvest.rules;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the administrator of the whole city changes rules. Each change is written into the audit log, field by field. */
@Service
public class RuleDesk {

    private final CityRules rules;
    private final RuleStore store;
    private final List<RuleEffects> effects;
    private final Regions regions;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    RuleDesk(
            CityRules rules,
            RuleStore store,
            List<RuleEffects> effects,
            Regions regions,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.rules = rules;
        this.store = store;
        this.effects = List.copyOf(effects);
        this.regions = regions;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** For everybody else these pages do not exist. */
    public void mustReach(Hat me) {
        if (me.role() != Role.ADMIN || !me.region().equals(regions.city().code())) {
            throw new NoSuchRule();
        }
    }

    /** Read from the database, not from what this node remembers. */
    @Transactional(readOnly = true)
    public RuleHistory history(RuleSubject subject) {
        return store.history(subject);
    }

    /** How many versions all rules of a kind have: the mark of a form for a new one. */
    @Transactional(readOnly = true)
    public long markOf(RuleKind kind) {
        return store.ofKind(kind).size();
    }

    /** Names of those who made the versions; empty for who is not known any more. */
    @Transactional(readOnly = true)
    public Map<AccountId, Identity> makers(RuleHistory history) {
        return accounts.identities(history.versions().stream()
                .flatMap(version -> version.madeBy().stream())
                .distinct()
                .toList());
    }

    /** What the change touches, before it is saved. In the scope of the administrator: numbers alone. */
    @Transactional(readOnly = true)
    public List<RuleEffect> effects(Hat me, RuleChange change, RuleContent before) {
        mustReach(me);
        return effects.stream()
                .flatMap(each -> each.effects(change, before).stream())
                .filter(effect -> effect.count() > 0)
                .toList();
    }

    @Transactional
    public RuleOutcome lay(Hat me, RuleChange change) {
        mustReach(me);
        store.awaitOthers();
        return lay(me, change, store.history(change.subject()));
    }

    /** A new service, need or skill, under a name that nothing else has had. */
    @Transactional
    public RuleOutcome layNew(Hat me, RuleKind kind, RuleChange wanted) {
        mustReach(me);
        store.awaitOthers();
        var all = store.ofKind(kind);
        var newest = all.stream().max(Comparator.comparingLong(RuleVersion::number));
        if (wanted.seen() != all.size()) {
            return newest.filter(version -> isOf(me, version, wanted))
                    .<RuleOutcome>map(version -> new RuleOutcome.Laid(version.subject()))
                    .orElseGet(RuleOutcome.ChangedMeanwhile::new);
        }
        var subject = new RuleSubject(kind, "own-" + (all.size() + 1));
        return lay(
                me,
                new RuleChange(subject, wanted.name(), wanted.from(), wanted.content(), 0),
                new RuleHistory(List.of()));
    }

    private RuleOutcome lay(Hat me, RuleChange change, RuleHistory history) {
        if (history.mark() != change.seen()) {
            // A form that was sent twice finds what it has done itself.
            return history.newest()
                    .filter(version -> isOf(me, version, change))
                    .<RuleOutcome>map(version -> new RuleOutcome.Laid(version.subject()))
                    .orElseGet(RuleOutcome.ChangedMeanwhile::new);
        }
        if (change.from().isBefore(rules.today())) {
            return new RuleOutcome.TooLate();
        }
        var before = history.on(change.from()).map(RuleVersion::content).orElse(RuleContent.NONE);
        if (change.content().sameAs(before)) {
            return new RuleOutcome.NothingChanged();
        }
        store.insert(
                change.subject(), change.from(), change.content(), me.account().value(), clock.instant());
        record(me, change(change.subject()), change.name(), AuditedRule.changed(change, before));
        rules.changed();
        return new RuleOutcome.Laid(change.subject());
    }

    private static boolean isOf(Hat me, RuleVersion version, RuleChange change) {
        return version.stands()
                && version.madeBy().filter(me.account()::equals).isPresent()
                && version.from().equals(change.from())
                && version.content().sameAs(change.content());
    }

    /** Only what has not begun: what was in force stays in the history. */
    @Transactional
    public RuleOutcome takeBack(Hat me, RuleSubject subject, String name, long number) {
        mustReach(me);
        store.awaitOthers();
        var version = store.history(subject).versions().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(NoSuchRule::new);
        if (!version.stands()) {
            return new RuleOutcome.Laid(subject);
        }
        if (!store.takeBack(number, rules.today(), me.account(), clock.instant())) {
            return new RuleOutcome.TooLate();
        }
        record(me, takenBack(subject), name, AuditedRule.takenBack(version));
        rules.changed();
        return new RuleOutcome.Laid(subject);
    }

    private static AuditedAct change(RuleSubject subject) {
        return subject.kind() == RuleKind.LIMITS ? AuditedAct.RULE_CHANGED : AuditedAct.MENU_CHANGED;
    }

    private static AuditedAct takenBack(RuleSubject subject) {
        return subject.kind() == RuleKind.LIMITS ? AuditedAct.RULE_TAKEN_BACK : AuditedAct.MENU_TAKEN_BACK;
    }

    private void record(Hat me, AuditedAct act, String name, AuditedRule.Lines lines) {
        audit.record(act, me.actor(), me.region(), AuditSubject.named(name).changed(lines.before(), lines.after()));
    }
}
