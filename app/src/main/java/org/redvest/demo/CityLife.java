package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The city answers while one watches: what the visitor opens fills by itself, one person after another, but for the place that is
 * kept for the volunteer whom the guide leads. What the visitor moves, the neighbours come to at the new time.
 */
@Component
class CityLife {

    private static final Logger LOG = LoggerFactory.getLogger(CityLife.class);

    private static final int LATELY = 60;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);
    private static final Duration NEXT_ANSWER = Duration.ofSeconds(7);

    /** In one look at an opening no more people are asked: some say no, or have promised something else meanwhile. */
    private static final int ASKED_AT_ONCE = 6;

    private final Building building;
    private final Walk walk;
    private final ComingAgain comingAgain;
    private final InvitedNeighbours invitedNeighbours;
    private final Volunteers volunteers;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Clock clock;

    /** Who has been asked about what; each is asked once. */
    private final Map<NeedId, Set<VolunteerId>> asked = new ConcurrentHashMap<>();

    private final Set<String> complained = new HashSet<>();

    CityLife(
            Building building,
            Walk walk,
            ComingAgain comingAgain,
            InvitedNeighbours invitedNeighbours,
            Volunteers volunteers,
            Orders orders,
            Dispatch dispatch,
            Clock clock) {
        this.building = building;
        this.walk = walk;
        this.comingAgain = comingAgain;
        this.invitedNeighbours = invitedNeighbours;
        this.volunteers = volunteers;
        this.orders = orders;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2000, fixedDelay = 1500, timeUnit = TimeUnit.MILLISECONDS)
    synchronized void answer() {
        if (building.isOpen()) {
            alone("look", () -> openings().forEach(opening -> alone("answer", () -> answer(opening))));
            alone("answer an invitation", invitedNeighbours::answer);
            alone("take leave", invitedNeighbours::takeLeave);
            alone(
                    "look again",
                    () -> comingAgain
                            .asked(FIRST_ANSWER, walk.played())
                            .forEach(place -> alone("answer again", () -> comingAgain.sayYes(place))));
        }
    }

    /** One answer that fails keeps nobody else from answering, and is told once, not every second. */
    private void alone(String what, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException failed) {
            if (complained.add(what + failed.getClass().getName())) {
                LOG.warn("A neighbour could not {}; this is told once", what, failed);
            }
        }
    }

    /** Opened since the founding by those whom a visitor can be, and due to be answered. */
    private List<Opening> openings() {
        var filling = new HashMap<ActivityNumber, Order>();
        for (var county : List.of(CastList.COUNTY, CastList.OTHER_COUNTY)) {
            lately(county).forEach(order -> filling.put(order.number(), order));
        }
        if (filling.isEmpty()) {
            return List.of();
        }
        if (asked.size() > LATELY) {
            asked.clear();
        }
        var founded = Founding.MOMENT.atZone(clock.getZone()).toInstant();
        var now = clock.instant();
        return Scopes.within(Scope.SYSTEM, () -> dispatch.openings(filling.keySet())).stream()
                .filter(opening -> !opening.openedAt().isBefore(founded))
                .filter(opening -> opening.running(now))
                .filter(opening -> opening.taken() < due(opening, now))
                .filter(opening -> !opening.full())
                .toList();
    }

    private List<Order> lately(RegionCode county) {
        return Scopes.within(Scope.SYSTEM, () -> orders.list(county, LATELY)).stream()
                .filter(order -> order.state() == OrderState.DISPATCHING)
                .toList();
    }

    /** The last place of a visitor's order is for the volunteer whom the guide leads, until she has it. */
    private int kept(Opening opening, Order order) {
        if (!walk.isVisitors(order)) {
            return 0;
        }
        return Scopes.within(Scope.SYSTEM, () -> dispatch.held(opening.shift())).stream()
                        .anyMatch(place -> place.volunteer().equals(walk.volunteer()))
                ? 0
                : 1;
    }

    /** How many would have answered by now. */
    private static long due(Opening opening, Instant now) {
        var open = Duration.between(opening.openedAt(), now).minus(FIRST_ANSWER);
        return open.isNegative() ? 0 : 1 + open.dividedBy(NEXT_ANSWER);
    }

    /** Looked at again under the lock: the city may have been moved on meanwhile. */
    private void answer(Opening seen) {
        synchronized (walk) {
            var order = Scopes.within(Scope.SYSTEM, () -> orders.order(seen.activity()));
            Scopes.within(Scope.SYSTEM, () -> dispatch.openings(seen.activity())).stream()
                    .filter(opening -> opening.need().equals(seen.need()))
                    .filter(opening -> opening.taken() < due(opening, clock.instant()))
                    .filter(opening -> opening.free() > kept(opening, order))
                    .forEach(this::oneAnswers);
        }
    }

    private void oneAnswers(Opening opening) {
        var before = asked.computeIfAbsent(opening.need(), _ -> ConcurrentHashMap.newKeySet());
        var reached = left(opening);
        Collections.shuffle(reached, new Random(opening.need().value() + before.size()));
        for (var id : reached.subList(0, Math.min(ASKED_AT_ONCE, reached.size()))) {
            before.add(id);
            boolean needed = reached.size() - reached.indexOf(id) <= opening.free();
            var neighbour = Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id));
            if (accepts(opening, neighbour, needed)) {
                return;
            }
        }
    }

    /** Whether everybody who could come has been asked. */
    boolean askedAll(Opening opening) {
        return asked.containsKey(opening.need()) && left(opening).isEmpty();
    }

    /** Who could come and has not been asked; those whom a visitor can be are not. */
    private List<VolunteerId> left(Opening opening) {
        var left = new ArrayList<>(Scopes.within(Scope.SYSTEM, () -> dispatch.reached(opening.need())));
        left.removeAll(walk.played());
        left.removeAll(asked.getOrDefault(opening.need(), Set.of()));
        return left;
    }

    /** Some say no, and it costs them nothing; not where nobody else is left. */
    private boolean accepts(Opening opening, Profile neighbour, boolean needed) {
        var declines = !needed && declines(opening.need(), neighbour.id());
        return Scopes.within(scope(neighbour), () -> {
            if (declines) {
                dispatch.decline(opening.need(), neighbour.id());
                return false;
            }
            return dispatch.accept(opening.need(), neighbour.id(), UUID.randomUUID()) instanceof Answer.Accepted;
        });
    }

    /** {@link Random} would draw nearly the same for numbers that lie close together: all neighbours of an order said no at once. */
    static boolean declines(NeedId need, VolunteerId volunteer) {
        return new SplittableRandom(need.value() * 1_000_003 + volunteer.value()).nextInt(4) == 0;
    }

    static Scope scope(Profile volunteer) {
        return Scope.volunteer(volunteer.id().value(), volunteer.home().value());
    }
}
