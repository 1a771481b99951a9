package org.redvest.orders;

import java.util.List;
import org.redvest.rules.RuleChange;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleEffect;
import org.redvest.rules.RuleEffects;
import org.redvest.rules.RuleField;
import org.redvest.rules.RuleKind;
import org.redvest.rules.RuleSheet;
import org.redvest.rules.RuleSubject;
import org.redvest.web.Problem;
import org.springframework.stereotype.Component;

/** The promised answer, and what a change of it or of the menu leaves as it is: the orders that were sent. */
@Component
class AnswerSheet implements RuleSheet, RuleEffects {

    private static final int MOST_HOURS = 48;

    private final OrderStore store;

    AnswerSheet(OrderStore store) {
        this.store = store;
    }

    @Override
    public String code() {
        return AnswerPromise.SHEET;
    }

    @Override
    public List<RuleField> fields() {
        return List.of(
                new RuleField.Whole(AnswerPromise.WITHIN, 1, MOST_HOURS),
                new RuleField.Hour(AnswerPromise.OPENS),
                new RuleField.Hour(AnswerPromise.CLOSES));
    }

    @Override
    public List<Problem> problems(RuleContent wanted) {
        return wanted.time(AnswerPromise.OPENS).isBefore(wanted.time(AnswerPromise.CLOSES))
                ? List.of()
                : List.of(new Problem(
                        AnswerPromise.CLOSES,
                        "rules.problem.closes",
                        wanted.time(AnswerPromise.OPENS).toString()));
    }

    @Override
    public List<RuleEffect> effects(RuleChange change, RuleContent before) {
        if (change.subject().equals(RuleSubject.limits(code()))) {
            return List.of(new RuleEffect("orders.rules.waiting-keep-promise", store.countWaiting()));
        }
        if (change.subject().kind() == RuleKind.ITEM) {
            return List.of(new RuleEffect(
                    "orders.rules.orders-keep-item",
                    store.countOpenOf(change.subject().code())));
        }
        return List.of();
    }
}
