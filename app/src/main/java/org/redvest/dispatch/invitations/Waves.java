package org.redvest.dispatch.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.invitations.WaveRun.WaveAct;
import org.redvest.dispatch.invitations.WaveRun.WaveState;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.openings.Openings.Asking;
import org.redvest.dispatch.sieve.SuitablePerson;
import org.redvest.dispatch.sieve.SuitableStore;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitationStore.AskedBy;
import org.redvest.engine.AnswerDelay;
import org.redvest.engine.WavePace;
import org.redvest.engine.WaveSize;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Window;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks for a shift in waves (分轮邀请): as few people as make it likely that it is full, then more as answers fail to come and the start
 * comes near. Each wave is one transaction: with a node that dies it has gone out as a whole, or not at all.
 */
@Component
public class Waves {

    /** A full shift is looked at again: somebody may leave. */
    private static final Duration WHILE_FULL = Duration.ofHours(1);

    /** Of those who may not be asked after all others take the place; so often at most. */
    private static final int ROUNDS = 4;

    private static final int CANDIDATES = 300;

    private static final double NEXT_DOOR_KM = 2;

    private final WaveStore store;
    private final Invitations invitations;
    private final Openings openings;
    private final OpeningStore openingStore;
    private final SuitableStore suitable;
    private final Shifts shifts;
    private final Live live;
    private final OneByOne oneByOne;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Waves(
            WaveStore store,
            Invitations invitations,
            Openings openings,
            OpeningStore openingStore,
            SuitableStore suitable,
            Shifts shifts,
            Live live,
            OneByOne oneByOne,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.invitations = invitations;
        this.openings = openings;
        this.openingStore = openingStore;
        this.suitable = suitable;
        this.shifts = shifts;
        this.live = live;
        this.oneByOne = oneByOne;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<WaveRun> find(ShiftId shift) {
        return store.find(shift);
    }

    /** What the dispatcher does with the waves of a shift; done twice, it is done once. */
    @Transactional
    public void act(ActivityNumber number, ShiftId shift, WaveAct act, Hat dispatcher) {
        if (dispatcher.role() != Role.DISPATCHER) {
            throw new NoSuchOpening();
        }
        var activity = shifts.lock(number);
        var wanted = activity.find(shift).orElseThrow(NoSuchOpening::new);
        var now = clock.instant();
        boolean changed = switch (act) {
            case START ->
                runs(activity, wanted) && store.start(activity, shift, dispatcher.region(), dispatcher.account(), now);
            case PAUSE -> store.change(shift, WaveState.PAUSED, WaveState.RUNNING);
            case STOP -> store.change(shift, WaveState.STOPPED, WaveState.RUNNING, WaveState.PAUSED);
        };
        if (changed) {
            shifts.record(
                    number,
                    TrackEntry.by(dispatcher.account(), now, "dispatch.track.waves-" + act.code())
                            .about(shift));
            live.changed("activity/" + number);
        }
    }

    /** By the application's clock, which a demo may move. */
    @OnOneNode(every = "${redvest.dispatch.settle-every:PT5S}")
    public void look() {
        var due = Scopes.within(
                Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> store.due(clock.instant()))));
        oneByOne.each(
                due,
                run -> Scopes.run(
                        Scope.region(run.from().value()),
                        () -> store.lock(run.shift()).ifPresent(this::look)));
    }

    private void look(WaveRun run) {
        var now = clock.instant();
        var activity = shifts.activity(run.activity());
        var shift = activity.shift(run.shift());
        if (!runs(activity, shift) || !now.isBefore(shift.start().minus(Window.TO_GET_THERE))) {
            store.looked(run, false, WaveState.OVER, now, now);
            return;
        }
        if (AnswerTime.isNight(now, clock.getZone())) {
            store.looked(run, false, WaveState.RUNNING, now, AnswerTime.morning(now, clock.getZone()));
            return;
        }
        double hours = Duration.between(now, shift.start()).toMinutes() / 60.0;
        var pace = WavePace.of(hours);
        int sent = 0;
        boolean full = true;
        for (var need : shift.needs()) {
            var asking = new Asking(shift, need);
            int free = openingStore.find(need.id()).map(Opening::free).orElse(need.people());
            full &= free == 0;
            sent += free == 0 ? 0 : ask(run, activity, asking, free, pace);
        }
        var wait = full ? WHILE_FULL : Duration.ofMinutes((long) (pace.hoursToWait() * 60));
        store.looked(run, sent > 0, WaveState.RUNNING, now, now.plus(wait));
        live.changed("activity/" + run.activity());
    }

    private static boolean runs(Activity activity, Shift shift) {
        return activity.state().beforeService() && shift.state().ahead();
    }

    /** How many were asked. */
    private int ask(WaveRun run, Activity activity, Asking asking, int free, WavePace pace) {
        var asker = new AskedBy(run.startedBy(), run.from(), Optional.of(run.waves() + 1));
        var refused = new HashSet<VolunteerId>();
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var chosen = choose(run, activity, asking, free, pace, refused);
            if (chosen.isEmpty()) {
                break;
            }
            var asks = chosen.stream()
                    .map(person -> new ServiceAsk(asking.need().id(), person.volunteer(), why(person)))
                    .toList();
            sent += note(chosen, invitations.invite(asks, asker), refused);
        }
        return sent;
    }

    private int note(List<SuitablePerson> chosen, List<AskOutcome> outcomes, Set<VolunteerId> refused) {
        var chances = new HashMap<Long, Double>();
        for (int i = 0; i < chosen.size(); i++) {
            if (outcomes.get(i) instanceof AskOutcome.InviteSent(long invitation, Instant _)) {
                chances.put(invitation, chosen.get(i).chance());
            } else {
                refused.add(chosen.get(i).volunteer());
            }
        }
        store.noteChances(chances);
        return chances.size();
    }

    private List<SuitablePerson> choose(
            WaveRun run, Activity activity, Asking asking, int free, WavePace pace, Set<VolunteerId> refused) {
        var search = new SuitableStore.WhomToAsk(
                asking.need().id(),
                openings.asked(activity, asking, openings.site(activity)),
                run.from(),
                Math.min(pace.withinKm(), Preferences.FARTHEST_KM),
                AskJudge.USUAL_MOST_A_WEEK,
                CANDIDATES);
        var people = Scopes.within(Scope.SYSTEM, () -> suitable.list(search)).stream()
                .filter(person -> !refused.contains(person.volunteer()))
                .toList();
        var now = clock.instant();
        var unanswered = store.unanswered(asking.need().id(), now, ServiceInvitation.USUAL_CHANCE);
        var waiting = unanswered.stream()
                .map(each -> AnswerDelay.stillYes(
                        each.chance(), each.since().toMinutes(), each.lasts().toMinutes()))
                .toList();
        var next = new ArrayList<Double>();
        people.forEach(person -> next.add(person.chance()));
        long fresh = unanswered.stream()
                .filter(each -> each.since().toMinutes() < 60 * pace.hoursToWait())
                .count();
        return people.subList(0, pace.now(WaveSize.toAsk(waiting, next, free, pace.sure()), free, fresh));
    }

    private static AskReason why(SuitablePerson person) {
        if (person.familiar()) {
            return AskReason.FAMILIAR;
        }
        if (person.kilometres() <= NEXT_DOOR_KM) {
            return AskReason.NEAR;
        }
        return person.askedLately() == 0 ? AskReason.RESTED : AskReason.CHOSEN;
    }
}
