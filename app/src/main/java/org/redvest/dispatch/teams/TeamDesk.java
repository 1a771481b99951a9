package org.redvest.dispatch.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.invitations.AskObstacles;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.invitations.TeamsBeside;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.teams.TeamMemberRow.MemberStand;
import org.redvest.dispatch.teams.TeamRosterPage.NotProposed;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.Team;
import org.redvest.volunteers.TeamRoster;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of offers to teams show. A leader reads of their own team's members, and of no others. */
@Component
class TeamDesk implements TeamsBeside {

    /** So long an offer that is over stays in the leader's list. */
    private static final Duration AFTERWARDS = Duration.ofDays(7);

    /** As a field for a day and a time wants it. */
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final TeamOffers offers;
    private final TeamOfferStore store;
    private final TeamStanding standing;
    private final TeamRoster roster;
    private final AskObstacles obstacles;
    private final ServiceInvitationStore invitations;
    private final OpeningStore openings;
    private final PlaceStore places;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final Regions regions;
    private final Clock clock;

    TeamDesk(
            TeamOffers offers,
            TeamOfferStore store,
            TeamStanding standing,
            TeamRoster roster,
            AskObstacles obstacles,
            ServiceInvitationStore invitations,
            OpeningStore openings,
            PlaceStore places,
            Volunteers volunteers,
            Shifts shifts,
            Regions regions,
            Clock clock) {
        this.offers = offers;
        this.store = store;
        this.standing = standing;
        this.roster = roster;
        this.obstacles = obstacles;
        this.invitations = invitations;
        this.openings = openings;
        this.places = places;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.regions = regions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public TeamAskPage asking(ActivityNumber number, NeedId need, Hat dispatcher) {
        return asking(number, need, TeamTyped.NOTHING, Optional.empty(), dispatcher);
    }

    /** Asks a team, and answers the page that says what came of it. */
    @Transactional
    public TeamAskPage ask(ActivityNumber number, NeedId need, TeamTyped typed, Hat dispatcher) {
        var said = typed.chosen().map(team -> {
            var wish = new TeamWish(team, typed.people(), typed.time(clock.getZone()));
            return offers.offer(number, need, wish, dispatcher);
        });
        boolean done = said.filter(TeamAnswer.Asked.class::isInstance).isPresent();
        return asking(number, need, done ? TeamTyped.NOTHING : typed, said, dispatcher);
    }

    private TeamAskPage asking(
            ActivityNumber number, NeedId need, TeamTyped typed, Optional<TeamAnswer> said, Hat dispatcher) {
        var activity = shifts.activity(number);
        var asking = Openings.asking(activity, need);
        var now = clock.instant();
        var its = store.list(need);
        var asked = its.stream()
                .filter(each -> standing.state(each, now) == TeamOfferState.OPEN)
                .map(TeamOffer::team)
                .collect(Collectors.toSet());
        var near = activity.region().county();
        var teams = volunteers.teams(dispatcher.region().contains(near) ? near : dispatcher.region()).stream()
                .filter(team -> !asked.contains(team.id()))
                .toList();
        int missing =
                openings.find(need).map(Opening::missing).orElse(asking.need().people());
        var latest = standing.until(activity, need, now);
        var time = typed.until().isEmpty()
                ? latest.map(each -> MINUTES.format(TeamStanding.suggested(each, now, clock.getZone())
                                .atZone(clock.getZone())))
                        .orElse("")
                : typed.until();
        return new TeamAskPage(
                activity,
                asking,
                missing,
                standing.unpromised(need, missing, its, now),
                teams,
                its.stream().map(standing::row).toList(),
                latest,
                new TeamTyped(typed.team(), typed.places(), time),
                said);
    }

    @Override
    @Transactional(readOnly = true)
    public List<TeamBeside> beside(NeedId need) {
        return store.list(need).stream()
                .map(standing::row)
                .map(row -> new TeamBeside(
                        row.team(),
                        row.places(),
                        row.comes(),
                        row.asked(),
                        row.declined(),
                        row.state().key(),
                        row.open() ? Optional.of(row.until()) : Optional.empty()))
                .toList();
    }

    /** What the teams that this person leads are or were asked for lately. */
    @Transactional(readOnly = true)
    public List<TeamOfferRow> led(Hat leader) {
        var teams = roster.ledBy(VolunteerId.of(leader.account())).stream()
                .map(Team::id)
                .toList();
        return Scopes.within(
                Scope.SYSTEM,
                () -> store.list(teams, clock.instant().minus(AFTERWARDS)).stream()
                        .map(standing::row)
                        .sorted(Comparator.comparing(each -> !each.open()))
                        .toList());
    }

    @Transactional(readOnly = true)
    public TeamRosterPage roster(long id, Hat leader) {
        return roster(id, Optional.empty(), List.of(), leader);
    }

    /** Proposes, and answers the page that says what became of each. */
    @Transactional
    public TeamRosterPage propose(long id, List<VolunteerId> members, Hat leader) {
        var proposal = offers.propose(id, members, leader);
        var why = new LinkedHashMap<VolunteerId, String>();
        proposal.outcomes().forEach((who, outcome) -> {
            if (!(outcome instanceof AskOutcome.InviteSent)) {
                why.put(who, TeamMemberRow.word(outcome));
            }
        });
        proposal.noRoom().forEach(who -> why.put(who, "no-room"));
        var names = volunteers.introduce(why.keySet());
        var not = why.entrySet().stream()
                .map(each -> new NotProposed(
                        Optional.ofNullable(names.get(each.getKey()))
                                .map(Introduction::name)
                                .orElse("—"),
                        each.getValue()))
                .toList();
        return roster(id, Optional.of(proposal), not, leader);
    }

    private TeamRosterPage roster(long id, Optional<TeamProposal> proposal, List<NotProposed> not, Hat leader) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var offer = offers.led(id, leader);
            var now = clock.instant();
            var activity = shifts.activity(offer.activity());
            var asking = Openings.asking(activity, offer.need());
            return new TeamRosterPage(
                    offer.id(),
                    roster.name(offer.team()),
                    activity,
                    asking.shift(),
                    regions.path(activity.region()),
                    List.copyOf(asking.need().skills()),
                    offer.places(),
                    Math.max(0, offer.places() - standing.onTheirWay(offer, now)),
                    offer.until(),
                    standing.state(offer, now),
                    rows(offer),
                    proposal.map(TeamProposal::sent),
                    not,
                    proposal.map(TeamProposal::gone).orElse(0));
        });
    }

    private List<TeamMemberRow> rows(TeamOffer offer) {
        var members = roster.members(offer.team());
        var profiles =
                volunteers.profiles(members).stream().collect(Collectors.toMap(Profile::id, Function.identity()));
        var names = volunteers.introduce(members);
        var against = obstacles.of(offer.need(), members);
        var comes = holders(offer);
        var open = open(offer);
        return members.stream()
                .filter(each -> profiles.containsKey(each) && names.containsKey(each))
                .map(each -> {
                    var profile = Objects.requireNonNull(profiles.get(each));
                    var obstacle = offer.homes().contains(profile.home())
                            ? Optional.ofNullable(against.get(each))
                            : Optional.<AskOutcome>of(new AskOutcome.NotEligible(List.of()));
                    return new TeamMemberRow(
                            each.value(),
                            Objects.requireNonNull(names.get(each)).name(),
                            stand(each, comes, open.keySet(), obstacle),
                            Optional.ofNullable(open.get(each))
                                    .filter(one -> one.why() == AskReason.TEAM)
                                    .map(ServiceInvitation::id),
                            obstacle);
                })
                .sorted(Comparator.comparing(TeamMemberRow::stand))
                .toList();
    }

    private static MemberStand stand(
            VolunteerId who, Set<VolunteerId> comes, Set<VolunteerId> asked, Optional<AskOutcome> obstacle) {
        if (comes.contains(who)) {
            return MemberStand.COMES;
        }
        if (asked.contains(who)) {
            return MemberStand.ASKED;
        }
        if (obstacle.filter(AskOutcome.DeclinedBefore.class::isInstance).isPresent()) {
            return MemberStand.SAID_NO;
        }
        return obstacle.isEmpty() ? MemberStand.CAN_BE_ASKED : MemberStand.CANNOT;
    }

    /** Whoever has asked them: an invitation of the committee's waits for the same answer. */
    private Map<VolunteerId, ServiceInvitation> open(TeamOffer offer) {
        var now = clock.instant();
        return invitations.list(offer.activity()).stream()
                .filter(each -> each.need().equals(offer.need()) && each.openAt(now))
                .collect(Collectors.toMap(ServiceInvitation::volunteer, Function.identity(), (one, _) -> one));
    }

    private Set<VolunteerId> holders(TeamOffer offer) {
        return new HashSet<>(places.list(offer.shift()).stream()
                .filter(place -> place.need().equals(offer.need()))
                .map(Place::volunteer)
                .toList());
    }
}
