package org.redvest.dispatch.invitations;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.invitations.InvitePage.AskedRow;
import org.redvest.dispatch.invitations.InvitePage.SentRow;
import org.redvest.dispatch.invitations.InvitePage.SuitableRow;
import org.redvest.dispatch.invitations.WaveRun.WaveAct;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.openings.Openings.Asking;
import org.redvest.dispatch.sieve.SuitablePerson;
import org.redvest.dispatch.sieve.SuitableStore;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.regions.Regions;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Window;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page shows from which a dispatcher asks single people. */
@Component
class InviteDesk {

    private final Invitations invitations;
    private final Waves waves;
    private final Openings openings;
    private final OpeningStore openingStore;
    private final SuitableStore suitable;
    private final PlaceStore places;
    private final Shifts shifts;
    private final Volunteers volunteers;
    private final Regions regions;
    private final Clock clock;

    InviteDesk(
            Invitations invitations,
            Waves waves,
            Openings openings,
            OpeningStore openingStore,
            SuitableStore suitable,
            PlaceStore places,
            Shifts shifts,
            Volunteers volunteers,
            Regions regions,
            Clock clock) {
        this.invitations = invitations;
        this.waves = waves;
        this.openings = openings;
        this.openingStore = openingStore;
        this.suitable = suitable;
        this.places = places;
        this.shifts = shifts;
        this.volunteers = volunteers;
        this.regions = regions;
        this.clock = clock;
    }

    /** Asks these people, and answers the page that says what became of each. */
    @Transactional
    public InvitePage invite(ActivityNumber number, NeedId need, Collection<VolunteerId> people, Hat dispatcher) {
        Openings.asking(shifts.activity(number), need);
        var asks = people.stream()
                .distinct()
                .map(who -> new ServiceAsk(need, who, AskReason.CHOSEN))
                .toList();
        var outcomes = asks.isEmpty() ? List.<AskOutcome>of() : invitations.invite(asks, dispatcher);
        var known =
                volunteers.introduce(asks.stream().map(ServiceAsk::volunteer).toList());
        var rows = new ArrayList<AskedRow>();
        for (int i = 0; i < outcomes.size(); i++) {
            rows.add(new AskedRow(name(known, asks.get(i).volunteer()), outcomes.get(i)));
        }
        return page(number, need, rows, dispatcher);
    }

    /** Starts, pauses or stops the waves of the shift that the need belongs to. */
    @Transactional
    public void waves(ActivityNumber number, NeedId need, WaveAct act, Hat dispatcher) {
        var asking = Openings.asking(shifts.activity(number), need);
        waves.act(number, asking.shift().id(), act, dispatcher);
    }

    @Transactional(readOnly = true)
    public InvitePage page(ActivityNumber number, NeedId need, List<AskedRow> rows, Hat dispatcher) {
        var activity = shifts.activity(number);
        var asking = Openings.asking(activity, need);
        var now = clock.instant();
        var sent = invitations.list(number).stream()
                .filter(each -> each.need().equals(need))
                .toList();
        var until = asking.shift().state().ahead() && activity.state().beforeService()
                ? AnswerTime.until(now, asking.shift().start(), Window.TO_GET_THERE, clock.getZone())
                : Optional.<Instant>empty();
        var comes = places.list(number).stream()
                .filter(place -> place.need().equals(need))
                .map(Place::volunteer)
                .collect(Collectors.toSet());
        var people = until.isPresent() ? suitable(activity, asking, dispatcher) : List.<SuitablePerson>of();
        return page(activity, asking, comes, until, people, sent, rows);
    }

    private InvitePage page(
            Activity activity,
            Asking asking,
            Set<VolunteerId> comes,
            Optional<Instant> until,
            List<SuitablePerson> people,
            List<ServiceInvitation> sent,
            List<AskedRow> asked) {
        var ids = new HashSet<VolunteerId>();
        people.forEach(each -> ids.add(each.volunteer()));
        sent.forEach(each -> ids.add(each.volunteer()));
        var known = volunteers.introduce(ids);
        return new InvitePage(
                activity,
                asking,
                comes.size(),
                openingStore.find(asking.need().id()).map(Opening::kept).orElse(0),
                until,
                people.stream()
                        .filter(each -> known.containsKey(each.volunteer()))
                        .map(each -> row(each, Objects.requireNonNull(known.get(each.volunteer()))))
                        .toList(),
                sent.stream()
                        .map(each -> new SentRow(name(known, each.volunteer()), each, comes.contains(each.volunteer())))
                        .toList(),
                asked,
                waves.find(asking.shift().id()),
                clock.instant());
    }

    private SuitableRow row(SuitablePerson person, Introduction known) {
        return new SuitableRow(
                person.volunteer().value(),
                known.name(),
                regions.region(known.home().township()).name(),
                person.kilometres(),
                person.askedLately(),
                person.services(),
                person.familiar());
    }

    private List<SuitablePerson> suitable(Activity activity, Asking asking, Hat dispatcher) {
        var asked = openings.asked(activity, asking, openings.site(activity));
        var search = new SuitableStore.WhomToAsk(
                asking.need().id(),
                asked,
                dispatcher.region(),
                Preferences.FARTHEST_KM,
                AskJudge.USUAL_MOST_A_WEEK,
                InvitePage.MOST_SHOWN);
        return Scopes.within(Scope.SYSTEM, () -> suitable.list(search));
    }

    /** Who has left has no name any more. */
    private static String name(Map<VolunteerId, Introduction> known, VolunteerId volunteer) {
        var person = known.get(volunteer);
        return person == null ? "—" : person.name();
    }
}
