package org.redvest.volunteers.registration;

import java.time.LocalDate;
import java.util.List;
import org.redvest.rules.RuleChange;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleEffect;
import org.redvest.rules.RuleEffects;
import org.redvest.rules.RuleField;
import org.redvest.rules.RuleSheet;
import org.redvest.rules.RuleSubject;
import org.redvest.web.Problem;
import org.springframework.stereotype.Component;

/** The limits of registration: ages, and how long a community may take to answer. */
@Component
class AgeSheet implements RuleSheet, RuleEffects {

    private static final int OLDEST = 30;

    private final RegistrationStore store;

    AgeSheet(RegistrationStore store) {
        this.store = store;
    }

    @Override
    public String code() {
        return AgeRule.SHEET;
    }

    @Override
    public List<RuleField> fields() {
        return List.of(
                new RuleField.Whole(AgeRule.YOUNGEST, 0, OLDEST),
                new RuleField.Whole(AgeRule.CONSENT, 0, OLDEST),
                new RuleField.Whole(AgeRule.ESCALATES, 1, 30));
    }

    @Override
    public List<Problem> problems(RuleContent wanted) {
        return wanted.number(AgeRule.CONSENT) < wanted.number(AgeRule.YOUNGEST)
                ? List.of(new Problem(AgeRule.CONSENT, "rules.problem.consent", wanted.number(AgeRule.YOUNGEST)))
                : List.of();
    }

    /** What waits is told apart by the ages between the old rule and the new one. */
    @Override
    public List<RuleEffect> effects(RuleChange change, RuleContent before) {
        if (!change.subject().equals(RuleSubject.limits(code()))) {
            return List.of();
        }
        var day = change.from();
        var was = AgeRule.of(before);
        var is = AgeRule.of(change.content());
        return List.of(
                new RuleEffect("volunteers.rules.waiting-too-young", waiting(was.youngest(), is.youngest(), day)),
                new RuleEffect("volunteers.rules.now-of-age", waiting(is.consentBelow(), was.consentBelow(), day)),
                new RuleEffect("volunteers.rules.now-minors", waiting(was.consentBelow(), is.consentBelow(), day)),
                new RuleEffect(
                        "volunteers.rules.volunteers-below",
                        is.youngest() > was.youngest()
                                ? store.volunteersBetween(is.youngest(), was.youngest(), day)
                                : 0));
    }

    /** Applicants who wait and whose age lies from the first to below the second; none where the second is not above. */
    private long waiting(int from, int below, LocalDate day) {
        return below > from ? store.waitingBetween(below, from, day) : 0;
    }
}
