package org.redvest.volunteers.registration;

import java.util.function.Supplier;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.OwnAccounts;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.ServicesAhead;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaving (退出), coming back and being erased (注销). Each is decided under the lock under which places are taken, so nobody leaves
 * with a service that was accepted a moment ago.
 */
@Service
public class Departures {

    /** What pages show in place of the name. */
    public static final String ERASED = "已注销的志愿者";

    private final Volunteers volunteers;
    private final RegistrationStore registrations;
    private final Accounts accounts;
    private final OwnAccounts ownAccounts;
    private final ServicesAhead services;
    private final Audit audit;

    Departures(
            Volunteers volunteers,
            RegistrationStore registrations,
            Accounts accounts,
            OwnAccounts ownAccounts,
            ServicesAhead services,
            Audit audit) {
        this.volunteers = volunteers;
        this.registrations = registrations;
        this.accounts = accounts;
        this.ownAccounts = ownAccounts;
        this.services = services;
        this.audit = audit;
    }

    /** @param by the volunteer, or a worker of the region that it is told to */
    @Transactional
    public Departure leave(VolunteerId id, Hat by) {
        var profile = volunteers.lock(id);
        if (profile.status() == VolunteerStatus.LEFT) {
            return new Departure.Gone();
        }
        return unlessExpected(id, () -> {
            changeStatus(id, VolunteerStatus.LEFT);
            record(AuditedAct.VOLUNTEER_LEFT, profile, by);
            return new Departure.Gone();
        });
    }

    /** To what they were: a minor whose guardian has not consented is held again. */
    @Transactional
    public void comeBack(VolunteerId id, Hat by) {
        var profile = volunteers.lock(id);
        if (profile.status() == VolunteerStatus.LEFT && volunteers.inForce(id).equals(id)) {
            boolean held = registrations
                    .find(id.account())
                    .filter(Registration::lacksConsent)
                    .isPresent();
            changeStatus(id, held ? VolunteerStatus.HELD : VolunteerStatus.ACTIVE);
            record(AuditedAct.VOLUNTEER_RETURNED, profile, by);
        }
    }

    /**
     * By the volunteer alone. The person goes; the number, the community and the hours stay, so the ledger still proves what it proved.
     */
    @Transactional
    public Departure erase(VolunteerId id, Hat by) {
        var profile = volunteers.lock(id);
        boolean staff =
                accounts.hats(id.account()).stream().anyMatch(hat -> !hat.role().serves());
        if (staff) {
            return new Departure.HoldsOffice();
        }
        return unlessExpected(id, () -> {
            record(AuditedAct.VOLUNTEER_ERASED, profile, by);
            Scopes.run(Scope.SYSTEM, () -> {
                volunteers.erase(id);
                registrations.erase(id.account());
            });
            ownAccounts.erase(id.account(), ERASED);
            return new Departure.Gone();
        });
    }

    /** The count of a community is kept beyond a volunteer's own scope. */
    private void changeStatus(VolunteerId id, VolunteerStatus status) {
        Scopes.run(Scope.SYSTEM, () -> volunteers.changeStatus(id, status));
    }

    private Departure unlessExpected(VolunteerId id, Supplier<Departure> work) {
        int leads = (int) accounts.hats(id.account()).stream()
                .filter(hat -> hat.role() == Role.LEADER)
                .count();
        if (leads > 0) {
            return new Departure.StillLeads(leads);
        }
        var ahead = services.of(id);
        return ahead.isEmpty() ? work.get() : new Departure.StillExpected(ahead);
    }

    private void record(AuditedAct act, Profile profile, Hat by) {
        audit.record(
                act,
                by.actor(),
                profile.home(),
                AuditSubject.account(profile.id().value()));
    }
}
