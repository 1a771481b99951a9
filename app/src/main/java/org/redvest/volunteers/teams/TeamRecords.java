package org.redvest.volunteers.teams;

import java.time.Clock;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.volunteers.TeamChanged;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows from a change of a team: the grants of those who lead it, the audit log, and the news of it. */
@Component
class TeamRecords {

    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TeamRecords(Accounts accounts, Volunteers volunteers, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void leads(ServiceTeam team, VolunteerId leader) {
        accounts.grant(leader.account(), grant(team, leader));
    }

    void leadsNoMore(ServiceTeam team, VolunteerId leader, AccountId by) {
        accounts.withdraw(leader.account(), grant(team, leader), by);
    }

    /** Who serves is at home in a community, and a leader is a volunteer too: the grant lies there, and is named for the team. */
    private NewGrant grant(ServiceTeam team, VolunteerId leader) {
        return new NewGrant(Role.LEADER, volunteers.profile(leader).home(), team.name());
    }

    void write(AuditedAct act, ServiceTeam team, VolunteerId leader, Hat by) {
        var subject = AuditSubject.account(leader.account().value()).changed("", team.name());
        audit.record(act, by.actor(), team.region(), subject);
    }

    void tell(TeamChanged.What what, ServiceTeam team, List<VolunteerId> concerned, AccountId by) {
        events.publishEvent(
                new TeamChanged(team.id(), team.name(), team.region(), what, concerned, by, clock.instant()));
    }
}
