package org.redvest.dispatch.teams;

import java.time.Clock;
import java.time.Instant;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.TeamAsked;
import org.redvest.dispatch.TeamAsked.TeamTurn;
import org.redvest.dispatch.teams.TeamOffer.TeamOfferEnd;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.volunteers.TeamRoster;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes why offers to teams ended, so that nothing that happens later changes it, and tells the committee and the leaders where a team's
 * time ran out before it had its people.
 */
@Component
public class TeamOfferEndings {

    private final TeamOfferStore store;
    private final TeamStanding standing;
    private final TeamRoster roster;
    private final Shifts shifts;
    private final OneByOne oneByOne;
    private final TransactionTemplate transactions;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TeamOfferEndings(
            TeamOfferStore store,
            TeamStanding standing,
            TeamRoster roster,
            Shifts shifts,
            OneByOne oneByOne,
            TransactionTemplate transactions,
            Live live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.standing = standing;
        this.roster = roster;
        this.shifts = shifts;
        this.oneByOne = oneByOne;
        this.transactions = transactions;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /** By the application's clock, which a demo may move. */
    @OnOneNode(every = "${redvest.dispatch.settle-every:PT5S}")
    public void look() {
        var now = clock.instant();
        Scopes.run(Scope.SYSTEM, () -> {
            var due = transactions.execute(_ -> store.toEnd(now));
            oneByOne.each(due, offer -> note(offer, now));
        });
    }

    /** Notes how an offer ended; an open one stays open. Told once. */
    void note(TeamOffer offer, Instant now) {
        TeamOfferEnd.of(standing.state(offer, now)).ifPresent(end -> {
            if (store.end(offer.id(), end, now) && end == TeamOfferEnd.OVER) {
                tell(offer, now);
            }
        });
    }

    private void tell(TeamOffer offer, Instant now) {
        Scopes.within(Scope.SYSTEM, () -> roster.find(offer.team())).ifPresent(team -> {
            shifts.record(
                    offer.activity(),
                    TrackEntry.byNobody(now, "dispatch.track.team-ran-out", team.name())
                            .about(offer.shift()));
            events.publishEvent(new TeamAsked(
                    offer.id(),
                    offer.activity(),
                    offer.need(),
                    team.name(),
                    roster.leaders(team.id()),
                    TeamTurn.RAN_OUT,
                    offer.places(),
                    standing.coming(offer),
                    offer.start(),
                    offer.until(),
                    offer.offeredBy(),
                    now));
            live.changed("activity/" + offer.activity());
        });
    }
}
