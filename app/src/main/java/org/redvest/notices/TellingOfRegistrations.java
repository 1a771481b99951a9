package org.redvest.notices;

import java.util.List;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Regions;
import org.redvest.volunteers.GuardianWithdrew;
import org.redvest.volunteers.VolunteerConfirmed;
import org.redvest.volunteers.VolunteerRegistered;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells a community that somebody has registered, and the newcomer that they are confirmed. No notice names a person. */
@Component
class TellingOfRegistrations {

    private final Accounts accounts;
    private final Receivers receivers;
    private final Regions regions;
    private final Postbox post;

    TellingOfRegistrations(Accounts accounts, Receivers receivers, Regions regions, Postbox post) {
        this.accounts = accounts;
        this.receivers = receivers;
        this.regions = regions;
        this.post = post;
    }

    @ApplicationModuleListener
    void on(VolunteerRegistered event) {
        Scopes.run(
                Scope.SYSTEM,
                () -> post.tell(
                        News.ofRegistration(
                                News.REGISTRATION_WAITS,
                                regions.region(event.region()),
                                event.account().value(),
                                event.at(),
                                "/registrations"),
                        Receivers.others(event.account(), accounts.inCharge(Role.COMMUNITY, event.region()))));
    }

    @ApplicationModuleListener
    void on(GuardianWithdrew event) {
        Scopes.run(
                Scope.SYSTEM,
                () -> post.tell(
                        News.ofRegistration(
                                News.CONSENT_WITHDRAWN,
                                regions.region(event.region()),
                                event.account().value(),
                                event.at(),
                                "/registrations"),
                        accounts.inCharge(Role.COMMUNITY, event.region())));
    }

    @ApplicationModuleListener
    void on(VolunteerConfirmed event) {
        Scopes.run(Scope.SYSTEM, () -> {
            var to = receivers.volunteer(event.volunteer());
            post.tell(
                    News.ofRegistration(
                            News.REGISTRATION_CONFIRMED,
                            regions.region(event.region()),
                            event.volunteer().value(),
                            event.at(),
                            "/openings"),
                    List.copyOf(to));
        });
    }
}
