package org.redvest.funds;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.programmes.AProgramme;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.ProgrammeOutline;
import org.redvest.programmes.ProgrammeResult;
import org.redvest.programmes.Programmes;
import org.redvest.testing.Loop;
import org.springframework.stereotype.Component;

/** Funds as tests write them down. The clock of the tests stands at 26 February 2026. */
@Component
final class AFund {

    static final LocalDate APPROVED_ON = LocalDate.parse("2026-02-20");
    static final LocalDate PAID_ON = LocalDate.parse("2026-02-25");

    private final Programmes programmes;
    private final Funds funds;
    private final FundBook book;

    AFund(Programmes programmes, Funds funds, FundBook book) {
        this.programmes = programmes;
        this.funds = funds;
        this.book = book;
    }

    ProgrammeId programme(Hat dispatcher, String name) {
        var usual = AProgramme.outline("2026-02-01", "2026-03-31");
        var outline = new ProgrammeOutline(
                name, usual.aim(), usual.organiser(), usual.brand(), usual.measure(), usual.period());
        var made = Loop.as(dispatcher, () -> programmes.make(outline, UUID.randomUUID(), dispatcher));
        var path = ((ProgrammeResult.Done) made).path();
        return new ProgrammeId(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
    }

    FundId open(Hat dispatcher, ProgrammeId programme, String name) {
        var outline = new FundOutline(name, "只用于红马甲、饮水和保险。");
        var path = done(Loop.as(dispatcher, () -> funds.open(programme, outline, UUID.randomUUID(), dispatcher)));
        return new FundId(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
    }

    static NewFundBatch batch(NewShare... shares) {
        return new NewFundBatch(APPROVED_ON, "株财社〔2026〕3 号", "市财政局", List.of(shares));
    }

    static NewFundPayment payment(long share, long fen) {
        return new NewFundPayment(share, fen, "湘红服装厂", "红马甲 60 件", PAID_ON, "记-0012");
    }

    FundLineId proposed(Hat hat, FundId fund, NewFundBatch batch) {
        return line(Loop.as(hat, () -> book.proposeBatch(fund, batch, UUID.randomUUID(), hat)));
    }

    FundLineId proposed(Hat hat, FundId fund, NewFundPayment payment) {
        return line(Loop.as(hat, () -> book.proposePayment(fund, payment, UUID.randomUUID(), hat)));
    }

    FundLineId voiding(Hat hat, FundLineId line) {
        return line(Loop.as(hat, () -> book.proposeVoid(line, "凭证号记错", UUID.randomUUID(), hat)));
    }

    FundResult decide(Hat hat, FundLineId line, LineState decision) {
        return Loop.as(hat, () -> book.decide(line, decision, decision == LineState.REJECTED ? "缺发票" : "", hat));
    }

    /** An approved batch; answers the numbers of its shares. */
    List<Long> approved(Hat first, Hat second, FundId fund, NewShare... shares) {
        var line = proposed(first, fund, batch(shares));
        done(decide(second, line, LineState.APPROVED));
        return Loop.as(first, () -> funds.shares(fund)).stream()
                .filter(share -> share.name().batch() == line.number())
                .map(share -> share.name().share())
                .toList();
    }

    FundBalance balance(Hat hat, FundId fund) {
        return Loop.as(hat, () -> funds.shares(fund)).stream()
                .map(FundShare::balance)
                .reduce(FundBalance.NOTHING, FundBalance::plus);
    }

    static String done(FundResult result) {
        return ((FundResult.Done) result).path();
    }

    private static FundLineId line(FundResult result) {
        var parts = done(result).split("/");
        return new FundLineId(new FundId(Long.parseLong(parts[2])), Long.parseLong(parts[4]));
    }
}
