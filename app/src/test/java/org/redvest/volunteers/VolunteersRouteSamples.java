package org.redvest.volunteers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Limits;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county has a volunteer in a team. Their page names nobody's row but their own. */
@Component
class VolunteersRouteSamples implements RouteSamples {

    private final Volunteers volunteers;

    VolunteersRouteSamples(Volunteers volunteers) {
        this.volunteers = volunteers;
    }

    @Override
    public Samples in(SampleCounty county) {
        var hat = county.hat(Role.VOLUNTEER);
        var me = VolunteerId.of(hat.account());
        var team = "暗号队" + county.code();
        Scopes.run(Scope.SYSTEM, () -> {
            if (volunteers.find(me).isEmpty()) {
                volunteers.register(List.of(newcomer(hat)));
            }
            volunteers.found(new NewTeam(team, new RegionCode(county.code()), me, Set.of(me)));
        });
        return new Samples(
                List.of(
                        RouteSample.of("GET /me", hat),
                        RouteSample.of("POST /me", hat)
                                .with("radius", 5)
                                .with("shifts", 20)
                                .with("perDay", 3)
                                .with("hours", 100),
                        RouteSample.of("POST /me/quiet", hat).with("on", true),
                        RouteSample.of("POST /me/days", hat).with("day", "2026-03-20"),
                        RouteSample.of("POST /me/days/{day}/usual", hat)
                                .at("day", "2026-03-20")
                                .harmless(),
                        RouteSample.of("GET /me/data", hat),
                        RouteSample.of("POST /me/data", hat).with("phone", "13800000000"),
                        RouteSample.of("GET /me/data/download", hat),
                        RouteSample.of("POST /me/departure", hat),
                        RouteSample.of("POST /me/return", hat),
                        RouteSample.of("POST /me/consent", hat),
                        RouteSample.of("POST /me/erasure", hat)),
                Set.of(team));
    }

    private static NewVolunteer newcomer(Hat hat) {
        return new NewVolunteer(
                hat.account(),
                LocalDate.parse("1995-03-08"),
                hat.region(),
                null,
                Set.of("escort"),
                Set.of(),
                new Preferences(
                        5,
                        new Limits(20, 3, 6_000),
                        Set.of(),
                        Availability.weekly(new WeekPattern((1 << 21) - 1)),
                        false));
    }
}
