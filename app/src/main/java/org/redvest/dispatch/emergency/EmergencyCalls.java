package org.redvest.dispatch.emergency;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.Site;
import org.redvest.catalogue.Words;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.Vacancy;
import org.redvest.dispatch.emergency.EmergencyCall.CallState;
import org.redvest.dispatch.emergency.EmergencyCall.CalledService;
import org.redvest.dispatch.emergency.EmergencyCall.EmergencyTask;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.shifts.AskedFor;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Service;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Terms;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.UrgentActivity;
import org.redvest.shifts.UrgentOwner;
import org.redvest.shifts.Whereabouts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a dispatcher does with emergency calls (应急召集): makes one, asks more people, pauses and ends it. A real call makes an approved
 * order in the same transaction; a drill (演练) makes nothing beside the call.
 */
@Component
public class EmergencyCalls {

    static final int MOST_MORE = 20;

    private final EmergencyStore store;
    private final EmergencyRounds rounds;
    private final UrgentOwner owner;
    private final VacancyStore vacancies;
    private final OpeningStore openings;
    private final Openings opening;
    private final Shifts shifts;
    private final Audit audit;
    private final Clock clock;

    EmergencyCalls(
            EmergencyStore store,
            EmergencyRounds rounds,
            UrgentOwner owner,
            VacancyStore vacancies,
            OpeningStore openings,
            Openings opening,
            Shifts shifts,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.rounds = rounds;
        this.owner = owner;
        this.vacancies = vacancies;
        this.openings = openings;
        this.opening = opening;
        this.shifts = shifts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first people are asked in the same transaction. The same form sent again finds the first call. */
    @Transactional
    public EmergencyCall make(UUID request, EmergencyWish wish, Hat dispatcher) {
        if (dispatcher.role() != Role.DISPATCHER || !dispatcher.region().contains(wish.region())) {
            throw new NoSuchOpening();
        }
        return store.find(request, dispatcher.account()).orElseGet(() -> {
            var now = clock.instant();
            var service = wish.drill()
                    ? Optional.<CalledService>empty()
                    : Optional.of(service(request, wish, dispatcher, now));
            return store.insert(request, call(wish, service, dispatcher, now))
                    .map(call -> begun(call, dispatcher))
                    .orElseGet(() -> store.find(request, dispatcher.account()).orElseThrow(NoSuchOpening::new));
        });
    }

    private EmergencyCall begun(EmergencyCall call, Hat dispatcher) {
        var name = call.service()
                .map(its -> its.activity().value())
                .orElse(call.task().title());
        audit.record(
                call.drill() ? AuditedAct.EMERGENCY_DRILLED : AuditedAct.EMERGENCY_CALLED,
                dispatcher.actor(),
                call.region(),
                AuditSubject.named(name).changed("", call.reason()));
        Scopes.run(Scope.SYSTEM, () -> rounds.next(call, 0));
        return call;
    }

    private CalledService service(UUID request, EmergencyWish wish, Hat dispatcher, Instant now) {
        var people = wish.people();
        var activity = owner.begin(
                new UrgentActivity(
                        request,
                        wish.region(),
                        terms(wish.task()),
                        new PrivateDetails(
                                wish.task().address(),
                                wish.contact().name(),
                                wish.contact().phone(),
                                wish.task().note()),
                        wish.window(),
                        new AskedFor(people.number(), List.copyOf(people.skills()), List.copyOf(people.licences()))),
                dispatcher);
        var shift = activity.shifts().getFirst();
        var need = shift.needs().getFirst();
        var asked = new Asked(
                wish.window().start(),
                wish.window().end(),
                wish.point(),
                Category.OTHER,
                people.skills(),
                people.licences(),
                EmergencyCall.MINIMUM_AGE);
        vacancies.vacate(
                new Vacancy(
                        need.id(),
                        shift.id(),
                        activity.number(),
                        activity.region(),
                        asked,
                        people.number(),
                        0,
                        0,
                        wish.window().start()),
                dispatcher.account(),
                now);
        shifts.opened(
                activity.number(),
                dispatcher.region(),
                TrackEntry.by(dispatcher.account(), now, "dispatch.track.emergency-called", people.number())
                        .about(shift.id()));
        opening.waiting(shift, openings.lockShift(shift.id()), now);
        return new CalledService(activity.number(), shift.id(), need.id());
    }

    /** The word stands in the title, which every page, message and list shows. */
    private static Terms terms(EmergencyTask task) {
        var service = new Service(
                Optional.empty(),
                Category.OTHER,
                new Words("应急：" + task.title(), "Emergency: " + task.title()),
                Words.asTyped(task.what()),
                Words.asTyped(task.risks()),
                Words.asTyped(task.safeguards()),
                EmergencyCall.MINIMUM_AGE,
                "beneficiaries");
        return new Terms(
                service,
                task.place().isBlank()
                        ? new Whereabouts(Site.COMMUNITY, "")
                        : new Whereabouts(Site.ELSEWHERE, task.place()));
    }

    private static EmergencyCall call(
            EmergencyWish wish, Optional<CalledService> service, Hat dispatcher, Instant now) {
        return new EmergencyCall(
                0,
                wish.region(),
                dispatcher.region(),
                service,
                service.isPresent() ? wish.task().withoutPrivate() : wish.task(),
                wish.point(),
                wish.window(),
                wish.people(),
                wish.answerWithin(),
                CallState.RUNNING,
                0,
                wish.reason(),
                dispatcher.account(),
                now,
                Optional.empty(),
                now);
    }

    /** What a dispatcher does with a call that runs. */
    public enum CallAct {
        PAUSE,
        RESUME,
        MORE,
        END;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<CallAct> of(String code) {
            return List.of(values()).stream()
                    .filter(act -> act.code().equals(code))
                    .findFirst();
        }
    }

    /** Done twice, or after the call has ended, it changes nothing. */
    @Transactional
    public void act(long id, CallAct act, int more, Hat dispatcher) {
        var call = dispatcher.role() == Role.DISPATCHER ? store.lock(id) : Optional.<EmergencyCall>empty();
        act(call.orElseThrow(NoSuchOpening::new), act, Math.clamp(more, 1, MOST_MORE), dispatcher);
    }

    private void act(EmergencyCall call, CallAct act, int more, Hat dispatcher) {
        var now = clock.instant();
        switch (act) {
            case PAUSE -> {
                if (call.state() == CallState.RUNNING) {
                    store.running(call.id(), CallState.PAUSED, now);
                    look(call, 0);
                }
            }
            case RESUME -> {
                if (call.state() == CallState.PAUSED) {
                    store.running(call.id(), CallState.RUNNING, now);
                    look(call, 0);
                }
            }
            case MORE -> {
                if (call.state() == CallState.RUNNING) {
                    look(call, more);
                }
            }
            case END -> {
                if (call.open() || call.state() == CallState.FILLED) {
                    Scopes.run(Scope.SYSTEM, () -> rounds.end(call, CallState.ENDED, now));
                    audit.record(
                            AuditedAct.EMERGENCY_ENDED,
                            dispatcher.actor(),
                            call.region(),
                            AuditSubject.named(call.service()
                                    .map(its -> its.activity().value())
                                    .orElse(call.task().title())));
                }
            }
        }
    }

    private void look(EmergencyCall call, int more) {
        Scopes.run(Scope.SYSTEM, () -> rounds.next(store.find(call.id()).orElseThrow(), more));
    }
}
