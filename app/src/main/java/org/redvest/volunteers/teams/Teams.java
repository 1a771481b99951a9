package org.redvest.volunteers.teams;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.redvest.accounts.Hat;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.TeamChanged.What;
import org.redvest.volunteers.TeamId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a team. Each act locks the team, then asks what the hat may do with it: what one may not do is not there for them. Runs
 * as the system, for a leader sees members of other communities.
 */
@Service
class Teams {

    private final ServiceTeamStore store;
    private final TeamMembershipStore members;
    private final Volunteers volunteers;
    private final TeamRecords records;
    private final Clock clock;

    Teams(
            ServiceTeamStore store,
            TeamMembershipStore members,
            Volunteers volunteers,
            TeamRecords records,
            Clock clock) {
        this.store = store;
        this.members = members;
        this.volunteers = volunteers;
        this.records = records;
        this.clock = clock;
    }

    /** The leader is a volunteer whom the hat's region knows; the caller has checked that the team's region lies within it. */
    @Transactional
    public TeamFounding found(TeamForm form, Hat founder) {
        var problems = new ArrayList<>(form.problems());
        var leader = problems.isEmpty() ? leader(form.plainLeader()) : Optional.<Profile>empty();
        if (problems.isEmpty() && leader.isEmpty()) {
            problems.add(new Problem("leader", "volunteers.team.leader.unknown"));
        }
        return leader.isEmpty()
                ? new TeamFounding.Refused(new Problems(problems))
                : found(form, leader.get().id(), founder);
    }

    private TeamFounding found(TeamForm form, VolunteerId leader, Hat founder) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var id = store.found(form, leader, founder.account(), clock.instant());
            if (id.isEmpty()) {
                return new TeamFounding.Refused(
                        new Problems(List.of(new Problem("team", "volunteers.team.name.taken"))));
            }
            members.enter(id.get(), new RegionCode(form.region()), leader, true, clock.instant());
            var team = store.find(id.get()).orElseThrow(NoSuchTeam::new);
            records.leads(team, leader);
            records.write(AuditedAct.TEAM_FOUNDED, team, leader, founder);
            records.tell(What.FOUNDED, team, List.of(leader), founder.account());
            return new TeamFounding.Founded(team.id());
        });
    }

    private Optional<Profile> leader(String number) {
        return volunteers.findNumbered(number).filter(found -> found.status() == VolunteerStatus.ACTIVE);
    }

    /** What the hat sees of a team; absent for those who have nothing to do with it. */
    @Transactional(readOnly = true)
    public TeamView view(TeamId id, Hat reader) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var team = store.find(id).orElseThrow(NoSuchTeam::new);
            var rights = rights(team, reader).orElseThrow(NoSuchTeam::new);
            var all = members.list(id);
            var shown = rights.seesMembers() ? all : List.<TeamMember>of();
            var introduced = new ArrayList<VolunteerId>();
            introduced.add(team.leader());
            team.deputy().ifPresent(introduced::add);
            shown.stream().map(TeamMember::volunteer).forEach(introduced::add);
            int admitted = (int) all.stream().filter(TeamMember::admitted).count();
            return new TeamView(team, rights, shown, admitted, volunteers.introduce(introduced));
        });
    }

    /** What the link shows before one joins. */
    @Transactional
    public ServiceTeam invited(String token, Hat hat) {
        var me = volunteers.profile(VolunteerId.of(hat.account()));
        return Scopes.within(Scope.SYSTEM, () -> invited(token, me));
    }

    /** Who serves elsewhere joins elsewhere: a link that was passed on opens the team to volunteers of its county alone. */
    private ServiceTeam invited(String token, Profile me) {
        return store.lockByToken(token).filter(team -> team.isNear(me.home())).orElseThrow(NoSuchTeam::new);
    }

    /** Joining twice is joining once. */
    @Transactional
    public TeamEntry join(String token, Hat hat) {
        var me = volunteers.profile(VolunteerId.of(hat.account()));
        return Scopes.within(Scope.SYSTEM, () -> {
            var team = invited(token, me);
            if (me.status() != VolunteerStatus.ACTIVE) {
                return new TeamEntry.NotActive(team, me.status());
            }
            boolean atOnce = team.admission() == TeamAdmission.AT_ONCE;
            if (members.enter(team.id(), team.region(), me.id(), atOnce, clock.instant())) {
                records.tell(atOnce ? What.JOINED : What.ASKED, team, leaders(team), hat.account());
            }
            boolean admitted = members.find(team.id(), me.id())
                    .filter(TeamMember::admitted)
                    .isPresent();
            return admitted ? new TeamEntry.Joined(team) : new TeamEntry.Asked(team);
        });
    }

    @Transactional
    public void describe(TeamId id, String description, TeamAdmission admission, Hat hat) {
        change(id, hat, TeamRights::handsOver, team -> {
            store.describe(team.id(), description, admission);
            return true;
        });
    }

    /** The link before leads nowhere from now on. */
    @Transactional
    public void drawNewLink(TeamId id, Hat hat) {
        change(id, hat, TeamRights::admits, team -> {
            store.drawNewLink(team.id());
            return true;
        });
    }

    @Transactional
    public void admit(TeamId id, VolunteerId volunteer, Hat hat) {
        change(id, hat, TeamRights::admits, team -> {
            mustBelong(team, volunteer);
            if (members.admit(team.id(), volunteer, clock.instant())) {
                records.tell(What.ADMITTED, team, List.of(volunteer), hat.account());
            }
            return true;
        });
    }

    /** One who has asked is not admitted, a member is removed; a leader hands over first. */
    @Transactional
    public void remove(TeamId id, VolunteerId volunteer, Hat hat) {
        change(id, hat, TeamRights::admits, team -> {
            var member = members.find(team.id(), volunteer);
            if (team.leader().equals(volunteer)) {
                throw new NoSuchTeam();
            }
            if (member.isPresent()) {
                goes(team, volunteer, hat);
                records.tell(
                        member.get().admitted() ? What.REMOVED : What.NOT_ADMITTED,
                        team,
                        List.of(volunteer),
                        hat.account());
            }
            return true;
        });
    }

    @Transactional
    public void leave(TeamId id, Hat hat) {
        change(id, hat, TeamRights::leaves, team -> {
            goes(team, VolunteerId.of(hat.account()), hat);
            records.tell(What.LEFT, team, leaders(team), hat.account());
            return true;
        });
    }

    private void goes(ServiceTeam team, VolunteerId volunteer, Hat by) {
        members.leave(team.id(), volunteer, clock.instant());
        store.forget(team.id(), volunteer);
        if (team.ledBy(volunteer)) {
            records.leadsNoMore(team, volunteer, by.account());
        }
    }

    /** Empty: there is no deputy any more. */
    @Transactional
    public void nameDeputy(TeamId id, Optional<VolunteerId> deputy, Hat hat) {
        change(id, hat, TeamRights::handsOver, team -> {
            deputy.ifPresent(volunteer -> mustBeFollower(team, volunteer));
            if (!deputy.equals(team.deputy())) {
                team.deputy().ifPresent(before -> records.leadsNoMore(team, before, hat.account()));
                store.nameDeputy(team.id(), deputy);
                deputy.ifPresent(volunteer -> {
                    records.leads(team, volunteer);
                    records.tell(What.DEPUTY_NAMED, team, List.of(volunteer), hat.account());
                });
            }
            return true;
        });
    }

    /** The lead passes when the other accepts, and not before. Offered to a second, it is not offered to the first any more. */
    @Transactional
    public void offerLead(TeamId id, VolunteerId to, Hat hat) {
        change(id, hat, TeamRights::handsOver, team -> {
            mustBeFollower(team, to);
            store.offer(team.id(), Optional.of(to));
            records.tell(What.LEAD_OFFERED, team, List.of(to), hat.account());
            return true;
        });
    }

    /** Taken back by the one who offered it, or declined. */
    @Transactional
    public void withdrawOffer(TeamId id, Hat hat) {
        change(id, hat, rights -> rights.handsOver() || rights.offered(), team -> {
            if (team.offeredTo().isPresent()) {
                store.offer(team.id(), Optional.empty());
                records.tell(What.LEAD_DECLINED, team, List.of(team.leader()), hat.account());
            }
            return true;
        });
    }

    /** The one who leads already has accepted before. Who led before stays a member. */
    @Transactional
    public void acceptLead(TeamId id, Hat hat) {
        var me = VolunteerId.of(hat.account());
        change(id, hat, rights -> rights.offered() || rights.leader(), team -> {
            if (store.takeLead(team.id(), me)) {
                records.leadsNoMore(team, team.leader(), hat.account());
                records.leads(team, me);
                records.write(AuditedAct.TEAM_HANDED_OVER, team, me, hat);
                records.tell(What.LEAD_TAKEN, team, List.of(team.leader()), hat.account());
            }
            return true;
        });
    }

    @Transactional
    public void dissolve(TeamId id, Hat hat) {
        change(id, hat, TeamRights::dissolves, team -> {
            var everybody = members.allLeave(team.id(), clock.instant());
            records.leadsNoMore(team, team.leader(), hat.account());
            team.deputy().ifPresent(deputy -> records.leadsNoMore(team, deputy, hat.account()));
            store.dissolve(team.id(), clock.instant());
            records.write(AuditedAct.TEAM_DISSOLVED, team, team.leader(), hat);
            records.tell(What.DISSOLVED, team, everybody, hat.account());
            return true;
        });
    }

    private void change(TeamId id, Hat hat, Predicate<TeamRights> may, Function<ServiceTeam, Boolean> act) {
        Scopes.within(Scope.SYSTEM, () -> {
            var team = store.lock(id).orElseThrow(NoSuchTeam::new);
            if (rights(team, hat).filter(may).isEmpty()) {
                throw new NoSuchTeam();
            }
            return act.apply(team);
        });
    }

    private Optional<TeamRights> rights(ServiceTeam team, Hat hat) {
        if (TeamRights.worksFor(hat, team)) {
            return Optional.of(TeamRights.ofStaff());
        }
        return hat.role().serves()
                ? members.find(team.id(), VolunteerId.of(hat.account())).map(mine -> TeamRights.of(hat, team, mine))
                : Optional.empty();
    }

    private void mustBelong(ServiceTeam team, VolunteerId volunteer) {
        if (members.find(team.id(), volunteer).isEmpty()) {
            throw new NoSuchTeam();
        }
    }

    /** An admitted member other than the leader. */
    private void mustBeFollower(ServiceTeam team, VolunteerId volunteer) {
        if (team.leader().equals(volunteer)
                || members.find(team.id(), volunteer)
                        .filter(TeamMember::admitted)
                        .isEmpty()) {
            throw new NoSuchTeam();
        }
    }

    private static List<VolunteerId> leaders(ServiceTeam team) {
        var leaders = new ArrayList<VolunteerId>();
        leaders.add(team.leader());
        team.deputy().ifPresent(leaders::add);
        return leaders;
    }
}
