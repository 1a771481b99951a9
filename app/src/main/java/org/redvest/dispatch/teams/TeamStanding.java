package org.redvest.dispatch.teams;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.invitations.AnswerTime;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.teams.TeamOffer.TeamOfferEnd;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
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
            return offer.end().get() == TeamOfferEnd.DECLINED ? TeamOfferState.DECLINED : TeamOfferState.TAKEN_BACK;
        }
        var activity = shifts.activity(offer.activity());
        boolean ahead = activity.state().beforeService()
                && activity.find(offer.shift())
                        .filter(shift -> shift.state().ahead())
                        .isPresent();
        if (!ahead) {
            return TeamOfferState.CALLED_OFF;
        }
        if (coming(offer) >= offer.places()
                || openings.find(offer.need()).filter(Opening::full).isPresent()) {
            return TeamOfferState.FILLED;
        }
        return now.isBefore(offer.until()) && until(activity, offer.need(), now).isPresent()
                ? TeamOfferState.OPEN
                : TeamOfferState.OVER;
    }

    /** How many of the team hold a place. */
    int coming(TeamOffer offer) {
        var members = Set.copyOf(roster.members(offer.team()));
        return (int) places.list(offer.shift()).stream()
                .filter(place -> place.need().equals(offer.need()))
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
}
