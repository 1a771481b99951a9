package org.redvest.setup.divisions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.regions.DivisionsUpload;
import org.redvest.testing.Loop;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** The founding is over in every test's city: its pages say so to everybody. */
@Component
class SetupRouteSamples implements RouteSamples {

    private final TestPeople people;
    private final DivisionAmendments amendments;

    SetupRouteSamples(TestPeople people, DivisionAmendments amendments) {
        this.people = people;
        this.amendments = amendments;
    }

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /setup", "before the founding there is nobody who could be signed in",
                "GET /setup/{token}", "the printed link",
                "GET /setup/city", "for those with the printed link; founded cities answer that they are",
                "POST /setup/city", "for those with the printed link; founded cities answer that they are",
                "GET /logo/{mark}", "the mark that stands on public pages",
                "GET /icons/{name}", "the same mark on a telephone's first page",
                "GET /manifest/{language}", "what a telephone calls the page that is added to its first page");
    }

    @Override
    public Samples in(SampleCounty county) {
        var admin = county.hat(Role.ADMIN);
        var mayor = people.hat(Role.ADMIN, "4305");
        var secret = county.code() + "的文件.csv";
        var amendment = Loop.as(
                admin,
                () -> amendments.send(
                        admin,
                        new DivisionsUpload(
                                secret,
                                "code,name\n%s999,新街道\n"
                                        .formatted(county.code())
                                        .getBytes(StandardCharsets.UTF_8),
                                "")));
        var routes = List.of(
                RouteSample.of("GET /settings", mayor).naming(),
                RouteSample.of("POST /settings", mayor)
                        .with("committee", "邵阳市志愿服务工作委员会")
                        .naming(),
                RouteSample.of("GET /divisions", admin)
                        .with("region", county.code())
                        .with("search", county.community())
                        .naming(),
                RouteSample.of("GET /divisions/{code}", admin).at("code", county.community()),
                RouteSample.of("GET /divisions/{code}/map", admin).at("code", county.community()),
                RouteSample.of("POST /divisions/{code}/centre", admin)
                        .at("code", county.community())
                        .with("lat", "27.2")
                        .with("lon", "111.4")
                        .with("datum", "WGS-84"),
                RouteSample.of("GET /amendments", admin),
                RouteSample.of("POST /amendments", admin),
                RouteSample.of("GET /amendments/{number}", admin).at("number", amendment),
                RouteSample.of("POST /amendments/{number}/application", admin).at("number", amendment),
                RouteSample.of("POST /amendments/{number}/withdrawal", admin).at("number", amendment));
        return new Samples(routes, Set.of(secret));
    }
}
