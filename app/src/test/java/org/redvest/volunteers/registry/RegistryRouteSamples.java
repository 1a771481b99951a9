package org.redvest.volunteers.registry;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scopes;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.volunteers.TestVolunteers;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** Each county has a volunteer with a licence and an insurance that its dispatcher has seen. */
@Component
class RegistryRouteSamples implements RouteSamples {

    private final Proofs proofs;
    private final Volunteers volunteers;
    private final TestVolunteers people;

    RegistryRouteSamples(Proofs proofs, Volunteers volunteers, TestVolunteers people) {
        this.proofs = proofs;
        this.volunteers = volunteers;
        this.people = people;
    }

    @Override
    public Samples in(SampleCounty county) {
        var staff = county.hat(Role.DISPATCHER);
        var number = people.number(people.registered(county.another(Role.VOLUNTEER)));
        var issuer = "暗号医院" + county.code();
        var insurer = "暗号保险" + county.code();
        var licence = new LicenceForm("nursing", "", issuer, "N-1", "", "2099-12-31", UUID.randomUUID());
        var insurance = new InsuranceForm(insurer, "2026-01-01", "2026-12-31", UUID.randomUUID());
        var ids = Scopes.within(staff.scope(), () -> {
            proofs.add(number, licence, staff);
            proofs.insure(number, insurance, staff);
            var profile = volunteers.numbered(number);
            return List.of(
                    proofs.licences(profile).getFirst().id(),
                    proofs.insurances(profile).getFirst().id());
        });
        return new Samples(
                List.of(
                        RouteSample.of("GET /volunteers", staff),
                        at("GET /volunteers/{number}", staff, number),
                        at("POST /volunteers/{number}/telephone", staff, number),
                        at("GET /volunteers/{number}/correction", staff, number),
                        at("POST /volunteers/{number}/correction", staff, number),
                        at("GET /volunteers/{number}/licences/new", staff, number),
                        at("POST /volunteers/{number}/licences", staff, number).with("request", UUID.randomUUID()),
                        at("GET /volunteers/{number}/licences/{licence}", staff, number)
                                .at("licence", ids.getFirst()),
                        at("POST /volunteers/{number}/licences/{licence}", staff, number)
                                .at("licence", ids.getFirst()),
                        at("POST /volunteers/{number}/licences/{licence}/end", staff, number)
                                .at("licence", ids.getFirst()),
                        at("GET /volunteers/{number}/insurances/new", staff, number),
                        at("POST /volunteers/{number}/insurances", staff, number)
                                .with("request", UUID.randomUUID()),
                        at("POST /volunteers/{number}/insurances/{insurance}/withdrawal", staff, number)
                                .at("insurance", ids.getLast())),
                Set.of(issuer, insurer));
    }

    private static RouteSample at(String route, Hat owner, String number) {
        return RouteSample.of(route, owner).at("number", number);
    }
}
