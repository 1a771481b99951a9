package org.redvest.dispatch.teams;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.TeamAsked;
import org.redvest.dispatch.TeamAsked.TeamTurn;
import org.redvest.dispatch.invitations.AskObstacles;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.dispatch.openings.InvitedVacancies;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.teams.TeamOffer.TeamOfferEnd;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.TakenBackFor;
import org.redvest.dispatch.vacancies.ServiceInvitationStore.AskedBy;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.volunteers.Team;
import org.redvest.volunteers.TeamId;
import org.redvest.volunteers.TeamRoster;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks teams, and lets their leaders propose members. A proposal is an invitation like any other: nobody is signed up by somebody else
 * (志愿服务条例 Art. 25), and limits, quiet and collisions hold as they do for the committee's own invitations.
 */
@Component
public class TeamOffers {

    private final TeamOfferStore store;
    private final TeamRoster roster;
    private final Invitations invitations;
    private final TeamStanding standing;
    private final TeamOfferEndings endings;
    private final AskObstacles obstacles;
    private final InvitedVacancies invitedVacancies;
    private final VacancyStore vacancies;
    private final OpeningStore openings;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TeamOffers(
            TeamOfferStore store,
            TeamRoster roster,
            Invitations invitations,
            TeamStanding standing,
            TeamOfferEndings endings,
            AskObstacles obstacles,
            InvitedVacancies invitedVacancies,
            VacancyStore vacancies,
            OpeningStore openings,
            Volunteers volunteers,
            Shifts shifts,
            Live live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.roster = roster;
        this.invitations = invitations;
        this.standing = standing;
        this.endings = endings;
        this.obstacles = obstacles;
        this.invitedVacancies = invitedVacancies;
        this.vacancies = vacancies;
        this.openings = openings;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /** Asks a team of the dispatcher's region; as many places as are missing at most. */
    @Transactional
    public TeamAnswer offer(ActivityNumber number, NeedId need, TeamWish wish, Hat dispatcher) {
        mustDispatch(dispatcher);
        var team = roster.find(wish.team()).orElseThrow(NoSuchOpening::new);
        var now = clock.instant();
        var seen = shifts.activity(number);
        Openings.asking(seen, need);
        invitedVacancies.make(seen, Set.of(need), dispatcher.account(), now);
        vacancies.lock(Set.of(need));
        var activity = shifts.lock(number);
        var latest = standing.until(activity, need, now);
        var missing = openings.find(need).map(Opening::missing).orElse(0);
        if (latest.isEmpty() || missing == 0) {
            return new TeamAnswer.CannotAsk();
        }
        var until = wish.until().orElseGet(() -> TeamStanding.suggested(latest.get(), now, clock.getZone()));
        if (!now.isBefore(until) || until.isAfter(latest.get())) {
            return new TeamAnswer.OutOfTime(latest.get());
        }
        closeWhatIsOver(need, wish.team(), now);
        var others = store.list(need);
        int left = standing.unpromised(need, missing, others, now);
        if (left == 0
                && others.stream()
                        .noneMatch(each ->
                                each.team().equals(wish.team()) && each.end().isEmpty())) {
            return new TeamAnswer.PlacesPromised();
        }
        int asked = Math.clamp(wish.places(), 1, Math.max(1, left));
        var shift = Openings.asking(activity, need).shift();
        var offer = store.offer(
                need,
                new TeamWish(wish.team(), asked, wish.until()),
                shift.start(),
                until,
                dispatcher.region(),
                dispatcher.account(),
                now);
        if (offer.isEmpty()) {
            return new TeamAnswer.AskedBefore();
        }
        shifts.record(
                number,
                TrackEntry.by(dispatcher.account(), now, "dispatch.track.team-asked", team.name(), asked)
                        .about(shift.id()));
        tell(store.find(offer.get()).orElseThrow(), team, TeamTurn.OFFERED, dispatcher, now);
        return new TeamAnswer.Asked(offer.get());
    }

    /** A team that was asked before for another time, or has sent as many as were wanted, can be asked anew. */
    private void closeWhatIsOver(NeedId need, TeamId team, Instant now) {
        store.list(need).stream()
                .filter(each -> each.team().equals(team) && each.end().isEmpty())
                .forEach(each -> endings.note(each, now));
    }

    /** The leader reads that nobody is needed any more; who was proposed can still come. */
    @Transactional
    public void takeBack(ActivityNumber number, long id, Hat dispatcher) {
        mustDispatch(dispatcher);
        var offer =
                store.find(id).filter(each -> each.activity().equals(number)).orElseThrow(NoSuchOpening::new);
        end(offer, TeamOfferEnd.TAKEN_BACK, TeamTurn.TAKEN_BACK, dispatcher);
    }

    /** The team does not come; the committee hears of it at once. Needs no reason. */
    @Transactional
    public void decline(long id, Hat leader) {
        Scopes.run(Scope.SYSTEM, () -> end(led(id, leader), TeamOfferEnd.DECLINED, TeamTurn.DECLINED, leader));
    }

    /**
     * Proposes members: each is invited, if nothing stands against it, and says yes by themselves. As many as the team was asked for can
     * be on their way at a time; a no makes room for the next. Who has left the team meanwhile is not asked.
     */
    @Transactional
    public TeamProposal propose(long id, List<VolunteerId> ticked, Hat leader) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var offer = led(id, leader);
            var now = clock.instant();
            var theirs = Set.copyOf(roster.members(offer.team()));
            var wanted = ticked.stream().distinct().toList();
            var members = wanted.stream().filter(theirs::contains).toList();
            // Two who lead a team propose one after the other.
            volunteers.lockAll(members);
            vacancies.lock(Set.of(offer.need()));
            if (standing.state(offer, now) != TeamOfferState.OPEN) {
                return TeamProposal.ended();
            }
            return propose(offer, members, wanted.size() - members.size(), leader, now);
        });
    }

    private TeamProposal propose(TeamOffer offer, List<VolunteerId> members, int gone, Hat leader, Instant now) {
        var outcomes = new LinkedHashMap<VolunteerId, AskOutcome>(obstacles.of(offer.need(), members));
        var near = near(members, offer);
        members.stream()
                .filter(each -> !near.contains(each))
                .forEach(each -> outcomes.put(each, new AskOutcome.NotEligible(List.of())));
        var free = members.stream().filter(each -> !outcomes.containsKey(each)).toList();
        int room = Math.clamp(offer.places() - standing.onTheirWay(offer, now), 0, free.size());
        var asks = free.subList(0, room).stream()
                .map(who -> new ServiceAsk(offer.need(), who, AskReason.TEAM))
                .toList();
        if (!asks.isEmpty()) {
            var asker = new AskedBy(leader.account(), offer.homes(), Optional.empty());
            var sent = invitations.invite(asks, asker);
            for (int i = 0; i < asks.size(); i++) {
                outcomes.put(asks.get(i).volunteer(), sent.get(i));
            }
        }
        return new TeamProposal(outcomes, free.subList(room, free.size()), gone);
    }

    /** Takes proposals back that have not been answered. */
    @Transactional
    public void takeBackProposals(long id, Collection<Long> proposals, Hat leader) {
        Scopes.run(Scope.SYSTEM, () -> {
            var offer = led(id, leader);
            var own = standing.proposed(offer).stream()
                    .map(ServiceInvitation::id)
                    .filter(proposals::contains)
                    .collect(Collectors.toSet());
            invitations.takeBack(offer.activity(), own, TakenBackFor.PLANS, leader.account());
        });
    }

    /** Whether it was asked of a team of theirs that another leads: who led it before has its messages still. */
    @Transactional(readOnly = true)
    public boolean isLedByAnother(long id, Hat member) {
        var who = VolunteerId.of(member.account());
        return Scopes.within(
                Scope.SYSTEM,
                () -> store.find(id)
                        .filter(offer -> !roster.leaders(offer.team()).contains(who))
                        .filter(offer -> volunteers.teamsOf(who).stream()
                                .anyMatch(team -> team.id().equals(offer.team())))
                        .isPresent());
    }

    /** Another team's offer does not exist. */
    TeamOffer led(long id, Hat leader) {
        return store.find(id)
                .filter(offer -> roster.leaders(offer.team()).contains(VolunteerId.of(leader.account())))
                .orElseThrow(NoSuchOpening::new);
    }

    private Set<VolunteerId> near(List<VolunteerId> members, TeamOffer offer) {
        return volunteers.profiles(members).stream()
                .filter(profile -> offer.homes().contains(profile.home()))
                .map(profile -> profile.id())
                .collect(Collectors.toSet());
    }

    private void end(TeamOffer offer, TeamOfferEnd how, TeamTurn turn, Hat by) {
        var now = clock.instant();
        if (store.end(offer.id(), how, now)) {
            var team = Scopes.within(Scope.SYSTEM, () -> roster.find(offer.team()));
            team.ifPresent(each -> {
                shifts.record(
                        offer.activity(),
                        TrackEntry.by(by.account(), now, "dispatch.track.team-" + how.code(), each.name())
                                .about(offer.shift()));
                tell(offer, each, turn, by, now);
            });
        }
    }

    private void tell(TeamOffer offer, Team team, TeamTurn turn, Hat by, Instant now) {
        var start = Scopes.within(Scope.SYSTEM, () -> shifts.activity(offer.activity()))
                .shift(offer.shift())
                .start();
        events.publishEvent(new TeamAsked(
                offer.id(),
                offer.activity(),
                offer.need(),
                team.name(),
                roster.leaders(team.id()),
                turn,
                offer.places(),
                standing.coming(offer),
                start,
                offer.until(),
                by.account(),
                now));
        live.changed("activity/" + offer.activity());
    }

    private static void mustDispatch(Hat hat) {
        if (hat.role() != Role.DISPATCHER) {
            throw new NoSuchOpening();
        }
    }
}
