package org.redvest.orders.drafting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Whereabouts;
import org.redvest.web.FreeText;
import org.redvest.web.Privacy;
import org.redvest.web.Problem;

/** Each text that is written about an order, under the name of its field, and what it may be. */
public enum OrderText {
    TITLE(FreeText.open(2, 40)),
    WHAT(FreeText.asked(5, 500)),
    RISKS(FreeText.asked(2, 200)),
    SAFEGUARDS(FreeText.asked(2, 200)),
    PLACE(FreeText.asked(1, 40)),
    ADDRESS(FreeText.own(1, 100)),
    CONTACT(FreeText.own(1, 20)),
    NOTE(FreeText.asked(0, 500)),
    /** Why a community cancels: those read it who would have come. */
    REASON(FreeText.open(2, 200)),
    /** What the committee says when it returns or rejects. */
    SAID(FreeText.open(2, 200));

    private final FreeText rule;

    OrderText(FreeText rule) {
        this.rule = rule;
    }

    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Problem> problems(String text) {
        return rule.problems(field(), OrderChecks.KEY + "missing-" + field(), text);
    }

    /** The same, and what is asked about where nothing says that it is nobody's. */
    List<Problem> problems(String text, boolean nothingPrivate) {
        return rule.problems(field(), OrderChecks.KEY + "missing-" + field(), text, nothingPrivate);
    }

    public List<Problem> questions(String text, boolean nothingPrivate) {
        return rule.questions(field(), text, nothingPrivate);
    }

    /** Whether it is asked about, once, where it seems to stand in the text. */
    public boolean asks(Privacy kind) {
        return rule.asked().contains(kind);
    }

    /** What looks private in an order's form; texts without a finding are left out. */
    public static Map<OrderText, Set<Privacy>> privateThings(
            Draft.Wanted wanted, Whereabouts where, PrivateDetails details) {
        var texts = new LinkedHashMap<OrderText, String>();
        if (wanted instanceof Draft.Wanted.OffMenu own) {
            texts.put(TITLE, own.title());
            texts.put(WHAT, own.what());
            texts.put(RISKS, own.risks());
            texts.put(SAFEGUARDS, own.safeguards());
        }
        texts.put(PLACE, where.name());
        texts.put(NOTE, details.note());
        var found = new LinkedHashMap<OrderText, Set<Privacy>>();
        texts.forEach((each, text) -> {
            var kinds = Privacy.in(text);
            if (!kinds.isEmpty()) {
                found.put(each, kinds);
            }
        });
        return found;
    }

    /** The same of an order as it stands. */
    public static Map<OrderText, Set<Privacy>> privateThings(Order order, PrivateDetails details) {
        var service = order.service();
        var wanted = new Draft.Wanted.OffMenu(
                service.category(),
                service.offMenu() ? service.title().zh() : "",
                service.offMenu() ? service.what().zh() : "",
                service.offMenu() ? service.risks().zh() : "",
                service.offMenu() ? service.safeguards().zh() : "",
                service.minimumAge());
        return privateThings(wanted, order.where(), details);
    }
}
