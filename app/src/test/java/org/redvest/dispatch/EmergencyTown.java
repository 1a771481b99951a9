package org.redvest.dispatch;

import static org.redvest.dispatch.Town.NEIGHBOUR;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.emergency.DutyHours;
import org.redvest.dispatch.emergency.EmergencyAnswer;
import org.redvest.dispatch.emergency.EmergencyAnswers;
import org.redvest.dispatch.emergency.EmergencyAsk;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.dispatch.emergency.EmergencyCall;
import org.redvest.dispatch.emergency.EmergencyCall.CalledPeople;
import org.redvest.dispatch.emergency.EmergencyCall.EmergencyTask;
import org.redvest.dispatch.emergency.EmergencyCalls;
import org.redvest.dispatch.emergency.EmergencyDesk;
import org.redvest.dispatch.emergency.EmergencyDuty;
import org.redvest.dispatch.emergency.EmergencyWish;
import org.redvest.dispatch.emergency.EmergencyWish.EmergencyContact;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** A town whose neighbours are on duty, and a committee that calls them. */
@Component
public class EmergencyTown {

    private final Town town;
    private final EmergencyDuty duty;
    private final EmergencyCalls calls;
    private final EmergencyAnswers answers;
    private final EmergencyDesk desk;
    private final Clock clock;

    EmergencyTown(
            Town town,
            EmergencyDuty duty,
            EmergencyCalls calls,
            EmergencyAnswers answers,
            EmergencyDesk desk,
            Clock clock) {
        this.town = town;
        this.duty = duty;
        this.calls = calls;
        this.answers = answers;
        this.desk = desk;
        this.clock = clock;
    }

    /** Until the next noon. */
    VolunteerId onDuty(Town.Traits traits) {
        var who = town.volunteer(traits);
        ready(who, later());
        return who;
    }

    List<VolunteerId> onDuty(int howMany) {
        var all = new ArrayList<VolunteerId>();
        for (int i = 0; i < howMany; i++) {
            all.add(onDuty(NEIGHBOUR));
        }
        return all;
    }

    void ready(VolunteerId who, Instant until) {
        var hat = town.hat(who);
        as(hat, () -> {
            duty.ready(new DutyHours(Optional.of(until), Set.of(), LocalTime.of(18, 0), LocalTime.of(22, 0)), hat);
            return true;
        });
    }

    void stand(VolunteerId who, DutyHours hours) {
        var hat = town.hat(who);
        as(hat, () -> {
            duty.ready(hours, hat);
            return true;
        });
    }

    public EmergencyCall call(int people, Hat dispatcher) {
        return make(wish(people, false), dispatcher);
    }

    public EmergencyCall drill(int people, Hat dispatcher) {
        return make(wish(people, true), dispatcher);
    }

    public EmergencyCall make(EmergencyWish wish, Hat dispatcher) {
        return make(UUID.randomUUID(), wish, dispatcher);
    }

    public EmergencyCall make(UUID request, EmergencyWish wish, Hat dispatcher) {
        return as(dispatcher, () -> calls.make(request, wish, dispatcher));
    }

    /** Needed in an hour, for three hours, at the centre of the community. */
    public EmergencyWish wish(int people, boolean drill) {
        return wish(people, drill, Town.COMMUNITY, Set.of());
    }

    public EmergencyWish wish(int people, boolean drill, RegionCode community, Set<String> skills) {
        var start = clock.instant().plus(Duration.ofHours(1));
        return new EmergencyWish(
                drill,
                community,
                new EmergencyTask("转移低洼处老人", "扶老人上车，送到安置点", "雨大路滑", "两人一组，穿救生衣", "", Town.ADDRESS, "带手电"),
                new EmergencyContact("唐敏", "13800000042"),
                town.northOf(community, 0),
                new Window(start, start.plus(Duration.ofHours(3))),
                new CalledPeople(people, skills, Set.of()),
                Duration.ofMinutes(5),
                "资江水位上涨");
    }

    /** Behind another door. */
    static EmergencyWish at(EmergencyWish wish, String door) {
        var task = wish.task();
        return new EmergencyWish(
                wish.drill(),
                wish.region(),
                new EmergencyTask(
                        task.title(), task.what(), task.risks(), task.safeguards(), task.place(), door, task.note()),
                wish.contact(),
                wish.point(),
                wish.window(),
                wish.people(),
                wish.answerWithin(),
                wish.reason());
    }

    Instant later() {
        return clock.instant().plus(Duration.ofHours(20));
    }

    public void act(EmergencyCall call, EmergencyCalls.CallAct act, Hat dispatcher) {
        as(dispatcher, () -> {
            calls.act(call.id(), act, 1, dispatcher);
            return true;
        });
    }

    public EmergencyAnswer yes(EmergencyCall call, VolunteerId who) {
        var hat = town.hat(who);
        return as(hat, () -> answers.accept(call.id(), hat, UUID.randomUUID()));
    }

    void no(EmergencyCall call, VolunteerId who) {
        var hat = town.hat(who);
        as(hat, () -> answers.decline(call.id(), hat));
    }

    void leaveDrill(EmergencyCall call, VolunteerId who) {
        var hat = town.hat(who);
        as(hat, () -> {
            answers.leaveDrill(call.id(), hat);
            return true;
        });
    }

    EmergencyCall reread(EmergencyCall call) {
        return reread(call.id());
    }

    EmergencyCall reread(long call) {
        return Scopes.within(Scope.SYSTEM, () -> desk.call(call));
    }

    public List<EmergencyAsk> asked(EmergencyCall call) {
        return Scopes.within(Scope.SYSTEM, () -> desk.asked(call.id()));
    }

    List<VolunteerId> asked(EmergencyCall call, AskState state) {
        return asked(call).stream()
                .filter(ask -> ask.state() == state)
                .map(EmergencyAsk::volunteer)
                .toList();
    }

    static <T> T as(Hat hat, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scopes.within(hat.scope(), work);
    }
}
