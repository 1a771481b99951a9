package org.redvest.dispatch.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.invitations.AnswerTime;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.shifts.Activity;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Window;
import org.redvest.volunteers.TeamRoster;
import org.springframework.stereotype.Component;

/** Where an offer to a team stands. It follows from the service, its places and the members' answers, so no row can disagree with them. */
@Component
class TeamStanding {

    /** A leader reads the message, asks around and proposes. */
    private static final Duration AT_LEAST = Duration.ofHours(2);

    private final TeamRoster roster;
    private final ServiceInvitationStore invitationStore;
    private final OpeningStore openings;
    private final PlaceStore places;
    private final Shifts shifts;
    private final Clock clock;

    TeamStanding(
            TeamRoster roster,
            ServiceInvitationStore invitationStore,
            OpeningStore openings,
            PlaceStore places,
            Shifts shifts,
            Clock clock) {
        this.roster = roster;
        this.invitationStore = invitationStore;
        this.openings = openings;
        this.places = places;
        this.shifts = shifts;
        this.clock = clock;
    }

    TeamOfferState state(TeamOffer offer, Instant now) {
        if (offer.end().isPresent()) {
            return offer.end().get().state();
        }
        if (roster.leaders(offer.team()).isEmpty()) {
            return TeamOfferState.DISSOLVED;
        }
        var activity = shifts.activity(offer.activity());
        var shift = activity.find(offer.shift()).filter(each -> each.state().ahead());
        boolean timely = now.isBefore(offer.until());
        // What happens to the service after its time was over is not why the offer ended.
        if (timely && (!activity.state().beforeService() || shift.isEmpty())) {
            return TeamOfferState.CALLED_OFF;
        }
        if (timely && !shift.orElseThrow().start().equals(offer.start())) {
            return TeamOfferState.MOVED;
        }
        if (coming(offer) >= offer.places()
                || openings.find(offer.need()).filter(Opening::full).isPresent()) {
            return TeamOfferState.FILLED;
        }
        return timely && until(activity, offer.need(), now).isPresent() ? TeamOfferState.OPEN : TeamOfferState.OVER;
    }

    /** How many places of a need no team is looking for people for. */
    int unpromised(NeedId need, int missing, List<TeamOffer> offers, Instant now) {
        int promised = offers.stream()
                .filter(each -> each.need().equals(need) && state(each, now) == TeamOfferState.OPEN)
                .mapToInt(each -> Math.max(0, each.places() - coming(each)))
                .sum();
        return Math.max(0, missing - promised);
    }

    /** How many said yes for the team and hold their place; who came in another way was not the team's doing. */
    int coming(TeamOffer offer) {
        var said = proposed(offer).stream()
                .filter(each -> offer.covers(each.sentAt()))
                .filter(each ->
                        each.end().filter(end -> end.kind() == EndKind.ACCEPTED).isPresent())
                .map(ServiceInvitation::volunteer)
                .collect(Collectors.toSet());
        return (int) places.list(offer.shift()).stream()
                .filter(place -> place.need().equals(offer.need()) && said.contains(place.volunteer()))
                .count();
    }

    /** Who comes, and who was proposed and has not answered. */
    int onTheirWay(TeamOffer offer, Instant now) {
        return coming(offer)
                + (int) proposed(offer).stream()
                        .filter(each -> each.openAt(now))
                        .count();
    }

    /** How many of those whom the leader proposed do not come. */
    int declined(TeamOffer offer) {
        return (int) proposed(offer).stream()
                .filter(each -> offer.covers(each.sentAt()))
                .flatMap(each -> each.end().stream())
                .filter(end -> end.kind() == EndKind.DECLINED)
                .count();
    }

    /** Invitations of this team's members that their leader has sent. */
    List<ServiceInvitation> proposed(TeamOffer offer) {
        var members = Set.copyOf(roster.members(offer.team()));
        return invitationStore.list(offer.activity()).stream()
                .filter(each -> each.need().equals(offer.need())
                        && each.why() == AskReason.TEAM
                        && members.contains(each.volunteer()))
                .toList();
    }

    /** The offer in a list. */
    TeamOfferRow row(TeamOffer offer) {
        var now = clock.instant();
        var activity = shifts.activity(offer.activity());
        int comes = coming(offer);
        return new TeamOfferRow(
                offer.id(),
                roster.name(offer.team()),
                activity,
                activity.shift(offer.shift()),
                offer.places(),
                comes,
                onTheirWay(offer, now) - comes,
                declined(offer),
                offer.until(),
                state(offer, now));
    }

    /** Until when members can be proposed; empty when it is too late. */
    Optional<Instant> until(Activity activity, NeedId need, Instant now) {
        var shift = Openings.asking(activity, need).shift();
        return shift.state().ahead() && activity.state().beforeService()
                ? AnswerTime.until(now, shift.start(), Window.TO_GET_THERE, clock.getZone())
                        .flatMap(_ -> Openings.closing(shift.start(), now, clock.getZone()))
                : Optional.empty();
    }

    /** What a team has when nobody says more: half of the time that is left, in waking hours, or all of it when that is short. */
    static Instant suggested(Instant latest, Instant now, ZoneId zone) {
        var half = now.plus(Duration.between(now, latest).dividedBy(2)).truncatedTo(ChronoUnit.HOURS);
        return half.isBefore(now.plus(AT_LEAST)) || AnswerTime.isNight(half, zone) ? latest : half;
    }
}
