package org.redvest.dispatch.waiting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.VolunteersInvited;
import org.redvest.dispatch.invitations.AnswerTime;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.HeldNeed;
import org.redvest.dispatch.vacancies.HeldNeeds;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.dispatch.vacancies.ServiceInvitationStore.Addressed;
import org.redvest.dispatch.vacancies.ServiceInvitationStore.AskedBy;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.dispatch.vacancies.WaitingEntry;
import org.redvest.dispatch.vacancies.WaitingEntry.WaitEndKind;
import org.redvest.dispatch.vacancies.WaitingStore;
import org.redvest.shifts.Activity;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Window;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks those who wait, in their order, for the places that have become free. One need is one transaction: with a node that dies it has been
 * asked for as a whole, or not at all. Locks in the order of {@link org.redvest.dispatch.places.Places}.
 */
@Component
public class WaitingRounds {

    private final WaitingStore store;
    private final ServiceInvitationStore invitations;
    private final VacancyStore vacancies;
    private final OpeningStore openings;
    private final Openings opening;
    private final HeldNeeds heldNeeds;
    private final Admission admission;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final Live live;
    private final OneByOne oneByOne;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WaitingRounds(
            WaitingStore store,
            ServiceInvitationStore invitations,
            VacancyStore vacancies,
            OpeningStore openings,
            Openings opening,
            HeldNeeds heldNeeds,
            Admission admission,
            Volunteers volunteers,
            Shifts shifts,
            Live live,
            OneByOne oneByOne,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.invitations = invitations;
        this.vacancies = vacancies;
        this.openings = openings;
        this.opening = opening;
        this.heldNeeds = heldNeeds;
        this.admission = admission;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.live = live;
        this.oneByOne = oneByOne;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** By the application's clock, which a demo may move. */
    @OnOneNode(every = "${redvest.dispatch.settle-every:PT5S}")
    public void look() {
        var now = clock.instant();
        var due = Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(transactions.execute(_ -> store.due(now, now.plus(Window.TO_GET_THERE)))));
        oneByOne.each(due, need -> Scopes.run(Scope.SYSTEM, () -> look(need)));
    }

    /** Also those who come to the list meanwhile are locked before the vacancy is. */
    private void look(NeedId need) {
        var people = volunteers
                .lockAll(store.list(need).stream().map(WaitingEntry::volunteer).toList())
                .stream()
                .collect(Collectors.toMap(Profile::id, Function.identity()));
        vacancies.lock(List.of(need));
        var found = openings.find(need).orElseThrow();
        var entries = store.list(need).stream()
                .filter(entry -> people.containsKey(entry.volunteer()))
                .toList();
        var now = clock.instant();
        invitations.expire(people.keySet(), now);
        var activity = shifts.lock(found.activity());
        var over = over(activity, found, now);
        if (over.isPresent()) {
            entries.forEach(entry -> end(entry, over.get(), now));
        } else {
            var waiting = settle(entries, now);
            if (found.withdrawnAt().isEmpty()) {
                ask(found, waiting, people, now);
            }
        }
        if (!entries.equals(store.list(need))) {
            live.changed("activity/" + found.activity());
        }
    }

    private static Optional<WaitEndKind> over(Activity activity, Opening found, Instant now) {
        boolean takesPlace = activity.state().beforeService()
                && activity.liveShifts().stream()
                        .anyMatch(shift -> shift.id().equals(found.shift())
                                && shift.state().ahead());
        if (!takesPlace) {
            return Optional.of(WaitEndKind.CALLED_OFF);
        }
        return now.isBefore(found.asked().start().minus(Window.TO_GET_THERE))
                ? Optional.empty()
                : Optional.of(WaitEndKind.BEGUN);
    }

    /** What became of those who were asked before; answers who waits on, the asked among them. */
    private List<WaitingEntry> settle(List<WaitingEntry> entries, Instant now) {
        var lasting = new ArrayList<WaitingEntry>();
        for (var entry : entries) {
            var invitation = entry.askedAt().isEmpty()
                    ? Optional.<ServiceInvitation>empty()
                    : invitations.find(entry.need(), entry.volunteer());
            if (entry.askedAt().isEmpty()
                    || invitation.filter(each -> each.openAt(now)).isPresent()) {
                lasting.add(entry);
                continue;
            }
            switch (invitation
                    .flatMap(ServiceInvitation::end)
                    .map(ServiceInvitation.InvitationEnd::kind)
                    .orElse(ServiceInvitation.EndKind.WITHDRAWN)) {
                case ACCEPTED -> end(entry, WaitEndKind.ACCEPTED, now);
                case DECLINED -> end(entry, WaitEndKind.DECLINED, now);
                case EXPIRED -> end(entry, WaitEndKind.SILENT, now);
                case WITHDRAWN, FULL -> {
                    store.waitOn(entry);
                    lasting.add(waitsOn(entry));
                }
            }
        }
        return lasting;
    }

    private static WaitingEntry waitsOn(WaitingEntry entry) {
        return new WaitingEntry(
                entry.id(),
                entry.need(),
                entry.activity(),
                entry.volunteer(),
                entry.start(),
                entry.joinedAt(),
                Optional.empty(),
                Optional.empty());
    }

    private void ask(Opening found, List<WaitingEntry> waiting, Map<VolunteerId, Profile> people, Instant now) {
        long free = found.missing()
                - waiting.stream().filter(entry -> entry.askedAt().isPresent()).count();
        var who = waiting.stream().map(WaitingEntry::volunteer).toList();
        var held = heldNeeds.of(who, opening.from(found.asked()), opening.to(found.asked()));
        var openOnes =
                invitations.about(who, List.of()).stream().collect(Collectors.groupingBy(ServiceInvitation::volunteer));
        for (var entry : waiting) {
            if (free <= 0) {
                return;
            }
            var person = Objects.requireNonNull(people.get(entry.volunteer()));
            var theirs = held.getOrDefault(entry.volunteer(), List.of());
            var keptOut = keptOut(found, person, theirs);
            if (keptOut.isPresent()) {
                end(entry, keptOut.get(), now);
            } else if (entry.askedAt().isEmpty()
                    && isReachable(found, person, openOnes.getOrDefault(entry.volunteer(), List.of()))) {
                free -= ask(found, entry, person, now);
            }
        }
    }

    /** Who asked to be left alone waits on until that is over. */
    private Optional<WaitEndKind> keptOut(Opening found, Profile person, Collection<HeldNeed> held) {
        var reasons = admission.reasons(found.asked(), person, held, Optional.empty()).stream()
                .filter(reason -> !(reason instanceof Reason.DoNotDisturb))
                .toList();
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                reasons.stream().anyMatch(Reason.Clash.class::isInstance) ? WaitEndKind.ELSEWHERE : WaitEndKind.BARRED);
    }

    /** A person is asked for one service at a time: who is asked for another answers that first, and keeps their turn. */
    private boolean isReachable(Opening found, Profile person, List<ServiceInvitation> open) {
        var promised = open.stream().map(admission::invited).toList();
        return !person.preferences().doNotDisturb() && admission.roomFor(found.asked(), person, promised);
    }

    private int ask(Opening found, WaitingEntry entry, Profile person, Instant now) {
        var way = admission.way(found.asked(), person);
        var until = AnswerTime.until(now, found.asked().start(), way, clock.getZone());
        if (until.isEmpty()) {
            return 0;
        }
        var sender =
                new AskedBy(openings.openedBy(found.need()), found.openedTo().orElseThrow(), Optional.empty());
        var addressed = new Addressed(found.need(), entry.volunteer(), AskReason.WAITED, 0, until.get());
        var sent = invitations.insert(List.of(addressed), sender, now).getFirst();
        store.ask(entry, now);
        shifts.record(
                found.activity(),
                TrackEntry.byNobody(now, "dispatch.track.kept", until.get()).about(found.shift()));
        events.publishEvent(
                new VolunteersInvited(found.activity(), found.region(), List.of(sent.invited()), sender.by(), now));
        return 1;
    }

    private void end(WaitingEntry entry, WaitEndKind why, Instant now) {
        store.end(entry.need(), entry.volunteer(), why, now);
    }
}
