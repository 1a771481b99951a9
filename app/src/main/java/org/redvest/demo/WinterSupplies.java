package org.redvest.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.redvest.accounts.Hat;
import org.redvest.funds.FundBook;
import org.redvest.funds.FundId;
import org.redvest.funds.FundLineId;
import org.redvest.funds.FundOutline;
import org.redvest.funds.FundResult;
import org.redvest.funds.Funds;
import org.redvest.funds.LineState;
import org.redvest.funds.NewFundBatch;
import org.redvest.funds.NewFundPayment;
import org.redvest.funds.NewShare;
import org.redvest.programmes.ProgrammeId;
import org.springframework.stereotype.Component;

/** The fund of Warm Winter: one batch, one payment that two people stand behind, and one that waits for the second. */
@Component
class WinterSupplies {

    private final Funds funds;
    private final FundBook book;
    private final Clock clock;

    WinterSupplies(Funds funds, FundBook book, Clock clock) {
        this.funds = funds;
        this.book = book;
        this.clock = clock;
    }

    void fund(ProgrammeId programme, Hat dispatcher, Hat secretary) {
        var today = LocalDate.now(clock);
        var outline = new FundOutline("暖冬行动物资专款", "只用于暖冬行动的红马甲、饮水、保险和站点标识。");
        var id = new FundId(last(funds.open(programme, outline, WarmWinter.form("fund"), dispatcher)));
        var batch = new NewFundBatch(
                today.minusDays(6),
                "财社〔2026〕8 号",
                "区财政局",
                List.of(new NewShare("汽车南站", 36_000_00), new NewShare("火车站", 24_000_00)));
        approve(id, book.proposeBatch(id, batch, WarmWinter.form("batch"), dispatcher), secretary);
        var shares = funds.shares(id);
        var vests = new NewFundPayment(
                shares.getFirst().name().share(), 12_345_60, "湘红服装厂", "红马甲 180 件", today.minusDays(1), "记-0021");
        approve(id, book.proposePayment(id, vests, WarmWinter.form("vests"), dispatcher), secretary);
        var water =
                new NewFundPayment(shares.getLast().name().share(), 3_600_00, "资江饮用水公司", "站点饮水 200 箱", today, "记-0024");
        last(book.proposePayment(id, water, WarmWinter.form("water"), dispatcher));
    }

    private void approve(FundId fund, FundResult proposed, Hat secretary) {
        last(book.decide(new FundLineId(fund, last(proposed)), LineState.APPROVED, "", secretary));
    }

    private static long last(FundResult result) {
        return switch (result) {
            case FundResult.Done(var path) -> Long.parseLong(path.replaceAll(".*/", ""));
            case FundResult.Refused(var problems) -> throw new IllegalStateException("Refused: " + problems);
            case FundResult.Overtaken() -> throw new IllegalStateException("A new fund is written by nobody else");
        };
    }
}
