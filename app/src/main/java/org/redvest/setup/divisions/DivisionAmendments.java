package org.redvest.setup.divisions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.regions.Amendment;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.setup.WholeCity;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Amending the divisions by a file: looked at, confirmed, and taken back as long as nobody uses what it added. */
@Service
class DivisionAmendments {

    private final AmendmentStore store;
    private final Regions regions;
    private final Accounts accounts;
    private final Volunteers volunteers;
    private final WholeCity whole;
    private final Audit audit;
    private final Clock clock;

    DivisionAmendments(
            AmendmentStore store, Regions regions, Accounts accounts, Volunteers volunteers, WholeCity whole, Audit audit, Clock clock) {
        this.store = store;
        this.regions = regions;
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.whole = whole;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a file that can be read; one that cannot is told cell by cell ({@link org.redvest.regions.BadFile}). */
    @Transactional
    public long send(Hat me, String file, byte[] content) {
        regions.preview(file, content);
        return store.send(
                me.region(), file, content, clock.instant(), me.account().value());
    }

    @Transactional(readOnly = true)
    public SentAmendment sent(long number) {
        return store.find(number).orElseThrow(NoSuchDivision::new);
    }

    @Transactional(readOnly = true)
    public List<SentAmendment> list() {
        return store.list();
    }

    Amendment preview(SentAmendment sent) {
        return regions.preview(sent.file(), sent.content());
    }

    /**
     * Names of the divisions that the file would change although they are not the administrator's: those that lie elsewhere, and the own
     * county, whose name is for the city to give.
     */
    List<String> beyond(Amendment amendment, Hat me) {
        return touched(amendment)
                .filter(region -> !isOwn(region, me))
                .map(Region::name)
                .toList();
    }

    private boolean isOwn(Region region, Hat me) {
        return me.region().contains(region.code()) && (!region.code().equals(me.region()) || whole.isReachedBy(me));
    }

    private static Stream<Region> touched(Amendment amendment) {
        return Stream.of(
                        amendment.added().stream(),
                        amendment.renamed().stream().map(Amendment.RegionChange::after),
                        amendment.moved().stream().map(Amendment.RegionChange::after))
                .flatMap(each -> each);
    }

    @Transactional
    public AmendmentResult apply(Hat me, long number) {
        var sent = store.lock(number).orElseThrow(NoSuchDivision::new);
        if (sent.appliedAt().isPresent()) {
            return new AmendmentResult.DoneBefore();
        }
        if (!beyond(preview(sent), me).isEmpty()) {
            return new AmendmentResult.OutOfReach();
        }
        var done = regions.amend(sent.file(), sent.content());
        done.moved().forEach(change -> follow(change.before(), change.after()));
        store.applied(
                number, clock.instant(), done.added().stream().map(Region::code).toList(), before(done));
        record(AuditedAct.DIVISIONS_AMENDED, me, sent);
        return new AmendmentResult.Done();
    }

    private void follow(Region before, Region after) {
        volunteers.follow(after.code(), before.centre(), after.centre());
    }

    private static List<Region> before(Amendment done) {
        var before = new ArrayList<Region>();
        done.renamed().forEach(change -> before.add(change.before()));
        done.moved().forEach(change -> before.add(change.before()));
        return before;
    }

    @Transactional
    public AmendmentResult takeBack(Hat me, long number) {
        var sent = store.lock(number).orElseThrow(NoSuchDivision::new);
        if (!sent.standsApplied()) {
            return new AmendmentResult.DoneBefore();
        }
        if (!isTheLast(sent)) {
            return new AmendmentResult.NotTheLast();
        }
        if (isInUse(sent.added())) {
            return new AmendmentResult.InUse();
        }
        var moved = sent.changed().stream()
                .map(before -> new Amendment.RegionChange(regions.region(before.code()), before))
                .toList();
        regions.takeBack(sent.added(), sent.changed());
        moved.forEach(change -> follow(change.before(), change.after()));
        store.takenBack(number, clock.instant());
        record(AuditedAct.AMENDMENT_TAKEN_BACK, me, sent);
        return new AmendmentResult.Done();
    }

    private boolean isTheLast(SentAmendment sent) {
        return store.list().stream()
                .filter(SentAmendment::standsApplied)
                .findFirst()
                .filter(last -> last.number() == sent.number())
                .isPresent();
    }

    /** Whoever orders, works or serves somewhere holds a grant there, or has held one. */
    private boolean isInUse(List<RegionCode> added) {
        return !added.isEmpty() && accounts.anybodyIn(added);
    }

    private void record(AuditedAct act, Hat me, SentAmendment sent) {
        audit.record(act, me.actor(), me.region(), AuditSubject.named(sent.file()));
    }
}
