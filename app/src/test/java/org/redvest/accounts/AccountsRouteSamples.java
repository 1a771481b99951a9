package org.redvest.accounts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county has an administrator and a colleague whom others must not find. */
@Component
class AccountsRouteSamples implements RouteSamples {

    private final TestPeople people;

    AccountsRouteSamples(TestPeople people) {
        this.people = people;
    }

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /sign-in", "the way in",
                "POST /sign-in", "the way in",
                "POST /walk-in", "the demo's way in; elsewhere it does not exist",
                "POST /sign-out", "the way out, harmless to those outside",
                "GET /way-in/{link}", "the link is the key",
                "POST /way-in/{link}", "the link is the key");
    }

    @Override
    public Samples in(SampleCounty county) {
        var admin = county.hat(Role.ADMIN);
        var secret = "同事" + county.code();
        var colleague = people.hats(
                secret,
                new NewGrant(Role.DISPATCHER, new RegionCode(county.code()), "团委"),
                new NewGrant(Role.SECRETARY, new RegionCode(county.code()), "团委"));
        var leaving = people.hat(Role.DISPATCHER, county.code());
        var routes = List.of(
                RouteSample.of("GET /accounts", admin),
                RouteSample.of("GET /accounts", admin)
                        .with("region", county.code())
                        .naming(),
                RouteSample.of("GET /accounts/new", admin),
                RouteSample.of("GET /accounts/new", admin)
                        .with("region", county.code())
                        .naming(),
                opening(county),
                RouteSample.of("GET /accounts/{account}", admin)
                        .at("account", colleague.getFirst().account().value()),
                RouteSample.of("POST /accounts/{account}/password", admin)
                        .at("account", colleague.getFirst().account().value()),
                RouteSample.of("POST /accounts/{account}/link", admin)
                        .at("account", colleague.getFirst().account().value()),
                RouteSample.of("GET /accounts/{account}/handover", admin)
                        .at("account", colleague.getFirst().account().value()),
                RouteSample.of("POST /accounts/{account}/handover", admin)
                        .at("account", leaving.account().value())
                        .with("to", colleague.getFirst().account().value()),
                RouteSample.of("GET /accounts/{account}/grants/new", admin)
                        .at("account", colleague.getFirst().account().value()),
                RouteSample.of("POST /accounts/{account}/grants", admin)
                        .at("account", colleague.getFirst().account().value())
                        .with("role", "COMMUNITY")
                        .with("region", county.code())
                        .with("label", "社区"),
                RouteSample.of("POST /grants/{grant}/withdrawal", admin)
                        .at("grant", colleague.getLast().grant().value()),
                RouteSample.of("POST /grants/{grant}/return", admin)
                        .at("grant", colleague.getLast().grant().value()),
                RouteSample.of("GET /audit", admin)
                        .with("region", county.code())
                        .naming(),
                RouteSample.of("GET /account", admin),
                RouteSample.of("GET /account/password", admin),
                RouteSample.of("POST /account/password", admin),
                RouteSample.of("POST /hat", colleague.getFirst())
                        .with("grant", colleague.getFirst().grant().value())
                        .naming(),
                RouteSample.of("POST /account/sessions/{mark}/end", admin)
                        .at("mark", "0123456789abcdef")
                        .harmless(),
                RouteSample.of("POST /account/sessions/end", admin));
        return new Samples(routes, Set.of(secret));
    }

    private static RouteSample opening(SampleCounty county) {
        return RouteSample.of("POST /accounts", county.hat(Role.ADMIN))
                .with("login", "new-" + county.code())
                .with("name", "新同事")
                .with("role", "DISPATCHER")
                .with("region", county.code())
                .with("label", "团委")
                .with("request", UUID.randomUUID())
                .naming();
    }
}
