package org.redvest.dispatch;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Role;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Each county has called its volunteer, who is on duty, to an emergency, and another to a drill. */
@Component
class EmergencyRouteSamples implements RouteSamples {

    private static final String CALL = "/emergencies/{id}";
    private static final String MINE = "/openings/emergencies";

    private final EmergencyTown emergency;
    private final DispatchRouteSamples dispatched;

    EmergencyRouteSamples(EmergencyTown emergency, DispatchRouteSamples dispatched) {
        this.emergency = emergency;
        this.dispatched = dispatched;
    }

    @Override
    public Samples in(SampleCounty county) {
        var dispatcher = county.hat(Role.DISPATCHER);
        var volunteer = county.hat(Role.VOLUNTEER);
        dispatched.register(volunteer);
        emergency.ready(VolunteerId.of(volunteer.account()), emergency.later());
        var community = new RegionCode(county.community());
        var door = "应急巷" + county.code() + "号";
        var real = emergency.make(EmergencyTown.at(emergency.wish(1, false, community, Set.of()), door), dispatcher);
        emergency.no(real, VolunteerId.of(volunteer.account()));
        var drill = emergency.make(EmergencyTown.at(emergency.wish(1, true, community, Set.of()), door), dispatcher);
        return new Samples(
                List.of(
                        RouteSample.of("GET /emergencies", dispatcher),
                        RouteSample.of("GET /emergencies/new", dispatcher),
                        RouteSample.of("GET /emergencies/map", dispatcher),
                        RouteSample.of("POST /emergencies", dispatcher).with("request", UUID.randomUUID()),
                        RouteSample.of("GET " + CALL, dispatcher).at("id", real.id()),
                        RouteSample.of("GET " + CALL + "/live", dispatcher).at("id", real.id()),
                        RouteSample.of("POST " + CALL + "/{act}", dispatcher)
                                .at("id", real.id())
                                .at("act", "pause"),
                        RouteSample.of("GET " + MINE, volunteer),
                        RouteSample.of("POST " + MINE + "/duty", volunteer).with("hours", 2),
                        RouteSample.of("POST " + MINE + "/duty/week", volunteer)
                                .with("day", 1)
                                .with("from", "18:00")
                                .with("to", "22:00"),
                        RouteSample.of("POST " + MINE + "/duty/end", volunteer),
                        RouteSample.of("GET " + MINE + "/{id}", volunteer).at("id", drill.id()),
                        RouteSample.of("POST " + MINE + "/{id}/acceptance", volunteer)
                                .at("id", drill.id())
                                .with("request", UUID.randomUUID()),
                        RouteSample.of("POST " + MINE + "/{id}/decline", volunteer)
                                .at("id", drill.id()),
                        RouteSample.of("POST " + MINE + "/{id}/leave", volunteer)
                                .at("id", drill.id())),
                Set.of(door));
    }
}
