package org.redvest.dispatch.places;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.InvitationsTakenBack;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.dispatch.vacancies.WaitingEntry.WaitEndKind;
import org.redvest.dispatch.vacancies.WaitingStore;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What an invitation changes where a place is taken or declined: it lets one in, and it ends. */
@Component
class InvitedAnswers {

    private final ServiceInvitationStore store;
    private final VacancyStore vacancies;
    private final OpeningStore openings;
    private final WaitingStore waiting;
    private final ApplicationEventPublisher events;

    InvitedAnswers(
            ServiceInvitationStore store,
            VacancyStore vacancies,
            OpeningStore openings,
            WaitingStore waiting,
            ApplicationEventPublisher events) {
        this.store = store;
        this.vacancies = vacancies;
        this.openings = openings;
        this.waiting = waiting;
        this.events = events;
    }

    /** The last invitation to it, whatever became of that. */
    Optional<ServiceInvitation> find(AnswerStore.Seen seen, VolunteerId volunteer) {
        return seen.invited() ? store.find(seen.opening().need(), volunteer) : Optional.empty();
    }

    /** Whether this person may know of it: it was opened where they are at home, or they were asked. */
    static boolean mayKnow(AnswerStore.Seen seen, Profile profile) {
        return seen.opening().reaches(profile.home()) || seen.invited();
    }

    /** Whether it lets in the one who was asked. */
    static boolean letsIn(ServiceInvitation invitation, Opening seen, Instant now) {
        return invitation.openAt(now) || invitation.lateAt(now, seen.closesAt());
    }

    /** What stands against an answer now, apart from the rules; the service itself lies ahead. */
    Optional<Answer> closed(Opening seen, Optional<ServiceInvitation> invitation, Instant now) {
        var letsIn = invitation.filter(each -> letsIn(each, seen, now));
        if (letsIn.isEmpty()) {
            if (seen.withdrawnAt().isPresent()) {
                return Optional.of(ended(seen, invitation));
            }
            if (!now.isBefore(seen.closesAt())) {
                return Optional.of(new Answer.TooLate(seen.closesAt()));
            }
        }
        boolean full = letsIn.filter(ServiceInvitation::keepsPlace).isPresent() ? seen.complete() : seen.full();
        return full ? Optional.of(new Answer.Full(now)) : Optional.empty();
    }

    private static Answer ended(Opening seen, Optional<ServiceInvitation> invitation) {
        var withdrawn = new Answer.Withdrawn(seen.withdrawnAt().orElseThrow());
        return invitation
                .map(each -> each.end()
                        .<Answer>map(end -> switch (end.kind()) {
                            case FULL -> new Answer.Full(end.at());
                            case EXPIRED -> new Answer.TooLate(each.until());
                            case WITHDRAWN -> new Answer.Withdrawn(end.at());
                            case ACCEPTED, DECLINED -> withdrawn;
                        })
                        .orElseGet(() -> new Answer.TooLate(each.until())))
                .orElse(withdrawn);
    }

    /** Counts the place, by the invitation where there is one that holds. The shift's vacancies are locked. */
    boolean take(NeedId need, VolunteerId volunteer, boolean invited, Instant now) {
        return invited ? vacancies.takeInvited(need, volunteer, now) : openings.takePlace(need, now);
    }

    /** Their own invitation is answered; where the last place is gone, the others' end. */
    void took(NeedId need, VolunteerId volunteer, boolean invited, List<Opening> shift, Instant now) {
        if (invited) {
            store.end(need, volunteer, EndKind.ACCEPTED, now);
        }
        if (shift.stream().anyMatch(each -> each.need().equals(need) && each.waiting() > 0)) {
            waiting.end(need, volunteer, WaitEndKind.ACCEPTED, now);
        }
        if (shift.stream().anyMatch(Opening::complete)) {
            closeFull(shift, now);
        }
    }

    void closeFull(List<Opening> shift, Instant now) {
        var needs = shift.stream().map(Opening::need).toList();
        var closed = Scopes.within(Scope.SYSTEM, () -> store.closeFull(needs, now));
        if (!closed.isEmpty()) {
            var each = closed.stream().map(ServiceInvitation::takenBack).toList();
            events.publishEvent(new InvitationsTakenBack(shift.getFirst().activity(), each, true, now));
        }
    }

    void declined(Opening seen, VolunteerId volunteer, Instant now) {
        store.end(seen.need(), volunteer, EndKind.DECLINED, now);
        if (seen.waiting() > 0) {
            waiting.end(seen.need(), volunteer, WaitEndKind.DECLINED, now);
        }
    }

    void undone(NeedId need, VolunteerId volunteer, Instant now) {
        store.reopen(need, volunteer, now);
    }
}
