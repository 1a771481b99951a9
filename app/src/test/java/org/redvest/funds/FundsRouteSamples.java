package org.redvest.funds;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Role;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county has a fund with an approved batch, a payment that stands, one that waits for each second person, and one to void. */
@Component
class FundsRouteSamples implements RouteSamples {

    private final AFund aFund;

    FundsRouteSamples(AFund aFund) {
        this.aFund = aFund;
    }

    @Override
    public Samples in(SampleCounty county) {
        var dispatcher = county.hat(Role.DISPATCHER);
        var secretary = county.hat(Role.SECRETARY);
        var colleague = county.another(Role.DISPATCHER);
        var name = "物资专款" + county.code();
        var programme = aFund.programme(dispatcher, "暖冬项目" + county.code());
        var fund = aFund.open(dispatcher, programme, name);
        var share = aFund.approved(dispatcher, secretary, fund, new NewShare("马甲" + county.code(), 10_000_00))
                .getFirst();
        var paid = aFund.proposed(dispatcher, fund, AFund.payment(share, 100_00));
        AFund.done(aFund.decide(secretary, paid, LineState.APPROVED));
        var forSecretary = aFund.proposed(dispatcher, fund, AFund.payment(share, 200_00));
        var forDispatcher = aFund.proposed(colleague, fund, AFund.payment(share, 300_00));
        var one = "GET /funds/{fund}";
        var line = "GET /funds/{fund}/lines/{line}";
        var decision = "POST /funds/{fund}/lines/{line}/decision";
        return new Samples(
                List.of(
                        RouteSample.of("GET /funds", dispatcher),
                        RouteSample.of("GET /funds", secretary),
                        RouteSample.of("GET /programmes/{programme}/funds", dispatcher)
                                .at("programme", programme),
                        RouteSample.of("GET /programmes/{programme}/funds/new", dispatcher)
                                .at("programme", programme),
                        RouteSample.of("POST /programmes/{programme}/funds/new", dispatcher)
                                .at("programme", programme)
                                .with("fund", name)
                                .with("boundTo", "只用于购买马甲。")
                                .with("request", UUID.randomUUID()),
                        RouteSample.of(one, dispatcher).at("fund", fund),
                        RouteSample.of(one, secretary).at("fund", fund),
                        RouteSample.of("GET /funds/{fund}/sheet", dispatcher).at("fund", fund),
                        RouteSample.of("GET /funds/{fund}.csv", dispatcher).at("fund", fund),
                        RouteSample.of("GET /funds/{fund}/batches/new", dispatcher)
                                .at("fund", fund),
                        RouteSample.of("POST /funds/{fund}/batches/new", dispatcher)
                                .at("fund", fund)
                                .with("paper", "财〔2026〕9 号")
                                .with("approver", "市财政局")
                                .with("approvedOn", "2026-02-20")
                                .with("shares", "饮水 12,345.60")
                                .with("request", UUID.randomUUID()),
                        RouteSample.of("GET /funds/{fund}/payments/new", dispatcher)
                                .at("fund", fund),
                        RouteSample.of("POST /funds/{fund}/payments/new", dispatcher)
                                .at("fund", fund)
                                .with("share", share)
                                .with("amount", "12.50")
                                .with("payee", "湘红服装厂")
                                .with("purpose", "马甲 2 件")
                                .with("paidOn", "2026-02-25")
                                .with("voucher", "记-3")
                                .with("request", UUID.randomUUID()),
                        RouteSample.of(line, dispatcher).at("fund", fund).at("line", forDispatcher.number()),
                        RouteSample.of(line, secretary).at("fund", fund).at("line", forSecretary.number()),
                        RouteSample.of(decision, dispatcher)
                                .at("fund", fund)
                                .at("line", forDispatcher.number())
                                .with("how", "approved"),
                        RouteSample.of(decision, secretary)
                                .at("fund", fund)
                                .at("line", forSecretary.number())
                                .with("how", "rejected")
                                .with("reason", "缺发票"),
                        RouteSample.of("GET /funds/{fund}/lines/{line}/void", dispatcher)
                                .at("fund", fund)
                                .at("line", paid.number()),
                        RouteSample.of("POST /funds/{fund}/lines/{line}/void", dispatcher)
                                .at("fund", fund)
                                .at("line", paid.number())
                                .with("reason", "凭证号记错")
                                .with("request", UUID.randomUUID())),
                Set.of(name, "马甲" + county.code(), "暖冬项目" + county.code()));
    }
}
