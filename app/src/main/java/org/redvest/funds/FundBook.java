package org.redvest.funds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.funds.FundLineStore.WrittenLine;
import org.redvest.programmes.Programmes;
import org.redvest.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the books of funds. One person proposes a line, another one approves or rejects it, and then it stands. Each act locks the fund
 * first, so what it compares a sum with is what the others have written.
 */
@Service
public class FundBook {

    /** An office may share one landline; a mobile number is one person's. */
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    private final FundStore funds;
    private final FundLineStore lines;
    private final Programmes programmes;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    FundBook(FundStore funds, FundLineStore lines, Programmes programmes, Accounts accounts, Audit audit, Clock clock) {
        this.funds = funds;
        this.lines = lines;
        this.programmes = programmes;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param form of the form it was typed in: sent twice, it is written once */
    @Transactional
    public FundResult proposeBatch(FundId id, NewFundBatch batch, UUID form, Hat hat) {
        var fund = lock(id, hat);
        var before = lines.ofForm(form, hat);
        if (before.isPresent()) {
            return new FundResult.Done(before.get().path());
        }
        if (programmes.programme(fund.programme()).state().over()) {
            return new FundResult.Refused("paper", "funds.problem.over");
        }
        if (batch.day().isAfter(today())) {
            return new FundResult.Refused("approvedOn", "funds.problem.future");
        }
        if (batch.fen() > Fen.MOST) {
            return new FundResult.Refused("shares", "funds.problem.too-much", Fen.yuan(Fen.MOST));
        }
        var written =
                new WrittenLine(LineKind.BATCH, batch.fen(), null, null, batch.day(), batch.paper(), batch.party(), "");
        return propose(fund, written, batch.shares(), form, hat);
    }

    /** Refused beside its field where the share has less left, counted without what others have proposed already. */
    @Transactional
    public FundResult proposePayment(FundId id, NewFundPayment payment, UUID form, Hat hat) {
        var fund = lock(id, hat);
        var before = lines.ofForm(form, hat);
        if (before.isPresent()) {
            return new FundResult.Done(before.get().path());
        }
        var share = share(fund, payment.share());
        var problems = new ArrayList<Problem>();
        if (share.isEmpty() || share.get().balance().approved() == 0) {
            problems.add(new Problem("share", "web.typed.choose"));
        } else {
            tooMuch(share.get().balance(), payment.fen()).ifPresent(problems::add);
            outside(fund, share.get(), payment.day()).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return new FundResult.Refused(problems);
        }
        var written = new WrittenLine(
                LineKind.PAYMENT,
                payment.fen(),
                payment.share(),
                null,
                payment.day(),
                payment.voucher(),
                payment.payee(),
                payment.purpose());
        return propose(fund, written, List.of(), form, hat);
    }

    /** A batch that something was paid from is not voided: its payments are, first. */
    @Transactional
    public FundResult proposeVoid(FundLineId id, String reason, UUID form, Hat hat) {
        var fund = lock(id.fund(), hat);
        var before = lines.ofForm(form, hat);
        if (before.isPresent()) {
            return new FundResult.Done(before.get().path());
        }
        var line = lines.find(id).orElseThrow(NoSuchFund::new);
        if (!line.canBeVoided()) {
            return new FundResult.Overtaken();
        }
        long paid = paidOf(fund, line);
        if (line.kind() == LineKind.BATCH && paid > 0) {
            return new FundResult.Refused("reason", "funds.problem.batch-paid", Fen.yuan(paid));
        }
        var written = new WrittenLine(LineKind.VOID, line.fen(), null, line.row(), today(), "", "", reason);
        return propose(fund, written, List.of(), form, hat);
    }

    /**
     * Approves, rejects or withdraws a line that waits. Who proposed it can only withdraw it, under whichever hat.
     *
     * @param reason of a rejection
     */
    @Transactional
    public FundResult decide(FundLineId id, LineState decision, String reason, Hat hat) {
        var fund =
                funds.lock(id.fund()).filter(locked -> locked.isCheckedBy(hat)).orElseThrow(NoSuchFund::new);
        var line = lines.find(id).orElseThrow(NoSuchFund::new);
        if (line.state() != LineState.WAITING) {
            boolean again = line.state() == decision
                    && line.decided()
                            .filter(hand -> hand.account().equals(hat.account()))
                            .isPresent();
            return again ? new FundResult.Done(id.path()) : new FundResult.Overtaken();
        }
        var problem = obstacle(fund, line, decision, reason, hat);
        if (problem.isPresent()) {
            return new FundResult.Refused(List.of(problem.get()));
        }
        lines.decide(fund, line, decision, reason, hat, clock.instant());
        record(act(decision), fund, id, line.fen(), hat);
        return new FundResult.Done(id.path());
    }

    private Optional<Problem> obstacle(Fund fund, FundLine line, LineState decision, String reason, Hat hat) {
        boolean own = line.proposed().account().equals(hat.account());
        return switch (decision) {
            case WITHDRAWN -> own ? Optional.empty() : Optional.of(new Problem("decision", "funds.problem.not-own"));
            case REJECTED ->
                own
                        ? Optional.of(new Problem("decision", "funds.problem.own"))
                        : reason.isBlank()
                                ? Optional.of(new Problem("reason", "funds.problem.no-reason"))
                                : Optional.empty();
            case APPROVED ->
                own
                        ? Optional.of(new Problem("decision", "funds.problem.own"))
                        : isOnePerson(line.proposed().account(), hat.account())
                                ? Optional.of(new Problem("decision", "funds.problem.same-phone"))
                                : beyond(fund, line);
            case WAITING, VOIDED -> throw new IllegalArgumentException("No decision: " + decision);
        };
    }

    /** What an approval would do to the balances, where they do not allow it. */
    private Optional<Problem> beyond(Fund fund, FundLine line) {
        return switch (line.kind()) {
            case BATCH -> Optional.empty();
            case PAYMENT -> {
                long left = line.source()
                        .flatMap(source -> share(fund, source.share()))
                        .map(share -> share.balance().left())
                        .orElse(0L);
                yield line.fen() > left
                        ? Optional.of(new Problem("decision", "funds.problem.more-than-left", Fen.yuan(left)))
                        : Optional.empty();
            }
            case VOID -> {
                var target = lines.find(line.voids().orElseThrow()).orElseThrow(NoSuchFund::new);
                long paid = paidOf(fund, target);
                yield target.kind() == LineKind.BATCH && paid > 0
                        ? Optional.of(new Problem("decision", "funds.problem.batch-paid", Fen.yuan(paid)))
                        : Optional.empty();
            }
        };
    }

    private static Optional<Problem> tooMuch(FundBalance balance, long fen) {
        if (fen <= balance.free()) {
            return Optional.empty();
        }
        return Optional.of(
                balance.waiting() == 0
                        ? new Problem("amount", "funds.problem.more-than-left", Fen.yuan(balance.left()))
                        : new Problem(
                                "amount",
                                "funds.problem.more-than-free",
                                Fen.yuan(balance.free()),
                                Fen.yuan(balance.left()),
                                Fen.yuan(balance.waiting())));
    }

    /** Paid from the day of the approval, for what is bought ahead, to the last day of the programme, and not ahead of today. */
    private Optional<Problem> outside(Fund fund, FundShare share, LocalDate day) {
        var batch = lines.find(new FundLineId(fund.id(), share.name().batch())).orElseThrow(NoSuchFund::new);
        var last = programmes.programme(fund.programme()).outline().period().last();
        if (day.isBefore(batch.day()) || day.isAfter(last)) {
            return Optional.of(new Problem("paidOn", "funds.problem.outside", "" + batch.day(), "" + last));
        }
        return day.isAfter(today()) ? Optional.of(new Problem("paidOn", "funds.problem.future")) : Optional.empty();
    }

    private FundResult propose(Fund fund, WrittenLine written, List<NewShare> shares, UUID form, Hat hat) {
        Instant now = clock.instant();
        var id = lines.insert(fund, written, shares, form, hat, now);
        record(AuditedAct.FUND_LINE_PROPOSED, fund, id, written.fen(), hat);
        return new FundResult.Done(id.path());
    }

    private void record(AuditedAct act, Fund fund, FundLineId id, long fen, Hat hat) {
        audit.record(
                act,
                hat.actor(),
                fund.region(),
                AuditSubject.named("%s·%d".formatted(fund.outline().name(), id.number()))
                        .changed("", Fen.yuan(fen)));
    }

    private static AuditedAct act(LineState decision) {
        return switch (decision) {
            case APPROVED -> AuditedAct.FUND_LINE_APPROVED;
            case REJECTED -> AuditedAct.FUND_LINE_REJECTED;
            case WITHDRAWN -> AuditedAct.FUND_LINE_WITHDRAWN;
            case WAITING, VOIDED -> throw new IllegalArgumentException("No decision: " + decision);
        };
    }

    /** Two accounts with one mobile number are taken for one person. */
    private boolean isOnePerson(AccountId first, AccountId second) {
        var phones = accounts.identities(Set.of(first, second)).values().stream()
                .map(Identity::phone)
                .flatMap(Optional::stream)
                .filter(phone -> MOBILE.matcher(phone).matches())
                .toList();
        return phones.size() == 2 && phones.getFirst().equals(phones.getLast());
    }

    private Optional<FundShare> share(Fund fund, long id) {
        return funds.shares(fund.id()).stream()
                .filter(share -> share.name().share() == id)
                .findFirst();
    }

    private long paidOf(Fund fund, FundLine batch) {
        return funds.shares(fund.id()).stream()
                .filter(share -> share.name().batch() == batch.id().number())
                .mapToLong(share -> share.balance().paid())
                .sum();
    }

    private Fund lock(FundId id, Hat hat) {
        return funds.lock(id).filter(fund -> fund.isKeptBy(hat)).orElseThrow(NoSuchFund::new);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
