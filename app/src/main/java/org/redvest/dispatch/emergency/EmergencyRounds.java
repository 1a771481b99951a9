package org.redvest.dispatch.emergency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.EmergencyNews;
import org.redvest.dispatch.EmergencyNews.EmergencyTurn;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.emergency.DutyStore.OnDuty;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.dispatch.emergency.EmergencyCall.CallState;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.HeldNeeds;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.engine.WaveSize;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the nearest people on duty, as many as make it likely that enough say yes, and widens the ring where it has too few. Whoever calls
 * a method here has locked the call, and runs as the system; so rounds, answers and the dispatcher's acts come one after the other.
 */
@Component
public class EmergencyRounds {

    /** Of people on duty who are asked, about one in three says yes: 17 to 47 % in studies of first responders. */
    static final double CHANCE = 0.35;

    /** So many are asked that enough say yes in nine cases of ten: six for one place. */
    static final double SURE = 0.9;

    /** Somebody may have come on duty, or taken a place by another way. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    /** People who are looked at in one round; the nearest come first. */
    private static final int MOST = 1_000;

    private static final int LAST_RING = EmergencyCall.RINGS_KM.size() - 1;

    private final EmergencyStore store;
    private final EmergencyAskStore asks;
    private final DutyStore duty;
    private final OpeningStore openings;
    private final Openings opening;
    private final HeldNeeds heldNeeds;
    private final Admission admission;
    private final Volunteers volunteers;
    private final Live live;
    private final OneByOne oneByOne;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EmergencyRounds(
            EmergencyStore store,
            EmergencyAskStore asks,
            DutyStore duty,
            OpeningStore openings,
            Openings opening,
            HeldNeeds heldNeeds,
            Admission admission,
            Volunteers volunteers,
            Live live,
            OneByOne oneByOne,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.asks = asks;
        this.duty = duty;
        this.openings = openings;
        this.opening = opening;
        this.heldNeeds = heldNeeds;
        this.admission = admission;
        this.volunteers = volunteers;
        this.live = live;
        this.oneByOne = oneByOne;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** By the application's clock, which a demo may move. A no and a leave do not wait for it. */
    @OnOneNode(every = "${redvest.dispatch.emergency-every:PT2S}")
    public void look() {
        var due = Scopes.within(
                Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> store.due(clock.instant()))));
        oneByOne.each(
                due,
                call -> Scopes.run(
                        Scope.SYSTEM,
                        () -> store.lock(call)
                                .filter(each -> each.open() && !each.nextAt().isAfter(clock.instant()))
                                .ifPresent(each -> next(each, 0))));
    }

    /** @param more so many beyond those who are likely to do */
    void next(EmergencyCall call, int more) {
        var now = clock.instant();
        asks.silence(call.id(), now);
        int missing = missing(call);
        if (missing == 0) {
            end(call, CallState.FILLED, now);
        } else if (!now.isBefore(call.window().start())) {
            end(call, CallState.OVER, now);
        } else {
            int ring = call.state() == CallState.RUNNING ? ask(call, missing, more, now) : call.ring();
            store.looked(call.id(), ring, lookAgain(call, now));
            live.changed(topic(call.id()));
        }
    }

    /** How many people it still needs. Of a real call the vacancy counts: a place may be taken by another way. */
    int missing(EmergencyCall call) {
        return call.service()
                .map(its -> openings.find(its.need()).map(Opening::missing).orElse(0))
                .orElseGet(() -> Math.max(0, call.people().number() - accepted(call)));
    }

    private int accepted(EmergencyCall call) {
        return (int) asks.list(call.id()).stream()
                .filter(ask -> ask.state() == AskState.ACCEPTED)
                .count();
    }

    private Instant lookAgain(EmergencyCall call, Instant now) {
        return asks.list(call.id()).stream()
                .filter(ask -> ask.state() == AskState.OPEN)
                .map(EmergencyAsk::until)
                .filter(until -> until.isBefore(now.plus(LOOK_AGAIN)))
                .min(Instant::compareTo)
                .orElseGet(() -> now.plus(LOOK_AGAIN));
    }

    /** Answers the ring that was reached. */
    private int ask(EmergencyCall call, int missing, int more, Instant now) {
        int open = (int) asks.list(call.id()).stream()
                .filter(ask -> ask.state() == AskState.OPEN)
                .count();
        int wanted = wanted(open, missing) + more;
        int ring = call.ring();
        var fit = fitting(call, ring, now);
        while (fit.size() < wanted && ring < LAST_RING) {
            ring++;
            fit = fitting(call, ring, now);
        }
        send(call, fit.subList(0, Math.min(wanted, fit.size())), now);
        return ring;
    }

    static int wanted(int open, int missing) {
        return WaveSize.toAsk(Collections.nCopies(open, CHANCE), Collections.nCopies(MOST, CHANCE), missing, SURE);
    }

    private void send(EmergencyCall call, List<OnDuty> people, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        var start = call.window().start();
        var until = now.plus(call.answerWithin());
        var asked = asks.insert(call, people, until.isBefore(start) ? until : start, now);
        tell(call, EmergencyTurn.ASKED, asked, now);
    }

    /** The nearest first: on duty now, at home within the ring, and free to come by every rule that holds for them. */
    private List<OnDuty> fitting(EmergencyCall call, int ring, Instant now) {
        var near = duty.nearest(call, EmergencyCall.RINGS_KM.get(ring), MOST, now);
        var who = near.stream().map(OnDuty::volunteer).toList();
        var asked = call.asked();
        var held = heldNeeds.of(who, opening.from(asked), opening.to(asked));
        Map<VolunteerId, Profile> profiles =
                volunteers.profiles(who).stream().collect(Collectors.toMap(Profile::id, Function.identity()));
        return near.stream()
                .filter(each -> profiles.containsKey(each.volunteer())
                        && admission
                                .reasonsOnDuty(
                                        asked,
                                        Objects.requireNonNull(profiles.get(each.volunteer())),
                                        held.getOrDefault(each.volunteer(), List.of()))
                                .isEmpty())
                .toList();
    }

    /** No more people are asked; who has not answered is told so in the same transaction. */
    void end(EmergencyCall call, CallState state, Instant now) {
        boolean enough = state == CallState.FILLED;
        var told = new ArrayList<>(
                asks.close(call.id(), List.of(AskState.OPEN), enough ? AskState.ENOUGH : AskState.CALLED_OFF));
        if (call.drill() && !enough) {
            asks.list(call.id()).stream()
                    .filter(ask -> ask.state() == AskState.ACCEPTED)
                    .forEach(told::add);
        }
        store.end(call.id(), state, now);
        tell(call, enough ? EmergencyTurn.ENOUGH : EmergencyTurn.OFF, told, now);
        live.changed(topic(call.id()));
    }

    /** Somebody who had said yes cannot come: the next are asked, unless the call was ended. */
    void again(EmergencyCall call) {
        var now = clock.instant();
        if ((call.open() || call.state() == CallState.FILLED)
                && now.isBefore(call.window().start())) {
            if (call.state() == CallState.FILLED) {
                store.running(call.id(), CallState.RUNNING, now);
            }
            next(store.find(call.id()).orElseThrow(), 0);
        } else {
            live.changed(topic(call.id()));
        }
    }

    private void tell(EmergencyCall call, EmergencyTurn turn, List<EmergencyAsk> to, Instant now) {
        if (!to.isEmpty()) {
            events.publishEvent(new EmergencyNews(
                    call.id(),
                    call.drill(),
                    call.task().title(),
                    call.window().start(),
                    to.getFirst().until(),
                    turn,
                    to.stream().map(EmergencyAsk::volunteer).toList(),
                    now));
        }
    }

    static String topic(long call) {
        return "emergency/" + call;
    }
}
