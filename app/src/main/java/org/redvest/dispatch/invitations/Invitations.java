package org.redvest.dispatch.invitations;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.InvitationsTakenBack;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.VolunteersInvited;
import org.redvest.dispatch.invitations.AskJudge.Judged;
import org.redvest.dispatch.openings.InvitedVacancies;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.TakenBackFor;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.dispatch.vacancies.ServiceInvitationStore.Addressed;
import org.redvest.dispatch.vacancies.ServiceInvitationStore.AskedBy;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks single people for single needs (邀请), and takes that back. Whoever asks locks in the order of {@link
 * org.redvest.dispatch.places.Places}: the volunteers, the vacancies, the activities.
 */
@Component
public class Invitations {

    private final AskJudge judge;
    private final InvitedVacancies invitedVacancies;
    private final ServiceInvitationStore store;
    private final VacancyStore vacancies;
    private final OpeningStore openings;
    private final Openings opening;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invitations(
            AskJudge judge,
            InvitedVacancies invitedVacancies,
            ServiceInvitationStore store,
            VacancyStore vacancies,
            OpeningStore openings,
            Openings opening,
            Volunteers volunteers,
            Shifts shifts,
            Live live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.judge = judge;
        this.invitedVacancies = invitedVacancies;
        this.store = store;
        this.vacancies = vacancies;
        this.openings = openings;
        this.opening = opening;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks all of them, as far as each may be asked at this moment. Runs in the dispatcher's scope.
     *
     * @return one outcome for each ask, in their order
     */
    @Transactional
    public List<AskOutcome> invite(List<ServiceAsk> asks, Hat dispatcher) {
        if (dispatcher.role() != Role.DISPATCHER) {
            throw new NoSuchOpening();
        }
        return invite(asks, new AskedBy(dispatcher.account(), dispatcher.region(), Optional.empty()));
    }

    /** The same for a wave, and for the leader of a team. */
    public List<AskOutcome> invite(List<ServiceAsk> asks, AskedBy asker) {
        var now = clock.instant();
        var people = people(asks, asker);
        var needs = asks.stream().map(ServiceAsk::need).collect(Collectors.toSet());
        var seen = shifts.activitiesOf(needs);
        invitedVacancies.make(seen, needs, asker.by(), now);
        vacancies.lock(needs);
        var activities = shifts.lockAll(seen.stream().map(Activity::number).toList());
        everyNeedExists(needs, activities);
        Scopes.run(Scope.SYSTEM, () -> store.expire(people.keySet(), now));
        var judged = judge.judge(asks, people, activities);
        var sent = send(judged, asker, now);
        tell(sent, activities, asker, now);
        return outcomes(judged, sent);
    }

    /**
     * Lets in a person who has just said yes on the telephone: what they were asked for besides at that time is taken back, and they can
     * take the place for as long as it takes to note it. Whether they may is for the place's own rules to say.
     *
     * @return what was taken back, to be published once they have the place
     */
    @Transactional
    public List<InvitationsTakenBack> letIn(NeedId need, VolunteerId volunteer, Hat dispatcher, Instant until) {
        var asker = new AskedBy(dispatcher.account(), dispatcher.region(), Optional.empty());
        return letIn(new ServiceAsk(need, volunteer, AskReason.CALLED), asker, until);
    }

    /** The same for a person who has just said yes to an emergency call. */
    @Transactional
    public List<InvitationsTakenBack> letIn(ServiceAsk yes, AskedBy asker, Instant until) {
        var now = clock.instant();
        var need = yes.need();
        var volunteer = yes.volunteer();
        people(List.of(yes), asker);
        var needs = Set.of(need);
        shifts.activitiesOf(needs).forEach(each -> invitedVacancies.make(each, needs, asker.by(), now));
        vacancies.lock(needs);
        var found = openings.find(need).orElseThrow(NoSuchOpening::new);
        return Scopes.within(Scope.SYSTEM, () -> {
            store.expire(Set.of(volunteer), now);
            var theirs = store.about(Set.of(volunteer), needs).stream()
                    .filter(each -> each.end().isEmpty())
                    .toList();
            if (theirs.stream().anyMatch(each -> each.need().equals(need))) {
                return List.of();
            }
            var takenBack = theirs.stream()
                    .filter(each -> each.start().isBefore(found.asked().end())
                            && found.asked().start().isBefore(each.finish()))
                    .map(each -> takeBack(each, now))
                    .toList();
            store.insert(List.of(new Addressed(need, volunteer, yes.why(), 0, until)), asker, now);
            var activity = shifts.lock(found.activity());
            shifts.opened(
                    activity.number(),
                    asker.region(),
                    TrackEntry.by(asker.by(), now, "dispatch.track." + yes.why().code())
                            .about(found.shift()));
            activity.find(found.shift())
                    .ifPresent(shift -> opening.waiting(shift, openings.lockShift(shift.id()), now));
            return takenBack;
        });
    }

    private InvitationsTakenBack takeBack(ServiceInvitation one, Instant now) {
        var withdrawn = store.withdraw(one.activity(), Set.of(one.id()), TakenBackFor.PLANS, now);
        return InvitationTimes.takenBack(one.activity(), withdrawn, now);
    }

    /** What is still open of these is taken back; those who were asked see why. */
    @Transactional
    public int withdraw(ActivityNumber number, Set<Long> invitations, TakenBackFor why, Hat dispatcher) {
        if (dispatcher.role() != Role.DISPATCHER) {
            throw new NoSuchOpening();
        }
        return takeBack(number, invitations, why, dispatcher.account());
    }

    /** The same for the leader of a team, who has been checked. */
    public int takeBack(ActivityNumber number, Set<Long> invitations, TakenBackFor why, AccountId by) {
        vacancies.lock(number);
        shifts.lock(number);
        var now = clock.instant();
        var withdrawn = store.withdraw(number, invitations, why, now);
        if (!withdrawn.isEmpty()) {
            shifts.record(number, TrackEntry.by(by, now, "dispatch.track.invitations-withdrawn", withdrawn.size()));
            events.publishEvent(InvitationTimes.takenBack(number, withdrawn, now));
            live.changed("activity/" + number);
        }
        return withdrawn.size();
    }

    /** All invitations to an activity, the newest first. */
    @Transactional(readOnly = true)
    public List<ServiceInvitation> list(ActivityNumber number) {
        return store.list(number);
    }

    /** Whoever is at home elsewhere does not exist here. */
    private Map<VolunteerId, Profile> people(List<ServiceAsk> asks, AskedBy asker) {
        var ids = asks.stream().map(ServiceAsk::volunteer).distinct().toList();
        var people = Scopes.within(Scope.SYSTEM, () -> volunteers.lockAll(ids)).stream()
                .filter(profile -> asker.region().contains(profile.home()))
                .collect(Collectors.toMap(Profile::id, Function.identity()));
        if (people.size() < ids.size()) {
            throw new NoSuchOpening();
        }
        return people;
    }

    private static void everyNeedExists(Set<NeedId> needs, List<Activity> activities) {
        var there = activities.stream()
                .flatMap(activity -> activity.shifts().stream())
                .flatMap(shift -> shift.needs().stream())
                .map(need -> need.id())
                .collect(Collectors.toSet());
        if (!there.containsAll(needs)) {
            throw new NoSuchOpening();
        }
    }

    private List<ServiceInvitation> send(List<Judged> judged, AskedBy asker, Instant now) {
        var sendable = judged.stream()
                .filter(Judged.May.class::isInstance)
                .map(Judged.May.class::cast)
                .map(Judged.May::addressed)
                .toList();
        return sendable.isEmpty() ? List.of() : store.insert(sendable, asker, now);
    }

    private void tell(List<ServiceInvitation> sent, List<Activity> activities, AskedBy asker, Instant now) {
        var byActivity = sent.stream().collect(Collectors.groupingBy(ServiceInvitation::activity));
        var asked = activities.stream()
                .filter(each -> byActivity.containsKey(each.number()))
                .toList();
        var lines = new LinkedHashMap<Activity, List<TrackEntry>>();
        asked.forEach(each ->
                lines.put(each, lines(Objects.requireNonNull(byActivity.get(each.number())), asker, now)));
        shifts.opened(lines, asker.region());
        for (var activity : asked) {
            var its = Objects.requireNonNull(byActivity.get(activity.number()));
            attend(activity, its, now);
            var invited = its.stream().map(ServiceInvitation::invited).toList();
            events.publishEvent(new VolunteersInvited(activity.number(), activity.region(), invited, asker.by(), now));
            live.changed("activity/" + activity.number());
        }
    }

    /** One for each shift of an activity, the earlier first. */
    private static List<TrackEntry> lines(List<ServiceInvitation> sent, AskedBy asker, Instant now) {
        var byShift = sent.stream()
                .collect(Collectors.groupingBy(
                        each -> each.shift().value(), TreeMap::new, Collectors.toCollection(ArrayList::new)));
        return byShift.values().stream()
                .map(its -> asker.wave()
                        .map(wave -> TrackEntry.byNobody(now, "dispatch.track.wave", wave, its.size()))
                        .orElseGet(() -> TrackEntry.by(asker.by(), now, "dispatch.track.invited", its.size()))
                        .about(its.getFirst().shift()))
                .toList();
    }

    /** A shift for which nobody was asked any more has people to wait for again. */
    private void attend(Activity activity, List<ServiceInvitation> sent, Instant now) {
        sent.stream()
                .map(ServiceInvitation::shift)
                .distinct()
                .flatMap(id -> activity.find(id).filter(opening::isUnattended).stream())
                .forEach(shift -> {
                    var waiting = openings.lockShift(shift.id()).stream()
                            .filter(each -> now.isBefore(each.closesAt()))
                            .toList();
                    opening.waiting(shift, waiting, now);
                });
    }

    private static List<AskOutcome> outcomes(List<Judged> judged, List<ServiceInvitation> sent) {
        var byPair = new HashMap<ServicePair, ServiceInvitation>();
        sent.forEach(each -> byPair.put(new ServicePair(each.need(), each.volunteer()), each));
        return judged.stream()
                .<AskOutcome>map(each -> switch (each) {
                    case Judged.MayNot(var why) -> why;
                    case Judged.May(var addressed) -> {
                        var invitation = Objects.requireNonNull(
                                byPair.get(new ServicePair(addressed.need(), addressed.volunteer())));
                        yield new AskOutcome.InviteSent(invitation.id(), invitation.until());
                    }
                })
                .toList();
    }

    private record ServicePair(NeedId need, VolunteerId volunteer) {}
}
