package org.redvest.dispatch.emergency;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.dispatch.emergency.EmergencyCall.CallState;
import org.redvest.dispatch.emergency.EmergencyCall.CalledService;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.places.Places;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.ServiceInvitationStore.AskedBy;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The yes and the no of people on duty. A yes to a real call takes a place by the rules and locks of every other yes; a yes to a drill is
 * noted with the call, and nowhere else.
 */
@Component
public class EmergencyAnswers {

    private final EmergencyStore store;
    private final EmergencyAskStore asks;
    private final EmergencyRounds rounds;
    private final Invitations invitations;
    private final Places places;
    private final Openings opening;
    private final Admission admission;
    private final Volunteers volunteers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EmergencyAnswers(
            EmergencyStore store,
            EmergencyAskStore asks,
            EmergencyRounds rounds,
            Invitations invitations,
            Places places,
            Openings opening,
            Admission admission,
            Volunteers volunteers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.asks = asks;
        this.rounds = rounds;
        this.invitations = invitations;
        this.places = places;
        this.opening = opening;
        this.admission = admission;
        this.volunteers = volunteers;
        this.events = events;
        this.clock = clock;
    }

    /** A late yes counts, too, as long as people are missing. */
    @Transactional
    public EmergencyAnswer accept(long id, Hat me, UUID request) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var call = store.lock(id).orElseThrow(NoSuchOpening::new);
            var ask = own(id, me);
            if (ask.state() == AskState.ACCEPTED) {
                return new EmergencyAnswer.YouCome(ask.place());
            }
            var now = clock.instant();
            if (call.state() == CallState.FILLED || (call.open() && rounds.missing(call) == 0)) {
                return new EmergencyAnswer.EnoughCome();
            }
            if (!call.open() || !now.isBefore(call.window().start())) {
                return new EmergencyAnswer.CallOver();
            }
            var answer = yes(call, me, request, now);
            if (answer instanceof EmergencyAnswer.YouCome(var place)) {
                asks.answer(ask, AskState.ACCEPTED, place, now);
                rounds.next(call, 0);
            }
            return answer;
        });
    }

    private EmergencyAnswer yes(EmergencyCall call, Hat me, UUID request, Instant now) {
        var reasons = reasons(call, VolunteerId.of(me.account()));
        if (!reasons.isEmpty()) {
            return new EmergencyAnswer.YouCannot(reasons);
        }
        return call.service()
                .map(service -> take(call, service, me, request, now))
                .orElseGet(() -> new EmergencyAnswer.YouCome(Optional.empty()));
    }

    private EmergencyAnswer take(EmergencyCall call, CalledService service, Hat me, UUID request, Instant now) {
        var who = VolunteerId.of(me.account());
        var until = Stream.of(
                        now.plus(call.answerWithin()), call.window().start().minusMillis(1))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var takenBack = invitations.letIn(
                new ServiceAsk(service.need(), who, AskReason.EMERGENCY),
                new AskedBy(call.by(), call.from(), Optional.empty()),
                until);
        return switch (Scopes.within(me.scope(), () -> places.accept(service.need(), who, request))) {
            case Answer.Accepted(var place, var _) -> {
                takenBack.forEach(events::publishEvent);
                yield new EmergencyAnswer.YouCome(Optional.of(place));
            }
            case Answer.AlreadyAccepted(var place, var _) -> new EmergencyAnswer.YouCome(Optional.of(place));
            case Answer.Full _ -> new EmergencyAnswer.EnoughCome();
            case Answer.TooLate _, Answer.Withdrawn _ -> new EmergencyAnswer.CallOver();
            case Answer.Barred(var reasons) -> new EmergencyAnswer.YouCannot(reasons);
            case Answer.Clashes _ -> new EmergencyAnswer.YouCannot(reasons(call, who));
        };
    }

    private List<Reason> reasons(EmergencyCall call, VolunteerId who) {
        var held = opening.held(who, call.asked()).stream()
                .filter(each -> call.service()
                        .filter(its -> its.need().equals(each.place().need()))
                        .isEmpty())
                .toList();
        return admission.reasonsOnDuty(call.asked(), volunteers.profile(who), held);
    }

    /** Needs no reason and costs nothing; the next is asked in the same transaction. Who has said yes takes leave instead. */
    @Transactional
    public Optional<PlaceId> decline(long id, Hat me) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var call = store.lock(id).orElseThrow(NoSuchOpening::new);
            var ask = own(id, me);
            if (ask.state() == AskState.OPEN || ask.state() == AskState.SILENT) {
                asks.answer(ask, AskState.DECLINED, Optional.empty(), clock.instant());
                if (call.open()) {
                    rounds.next(call, 0);
                }
            }
            return ask.place().filter(_ -> ask.state() == AskState.ACCEPTED);
        });
    }

    /** Leave from a drill; from a real call it is taken on the ticket, and heard of in {@link EmergencyTimes}. */
    @Transactional
    public void leaveDrill(long id, Hat me) {
        Scopes.run(Scope.SYSTEM, () -> {
            var call = store.lock(id).orElseThrow(NoSuchOpening::new);
            var ask = own(id, me);
            if (call.drill() && ask.state() == AskState.ACCEPTED) {
                asks.answer(ask, AskState.LEFT, Optional.empty(), clock.instant());
                rounds.again(call);
            }
        });
    }

    /** Who was not asked knows of no call. */
    private EmergencyAsk own(long call, Hat me) {
        return asks.find(call, VolunteerId.of(me.account())).orElseThrow(NoSuchOpening::new);
    }
}
