package org.redvest.funds.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.funds.Fund;
import org.redvest.funds.FundBook;
import org.redvest.funds.FundId;
import org.redvest.funds.FundLineId;
import org.redvest.funds.Funds;
import org.redvest.funds.LineState;
import org.redvest.funds.forms.BatchReading;
import org.redvest.funds.forms.PaymentReading;
import org.redvest.programmes.Programmes;
import org.redvest.web.AddressParameter;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The lines of a fund's book: how a batch, a payment and a void are proposed, and how a second person decides. */
@Controller
class FundLinePages {

    private static final String BATCH = FundPages.ONE + "/batches/new";
    private static final String PAYMENT = FundPages.ONE + "/payments/new";
    private static final String LINE = FundPages.ONE + "/lines/{line}";
    private static final List<LineState> DECISIONS =
            List.of(LineState.APPROVED, LineState.REJECTED, LineState.WITHDRAWN);
    private static final FreeText REASON = FreeText.open(2, 200);

    private final Funds funds;
    private final FundBook book;
    private final FundDesk desk;
    private final Programmes programmes;

    FundLinePages(Funds funds, FundBook book, FundDesk desk, Programmes programmes) {
        this.funds = funds;
        this.book = book;
        this.desk = desk;
        this.programmes = programmes;
    }

    @GetMapping(BATCH)
    @For(Role.DISPATCHER)
    ModelAndView batch(@PathVariable long fund, Hat hat) {
        return form("funds/batch-form", funds.own(new FundId(fund), hat), TypedFields.NONE, Problems.NONE);
    }

    @PostMapping(BATCH)
    @For(Role.DISPATCHER)
    ModelAndView batch(@PathVariable long fund, @RequestParam Map<String, String> fields, Hat hat) {
        var own = funds.own(new FundId(fund), hat);
        var typed = new TypedFields(fields);
        var read = BatchReading.of(typed);
        if (read.batch().isEmpty()) {
            return form("funds/batch-form", own, typed, read.problems());
        }
        return FundPages.answer(
                book.proposeBatch(own.id(), read.batch().get(), typed.form(), hat),
                problems -> form("funds/batch-form", own, typed, problems));
    }

    @GetMapping(PAYMENT)
    @For(Role.DISPATCHER)
    ModelAndView payment(@PathVariable long fund, Hat hat) {
        return form("funds/payment-form", funds.own(new FundId(fund), hat), TypedFields.NONE, Problems.NONE);
    }

    @PostMapping(PAYMENT)
    @For(Role.DISPATCHER)
    ModelAndView payment(@PathVariable long fund, @RequestParam Map<String, String> fields, Hat hat) {
        var own = funds.own(new FundId(fund), hat);
        var typed = new TypedFields(fields);
        var read = PaymentReading.of(typed);
        if (read.payment().isEmpty()) {
            return form("funds/payment-form", own, typed, read.problems());
        }
        return FundPages.answer(
                book.proposePayment(own.id(), read.payment().get(), typed.form(), hat),
                problems -> form("funds/payment-form", own, typed, problems));
    }

    @GetMapping(LINE)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView line(@PathVariable long fund, @PathVariable long line, Hat hat) {
        return line(new FundLineId(new FundId(fund), line), "", Problems.NONE, hat);
    }

    @PostMapping(LINE + "/decision")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView decide(
            @PathVariable long fund,
            @PathVariable long line,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = FreeText.NOTHING_PRIVATE, defaultValue = "") String nobodys,
            Hat hat) {
        var id = new FundLineId(new FundId(fund), line);
        funds.line(id);
        var decision = new AddressParameter("how", how).oneOf(DECISIONS, LineState::word);
        var said = PlainText.line(reason);
        var problems = said.isEmpty() ? List.<Problem>of() : problems(said, nobodys);
        if (!problems.isEmpty() || decision.isEmpty()) {
            return line(id, said, new Problems(problems), hat);
        }
        return FundPages.answer(book.decide(id, decision.get(), said, hat), wrong -> line(id, said, wrong, hat));
    }

    @GetMapping(LINE + "/void")
    @For(Role.DISPATCHER)
    ModelAndView cancel(@PathVariable long fund, @PathVariable long line, Hat hat) {
        var own = funds.own(new FundId(fund), hat);
        return cancel(new FundLineId(own.id(), line), TypedFields.NONE, Problems.NONE, hat);
    }

    @PostMapping(LINE + "/void")
    @For(Role.DISPATCHER)
    ModelAndView cancel(
            @PathVariable long fund, @PathVariable long line, @RequestParam Map<String, String> fields, Hat hat) {
        var own = funds.own(new FundId(fund), hat);
        var id = new FundLineId(own.id(), line);
        funds.line(id);
        var typed = new TypedFields(fields);
        var said = PlainText.line(typed.value("reason"));
        var problems = problems(said, typed.value(FreeText.NOTHING_PRIVATE));
        if (!problems.isEmpty()) {
            return cancel(id, typed, new Problems(problems), hat);
        }
        return FundPages.answer(book.proposeVoid(id, said, typed.form(), hat), wrong -> cancel(id, typed, wrong, hat));
    }

    private static List<Problem> problems(String said, String nobodys) {
        return REASON.problems("reason", "web.typed.missing", said, nobodys.equals("yes"));
    }

    private ModelAndView cancel(FundLineId id, TypedFields typed, Problems problems, Hat hat) {
        return FundPages.shown(
                new ModelAndView(
                        "funds/void", Map.of("view", desk.line(id, hat), "typed", typed, "problems", problems)),
                problems);
    }

    private ModelAndView line(FundLineId id, String reason, Problems problems, Hat hat) {
        return FundPages.shown(
                new ModelAndView(
                        "funds/line", Map.of("view", desk.line(id, hat), "reason", reason, "problems", problems)),
                problems);
    }

    private ModelAndView form(String template, Fund fund, TypedFields typed, Problems problems) {
        var model = new HashMap<String, Object>();
        model.put("fund", fund);
        model.put("programme", programmes.programme(fund.programme()));
        model.put("typed", typed);
        model.put("problems", problems);
        if (template.equals("funds/payment-form")) {
            model.put(
                    "shares",
                    funds.shares(fund.id()).stream()
                            .filter(share -> share.balance().approved() > 0)
                            .toList());
            model.put("today", funds.today());
        }
        return FundPages.shown(new ModelAndView(template, model), problems);
    }
}
