package org.redvest.dispatch.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.CalledYes;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.calls.ServiceCall.CallOutcome;
import org.redvest.dispatch.invitations.AnswerTime;
import org.redvest.dispatch.invitations.CallChoiceStore;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.openings.InvitedVacancies;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.places.Places;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls people (电话): one dispatcher calls one person at a time, a number is shown on demand and each showing recorded, and a yes takes the
 * place by the rules and locks of every other yes.
 */
@Component
public class Calls {

    /** Long enough for a talk; then a colleague may call. */
    private static final Duration HELD = Duration.ofMinutes(10);

    private final CallStore store;
    private final CallChoiceStore choices;
    private final CallDesk desk;
    private final Invitations invitations;
    private final InvitedVacancies vacancies;
    private final Places places;
    private final Shifts shifts;
    private final Accounts accounts;
    private final Audit audit;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate attempts;
    private final Clock clock;

    Calls(
            CallStore store,
            CallChoiceStore choices,
            CallDesk desk,
            Invitations invitations,
            InvitedVacancies vacancies,
            Places places,
            Shifts shifts,
            Accounts accounts,
            Audit audit,
            Live live,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.choices = choices;
        this.desk = desk;
        this.invitations = invitations;
        this.vacancies = vacancies;
        this.places = places;
        this.shifts = shifts;
        this.accounts = accounts;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.attempts = new TransactionTemplate(transactions);
        this.clock = clock;
        attempts.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Transactional(readOnly = true)
    public CallPage page(ActivityNumber number, NeedId need, Hat dispatcher) {
        return desk.page(number, need, new CallAnswer.Quiet(), dispatcher);
    }

    /** From now on this dispatcher alone calls this person. What they had begun before is given up. */
    @Transactional
    public CallPage claim(ActivityNumber number, NeedId need, VolunteerId volunteer, Hat dispatcher) {
        var activity = shifts.activity(number);
        var asking = Openings.asking(activity, need);
        var now = clock.instant();
        if (AnswerTime.isNight(now, clock.getZone())) {
            return desk.page(number, need, new CallAnswer.Night(), dispatcher);
        }
        if (!desk.isListed(activity, asking, volunteer, dispatcher)) {
            return desk.page(number, need, new CallAnswer.NotNow(), dispatcher);
        }
        vacancies.make(activity, Set.of(need), dispatcher.account(), now);
        Scopes.run(Scope.SYSTEM, () -> store.giveUp(volunteer, dispatcher.account(), now));
        boolean claimed = store.claim(need, volunteer, dispatcher, now, now.plus(HELD));
        return desk.page(number, need, claimed ? new CallAnswer.Quiet() : new CallAnswer.NotNow(), dispatcher);
    }

    /** Each showing stands in the audit log, and ends with the call. */
    @Transactional
    public CallPage show(ActivityNumber number, NeedId need, long call, Hat dispatcher) {
        var now = clock.instant();
        var found = own(call, need, dispatcher);
        if (found.filter(each -> each.runs(now)).isEmpty()) {
            return desk.page(number, need, new CallAnswer.Over(), dispatcher);
        }
        if (store.show(call, dispatcher.account(), now)) {
            audit.record(
                    AuditedAct.TELEPHONE_READ,
                    dispatcher.actor(),
                    shifts.activity(number).region(),
                    AuditSubject.account(found.get().volunteer().account().value()));
        }
        return desk.withNumber(number, need, dispatcher);
    }

    /** What came of the call. Noted twice, it is noted once. */
    @Transactional
    public CallPage note(
            ActivityNumber number, NeedId need, long call, CallOutcome outcome, UUID request, Hat dispatcher) {
        var now = clock.instant();
        var found = own(call, need, dispatcher).filter(each -> each.end().isEmpty());
        if (found.isEmpty()) {
            return desk.page(number, need, new CallAnswer.Over(), dispatcher);
        }
        var who = found.get().volunteer();
        var answer = outcome == CallOutcome.YES
                ? yes(number, need, who, request, dispatcher, now)
                : other(need, who, outcome, now);
        boolean comes = answer instanceof CallAnswer.Comes;
        store.end(call, dispatcher.account(), outcome == CallOutcome.YES && !comes ? CallOutcome.CANNOT : outcome, now);
        live.changed("activity/" + number);
        return desk.page(number, need, answer, dispatcher);
    }

    /** Another's call does not exist. */
    private Optional<ServiceCall> own(long call, NeedId need, Hat dispatcher) {
        var found = store.find(call)
                .filter(each ->
                        each.by().equals(dispatcher.account()) && each.need().equals(need));
        if (found.isEmpty()) {
            throw new NoSuchOpening();
        }
        return found;
    }

    private CallAnswer yes(
            ActivityNumber number, NeedId need, VolunteerId who, UUID request, Hat dispatcher, Instant now) {
        var shift = Openings.asking(shifts.activity(number), need).shift();
        var until = Stream.of(now.plus(HELD), shift.start().minusSeconds(1))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (!until.isAfter(now)) {
            return new CallAnswer.TooLate();
        }
        return desk.holds(need, who)
                ? new CallAnswer.Comes()
                : Objects.requireNonNull(attempts.execute(attempt -> {
                    var said = accept(number, need, who, request, dispatcher, until);
                    if (!(said instanceof CallAnswer.Comes)) {
                        attempt.setRollbackOnly();
                    }
                    return said;
                }));
    }

    /** Lets them in and takes the place; where that is not possible nothing of it is left behind, for nobody waits for an answer. */
    private CallAnswer accept(
            ActivityNumber number, NeedId need, VolunteerId who, UUID request, Hat dispatcher, Instant until) {
        var takenBack = invitations.letIn(need, who, dispatcher, until);
        return switch (as(who, () -> places.accept(need, who, request))) {
            case Answer.Accepted(var place, var at) -> {
                takenBack.forEach(events::publishEvent);
                yield comes(place, number, dispatcher, at);
            }
            case Answer.AlreadyAccepted _ -> new CallAnswer.Comes();
            case Answer.Full _ -> desk.kept(need) > 0 ? new CallAnswer.Kept() : new CallAnswer.Full();
            case Answer.TooLate _, Answer.Withdrawn _ -> new CallAnswer.TooLate();
            case Answer.Barred(var reasons) -> new CallAnswer.KeptOut(reasons);
            case Answer.Clashes _ -> new CallAnswer.KeptOut(reasons(need, who));
        };
    }

    private List<Reason> reasons(NeedId need, VolunteerId who) {
        return as(who, () -> places.look(need, who).reasons());
    }

    private CallAnswer comes(PlaceId place, ActivityNumber number, Hat dispatcher, Instant now) {
        events.publishEvent(new CalledYes(place, number, dispatcher.account(), now));
        return new CallAnswer.Comes();
    }

    private CallAnswer other(NeedId need, VolunteerId who, CallOutcome outcome, Instant now) {
        switch (outcome) {
            case NO -> decline(need, who);
            case NEVER -> {
                decline(need, who);
                Scopes.run(Scope.SYSTEM, () -> choices.never(who, now));
            }
            case WRONG_NUMBER ->
                Optional.ofNullable(accounts.identities(List.of(who.account())).get(who.account()))
                        .flatMap(Identity::phone)
                        .ifPresent(phone -> accounts.noteDeadPhone(who.account(), phone, now));
            case YES, NO_ANSWER, CANNOT, GIVEN_UP -> {}
        }
        return new CallAnswer.Quiet();
    }

    /** Where it was opened to them or they were invited, their no is the no of that; elsewhere the call itself remembers it. */
    private void decline(NeedId need, VolunteerId who) {
        try {
            as(who, () -> places.decline(need, who));
        } catch (NoSuchOpening _) {
            // They cannot see it, so there is nothing they could be asked by.
        }
    }

    private <T> T as(VolunteerId who, ScopedValue.CallableOp<T, RuntimeException> work) {
        var hat = accounts.hats(who.account()).stream()
                .filter(each -> each.role() == Role.VOLUNTEER)
                .findFirst()
                .orElseThrow(NoSuchOpening::new);
        return Scopes.within(hat.scope(), work);
    }
}
