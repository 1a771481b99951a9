package org.redvest.accounts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county has invited a colleague for an organisation that others must not find. */
@Component
class InvitationsRouteSamples implements RouteSamples {

    private final InvitationDesk desk;
    private final InvitationBatches batches;

    InvitationsRouteSamples(InvitationDesk desk, InvitationBatches batches) {
        this.batches = batches;
        this.desk = desk;
    }

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /invited/{link}", "the link is the key",
                "POST /invited/{link}/account", "the link is the key",
                "POST /invited/{link}/acceptance", "the link is the key; for a person who is signed in",
                "POST /invited/{link}/question", "the link is the key");
    }

    @Override
    public Samples in(SampleCounty county) {
        var admin = county.hat(Role.ADMIN);
        var secret = "邀请单位" + county.code();
        var invitation = invitation(county, secret).id().value();
        var batch = batch(county);
        return new Samples(
                List.of(
                        RouteSample.of("GET /invitations/batches", admin),
                        RouteSample.of("GET /invitations/batches", admin)
                                .with("region", county.code())
                                .naming(),
                        RouteSample.of("POST /invitations/batches", admin)
                                .with("region", county.code())
                                .with("only", county.code() + "002001")
                                .with("days", "30")
                                .with("request", UUID.randomUUID())
                                .naming(),
                        RouteSample.of("GET /invitations/batches/{batch}", admin)
                                .at("batch", batch),
                        RouteSample.of("POST /invitations/batches/{batch}/sheets", admin)
                                .at("batch", batch),
                        RouteSample.of("GET /invitations", admin),
                        RouteSample.of("GET /invitations", admin)
                                .with("region", county.code())
                                .naming(),
                        RouteSample.of("GET /invitations/new", admin),
                        RouteSample.of("GET /invitations/new", admin)
                                .with("region", county.code())
                                .naming(),
                        RouteSample.of("POST /invitations", admin)
                                .with("role", "DISPATCHER")
                                .with("region", county.code())
                                .with("label", "团委")
                                .with("days", "30")
                                .with("request", UUID.randomUUID())
                                .naming(),
                        RouteSample.of("GET /invitations/{invitation}", admin).at("invitation", invitation),
                        RouteSample.of("POST /invitations/{invitation}/link", admin)
                                .at("invitation", invitation),
                        RouteSample.of("POST /invitations/{invitation}/revocation", admin)
                                .at("invitation", invitation)),
                Set.of(secret));
    }

    private long batch(SampleCounty county) {
        var form = new NewBatch(county.code(), county.code() + "001002", NewInvitation.USUAL, UUID.randomUUID());
        return switch (batches.make(county.hat(Role.ADMIN), form)) {
            case InvitationBatches.BatchMade.Made(var made) -> made.value();
            case InvitationBatches.BatchMade.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private Invitation invitation(SampleCounty county, String label) {
        var form = new NewInvitation(
                new NewHat("DISPATCHER", county.code(), label), NewInvitation.USUAL, UUID.randomUUID());
        return switch (desk.invite(county.hat(Role.ADMIN), form)) {
            case InvitationMade.Made(var made, var _) -> made;
            case InvitationMade.MadeBefore _, InvitationMade.Refused _ -> throw new AssertionError("It is made");
        };
    }
}
