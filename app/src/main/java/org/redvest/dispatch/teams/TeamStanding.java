package org.redvest.dispatch.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
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
            return switch (offer.end().get()) {
                case DECLINED -> TeamOfferState.DECLINED;
                case TAKEN_BACK -> TeamOfferState.TAKEN_BACK;
                case OVER -> TeamOfferState.OVER;
            };
        }
        if (roster.leaders(offer.team()).isEmpty()) {
            return TeamOfferState.DISSOLVED;
        }
        var activity = shifts.activity(offer.activity());
        var shift = activity.find(offer.shift()).filter(each -> each.state().ahead());
        if (!activity.state().beforeService() || shift.isEmpty()) {
            return TeamOfferState.CALLED_OFF;
        }
        if (!shift.get().start().equals(offer.start())) {
            return TeamOfferState.MOVED;
        }
        if (coming(offer) >= offer.places()
                || openings.find(offer.need()).filter(Opening::full).isPresent()) {
            return TeamOfferState.FILLED;
        }
        return now.isBefore(offer.until()) && until(activity, offer.need(), now).isPresent()
                ? TeamOfferState.OPEN
                : TeamOfferState.OVER;
    }

    /** How many of the team have taken a place since it was asked; those who came before were not asked for. */
    int coming(TeamOffer offer) {
        var members = Set.copyOf(roster.members(offer.team()));
        return (int) places.list(offer.shift()).stream()
                .filter(place ->
                        place.need().equals(offer.need()) && !place.acceptedAt().isBefore(offer.offeredAt()))
                .map(Place::volunteer)
                .filter(members::contains)
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
                .filter(each -> !each.sentAt().isBefore(offer.offeredAt()))
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
