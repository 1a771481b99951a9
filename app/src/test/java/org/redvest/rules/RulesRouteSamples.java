package org.redvest.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.Loop;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Rules are the city's: nobody of a county reaches their pages. */
@Component
class RulesRouteSamples implements RouteSamples {

    private static final RuleSubject WEEKLY = RuleSubject.limits("invitations");
    private static final RuleSubject HAIRCUT = new RuleSubject(RuleKind.ITEM, "haircut");

    private final TestPeople people;
    private final RuleDesk desk;
    private final CityRules rules;

    RulesRouteSamples(TestPeople people, RuleDesk desk, CityRules rules) {
        this.people = people;
        this.desk = desk;
        this.rules = rules;
    }

    @Override
    public Samples in(SampleCounty county) {
        var mayor = people.hat(Role.ADMIN, "4305");
        return new Samples(
                List.of(
                        RouteSample.of("GET /settings/rules", mayor).naming(),
                        RouteSample.of("GET /settings/rules/{sheet}", mayor).at("sheet", "answers"),
                        RouteSample.of("POST /settings/rules/{sheet}", mayor)
                                .at("sheet", "answers")
                                .with("promise", "6")
                                .with("opens", "08:00")
                                .with("closes", "20:00")
                                .with("effective", rules.today())
                                .with("seen", "1"),
                        RouteSample.of("POST /settings/rules/{sheet}/versions/{version}/withdrawal", mayor)
                                .at("sheet", "invitations")
                                .at("version", planned(mayor, WEEKLY, "weekly")),
                        RouteSample.of("GET /settings/menu", mayor).naming(),
                        RouteSample.of("GET /settings/menu/{subject}/{code}", mayor)
                                .at("subject", "items")
                                .at("code", "haircut"),
                        RouteSample.of("GET /settings/menu/{subject}/{code}", mayor)
                                .at("subject", "categories")
                                .at("code", "new"),
                        RouteSample.of("GET /settings/menu/{subject}/{code}", mayor)
                                .at("subject", "skills")
                                .at("code", "nursing"),
                        RouteSample.of("POST /settings/menu/{subject}/{code}", mayor)
                                .at("subject", "items")
                                .at("code", "haircut"),
                        RouteSample.of("POST /settings/menu/{subject}/{code}/versions/{version}/withdrawal", mayor)
                                .at("subject", "items")
                                .at("code", "haircut")
                                .at("version", planned(mayor, HAIRCUT, "length"))),
                Set.of());
    }

    /** A version with one number more, a month ahead. */
    private long planned(Hat mayor, RuleSubject subject, String number) {
        return Loop.as(mayor, () -> {
            var history = desk.history(subject);
            var content = history.newest().orElseThrow().content();
            var values = new HashMap<>(content.values());
            values.put(number, Integer.toString(content.number(number) + 1));
            desk.lay(
                    mayor,
                    new RuleChange(
                            subject,
                            subject.code(),
                            rules.today().plusDays(30),
                            new RuleContent(values),
                            history.mark()));
            return desk.history(subject).newest().orElseThrow().number();
        });
    }
}
