package org.redvest.volunteers.registration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.LinkedMultiValueMap;

/** In each county a pupil has registered by the code of the community, and waits. */
@Component
class RegistrationRouteSamples implements RouteSamples {

    private final JoinLinks links;
    private final Registering registering;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    RegistrationRouteSamples(
            JoinLinks links, Registering registering, JdbcClient jdbc, TransactionOperations transactions) {
        this.links = links;
        this.registering = registering;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /join/{code}", "who registers has no account yet",
                "POST /join/{code}", "who registers has no account yet",
                "GET /join/{code}/received", "names nobody",
                "GET /guardian/{token}", "a guardian has no account",
                "POST /guardian/{token}/consent", "a guardian has no account",
                "POST /guardian/{token}/withdrawal", "a guardian has no account",
                "GET /erased", "who has just been erased has no account any more");
    }

    @Override
    public Samples in(SampleCounty county) {
        var hat = county.hat(Role.COMMUNITY);
        var name = "林暗号" + county.code();
        var link = link(hat);
        var request = UUID.randomUUID();
        registering.register(form(name, request), link, "192.0.2.1");
        var account = account(request);
        var region = hat.region();
        return new Samples(
                List.of(
                        codes("GET /join-codes/{region}", region, hat),
                        codes("GET /join-codes/{region}/poster", region, hat),
                        codes("POST /join-codes/{region}", region, hat),
                        codes("POST /join-codes/{region}/{code}/renewal", region, hat)
                                .at("code", link.code()),
                        codes("POST /join-codes/{region}/{code}/end", region, hat)
                                .at("code", link.code()),
                        RouteSample.of("GET /registrations", hat),
                        of("GET /registrations/{account}", account, hat),
                        of("POST /registrations/{account}/consent", account, hat),
                        of("POST /registrations/{account}/guardian-link", account, hat),
                        of("POST /registrations/{account}/confirmation", account, hat),
                        of("POST /registrations/{account}/refusal", account, hat)
                                .with("reason", "电话打不通"),
                        of("POST /registrations/{account}/departure", account, hat),
                        RouteSample.of("POST /registrations/confirmations", hat)
                                .with("person", account.value())
                                .naming(),
                        RouteSample.of("GET /account/registration", county.hat(Role.VOLUNTEER))),
                Set.of(name));
    }

    private JoinLink link(Hat hat) {
        return Scopes.within(hat.scope(), () -> {
            links.make(hat.region(), hat);
            return links.live(hat.region()).orElseThrow();
        });
    }

    private static RegistrationForm form(String name, UUID request) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("name", name);
        fields.add("sex", "female");
        fields.add("born", "2010-01-15");
        fields.add("phone", "13700%06d".formatted(Math.floorMod(request.hashCode(), 1_000_000)));
        fields.add("password", "踏雪又寻梅的清晨");
        fields.add("guardianName", "林海");
        fields.add("guardianPhone", "13900000047");
        fields.add("agreed", "yes");
        fields.add("language", "zh-CN");
        fields.add("request", request.toString());
        return RegistrationForm.typed(fields);
    }

    private AccountId account(UUID request) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(_ -> jdbc.sql("select account_id from registration where request = :request")
                        .param("request", request)
                        .query((row, _) -> new AccountId(row.getLong(1)))
                        .single()));
    }

    private static RouteSample codes(String route, RegionCode region, Hat owner) {
        return RouteSample.of(route, owner).at("region", region.value());
    }

    private static RouteSample of(String route, AccountId account, Hat owner) {
        return RouteSample.of(route, owner).at("account", account.value());
    }
}
