package org.redvest.funds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.programmes.Programme;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.Programmes;
import org.redvest.web.Listing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may be asked of funds, in the scope of the hat that asks: what it does not show does not exist ({@link NoSuchFund}). Their books
 * are written through {@link FundBook}.
 */
@Service
public class Funds {

    /** More tasks than these stand on no page; when some are done the next are shown. */
    private static final int MOST_TASKS = 50;

    private final FundStore store;
    private final FundLineStore lines;
    private final Programmes programmes;
    private final Audit audit;
    private final Clock clock;

    Funds(FundStore store, FundLineStore lines, Programmes programmes, Audit audit, Clock clock) {
        this.store = store;
        this.lines = lines;
        this.programmes = programmes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Fund fund(FundId id) {
        return store.find(id).orElseThrow(NoSuchFund::new);
    }

    /** One in whose book the wearer of this hat proposes. */
    @Transactional(readOnly = true)
    public Fund own(FundId id, Hat hat) {
        return store.find(id).filter(fund -> fund.isKeptBy(hat)).orElseThrow(NoSuchFund::new);
    }

    /** @param programme empty for those of all programmes */
    @Transactional(readOnly = true)
    public Listing<FundRow> list(Optional<ProgrammeId> programme, int page) {
        return new Listing<>(store.list(programme, page), page, store.count(programme));
    }

    /** With their shares, in the order of the book; those too that are not approved. */
    @Transactional(readOnly = true)
    public List<FundBatch> batches(FundId id) {
        var shares = store.shares(id).stream()
                .collect(Collectors.groupingBy(share -> share.name().batch()));
        return lines.batches(id).stream()
                .map(line -> new FundBatch(line, shares.getOrDefault(line.id().number(), List.of())))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<FundShare> shares(FundId id) {
        return store.shares(id);
    }

    /** The book, the newest line first. */
    @Transactional(readOnly = true)
    public Listing<FundLine> lines(FundId id, int page) {
        return new Listing<>(lines.list(id, Listing.LENGTH, Listing.offset(page)), page, lines.count(id));
    }

    @Transactional(readOnly = true)
    public List<FundLine> allLines(FundId id) {
        return lines.list(id, Integer.MAX_VALUE, 0);
    }

    @Transactional(readOnly = true)
    public FundLine line(FundLineId id) {
        return lines.find(id).orElseThrow(NoSuchFund::new);
    }

    /** What waits for this person as the second one. */
    @Transactional(readOnly = true)
    public List<FundTask> tasks(Hat hat) {
        var funds = new HashMap<FundId, Fund>();
        return lines.tasks(hat, MOST_TASKS).stream()
                .map(line -> new FundTask(funds.computeIfAbsent(line.id().fund(), this::fund), line))
                .toList();
    }

    /** How many those are, for the navigation. */
    @Transactional(readOnly = true)
    public long countTasks(AccountId account, Role role, String region) {
        return lines.countTasks(account, role, region);
    }

    /** @param form of the form it was typed in: sent twice, the fund is opened once */
    @Transactional
    public FundResult open(ProgrammeId id, FundOutline outline, UUID form, Hat hat) {
        Programme programme = programmes.own(id, hat);
        var before = store.ofForm(form, hat);
        if (before.isPresent()) {
            return new FundResult.Done(before.get().path());
        }
        if (programme.state().over()) {
            return new FundResult.Refused("fund", "funds.problem.over");
        }
        var opened = store.insert(id, programme.region(), outline, form, hat, clock.instant());
        if (opened.isPresent()) {
            audit.record(AuditedAct.FUND_OPENED, hat.actor(), programme.region(), AuditSubject.named(outline.name()));
        }
        return new FundResult.Done(opened.or(() -> store.ofForm(form, hat))
                .orElseThrow(NoSuchFund::new)
                .path());
    }

    /** Notes that the book was taken out as a file. */
    @Transactional
    public void noteDownload(Fund fund, Hat hat) {
        audit.recordOnce(
                AuditedAct.FUND_DOWNLOADED,
                hat.actor(),
                fund.region(),
                AuditSubject.named(fund.outline().name()));
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
