package org.redvest.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.redvest.rules.CityRules;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleSubject;
import org.springframework.stereotype.Service;

/** Within how long the city promises a community an answer. Orders that were sent keep the promise of their day. */
@Service
public class AnswerPromise {

    static final String SHEET = "answers";
    static final String WITHIN = "promise";
    static final String OPENS = "opens";
    static final String CLOSES = "closes";

    private final CityRules rules;
    private final Clock clock;

    AnswerPromise(CityRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    public Duration promised() {
        return at(clock.instant()).within();
    }

    /** As it was in force at that moment. */
    public Promise at(Instant moment) {
        return of(rules.limits(SHEET, moment.atZone(clock.getZone()).toLocalDate()));
    }

    public Instant due(Instant from) {
        return at(from).due(from, clock.getZone());
    }

    static Promise of(RuleContent limits) {
        return new Promise(Duration.ofHours(limits.number(WITHIN)), limits.time(OPENS), limits.time(CLOSES));
    }

    /** What the city says at its founding; the office hours stay those that came with the program. */
    public void found(Duration within) {
        if (!within.equals(promised())) {
            var office = at(clock.instant());
            rules.found(
                    RuleSubject.limits(SHEET),
                    new RuleContent(Map.of(
                            WITHIN, Long.toString(within.toHours()),
                            OPENS, office.opens().toString(),
                            CLOSES, office.closes().toString())));
        }
    }
}
