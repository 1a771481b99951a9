package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.redvest.catalogue.Catalogue;
import org.redvest.clock.ClockSetting;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.reports.Reports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The city lives on by itself, up to whatever time it is there: every day communities order, committees answer, volunteers come
 * and go, services are confirmed and evaluated. When a visitor moves the clock, all that lies between is lived first, and the
 * clock follows day by day; it never goes back.
 */
@Component
class CityDays {

    /** As far as one step of the clock may lead. */
    static final Duration FARTHEST = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(CityDays.class);

    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);

    /** An order is placed at most so long before its service, and evaluated at most so long after. */
    private static final Duration BEFORE = Duration.ofDays(14);

    private static final Duration AFTER = Duration.ofDays(4);

    /** A server that was killed looked at the clock a moment before; time must not go back. */
    private static final Duration UNSEEN = Duration.ofSeconds(30);

    private static final Set<OrderState> UNDER_WAY = EnumSet.of(
            OrderState.SUBMITTED,
            OrderState.APPROVED,
            OrderState.DISPATCHING,
            OrderState.SHORT,
            OrderState.STAFFED,
            OrderState.IN_SERVICE,
            OrderState.ENDED,
            OrderState.AWAITING_EVALUATION);

    private final DemoStore store;
    private final CitySize size;
    private final Regions regions;
    private final Catalogue catalogue;
    private final Chronicle chronicle;
    private final Storyteller telling;
    private final ComingAgain comingAgain;
    private final Course course;
    private final Walk walk;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Reports reports;
    private final ClockSetting setting;
    private final Clock clock;

    private final AtomicReference<@Nullable Going> going = new AtomicReference<>();
    private final Set<String> complained = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    CityDays(
            DemoStore store,
            CitySize size,
            Regions regions,
            Catalogue catalogue,
            Chronicle chronicle,
            Storyteller telling,
            ComingAgain comingAgain,
            Course course,
            Walk walk,
            Orders orders,
            Dispatch dispatch,
            Reports reports,
            ClockSetting setting,
            Clock clock) {
        this.store = store;
        this.size = size;
        this.regions = regions;
        this.catalogue = catalogue;
        this.chronicle = chronicle;
        this.telling = telling;
        this.comingAgain = comingAgain;
        this.course = course;
        this.walk = walk;
        this.orders = orders;
        this.dispatch = dispatch;
        this.reports = reports;
        this.setting = setting;
        this.clock = clock;
    }

    Optional<Going> going() {
        return Optional.ofNullable(going.get());
    }

    /** Founded: from here on the days go by. */
    void begin() {
        open = true;
    }

    /** While the server was off, time stood still. */
    void resume() {
        store.progress().ifPresent(progress -> {
            var seen = progress.seenAt().isAfter(progress.livedUntil()) ? progress.seenAt() : progress.livedUntil();
            setting.moveTo(seen.plus(UNSEEN));
        });
        begin();
    }

    /**
     * Sets out for a later time, and waits a moment whether that is all it takes.
     *
     * @return false when the city is on its way already, or the time is past
     */
    boolean go(Instant wanted, Duration patience) {
        var now = clock.instant();
        var to = wanted.isAfter(now.plus(FARTHEST)) ? now.plus(FARTHEST) : wanted;
        if (!open || !to.isAfter(now) || !going.compareAndSet(null, new Going(now, now, to))) {
            return false;
        }
        var arrived = new CountDownLatch(1);
        Thread.ofPlatform().name("city-days").daemon().start(() -> {
            travel(to);
            arrived.countDown();
        });
        try {
            arrived.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** What happens by itself while the clock just runs. */
    @Scheduled(initialDelay = 5, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void passing() {
        if (!open) {
            return;
        }
        var now = clock.instant();
        store.seen(now);
        var lived = store.progress().map(DemoStore.DemoProgress::livedUntil).orElse(now);
        if (Duration.between(lived, now).compareTo(A_WHILE) >= 0
                && going.compareAndSet(null, new Going(lived, lived, now))) {
            travel(now);
        }
    }

    private void travel(Instant to) {
        try {
            var from = store.progress().orElseThrow().livedUntil();
            while (from.isBefore(to)) {
                var next = from.plus(DAY).isBefore(to) ? from.plus(DAY) : to;
                live(from, next);
                reports.catchUp();
                arrive(next);
                from = next;
            }
        } catch (RuntimeException failed) {
            complain("travel", failed);
        } finally {
            going.set(null);
        }
    }

    private void arrive(Instant at) {
        if (at.isAfter(clock.instant())) {
            setting.moveTo(at);
        }
        store.lived(at);
        store.seen(at);
        going.updateAndGet(on -> on == null ? null : new Going(on.from(), at, on.to()));
    }

    /** All that happens in the city from one moment to another, one county beside the other. */
    private void live(Instant from, Instant until) {
        var counties = new HashMap<RegionCode, List<Runnable>>();
        for (var order : underWay(from, until)) {
            counties.computeIfAbsent(order.region().county(), _ -> new ArrayList<>())
                    .add(() -> together(order, () -> alone(() -> goOn(order, from, until))));
        }
        for (var told : ordered(from, until)) {
            counties.computeIfAbsent(told.story().community().county(), _ -> new ArrayList<>())
                    .add(() -> alone(() -> telling.tell(told.story(), told.seed(), until)));
        }
        chronicle.beside(counties.values().stream()
                .map(works -> (Runnable) () -> works.forEach(Runnable::run))
                .toList());
    }

    /** A visitor's order is answered from two sides; who counts its last place must not be overtaken. */
    private void together(Order order, Runnable work) {
        if (walk.isVisitors(order)) {
            synchronized (walk) {
                work.run();
            }
        } else {
            work.run();
        }
    }

    /** What fails, fails alone: the rest of the city lives on. */
    private void alone(Runnable work) {
        try {
            chronicle.write(Chronicle.Readers.THE_CONCERNED, work);
        } catch (RuntimeException failed) {
            complain(String.valueOf(failed.getMessage()).replaceAll("[0-9-]+", "#"), failed);
        }
    }

    /** Each kind of failure once: a log that fills by itself hides what matters. */
    private void complain(String kind, RuntimeException failed) {
        if (complained.add(kind)) {
            LOG.warn("Something in the city could not happen, and is left out", failed);
        }
    }

    private List<Order> underWay(Instant from, Instant until) {
        return Scopes.within(Scope.SYSTEM, () -> orders.listStarting(from.minus(AFTER), until.plus(BEFORE))).stream()
                .filter(order -> UNDER_WAY.contains(order.state()))
                .toList();
    }

    private void goOn(Order order, Instant from, Instant until) {
        comingAgain.sayYes(order.number(), from, until, walk.played());
        course.goOn(order.number(), from, until, manner(order), new Random(order.hashCode() ^ from.getEpochSecond()));
    }

    /** Of a visitor's order one place is kept for the volunteer whom the guide leads, and what its community says is the visitor's. */
    private Course.Manner manner(Order order) {
        var played = List.copyOf(walk.played());
        if (!walk.isVisitors(order)) {
            return order.region().equals(CastList.COMMUNITY)
                    ? new Course.Manner(100, 0, true, false, List.of(), played)
                    : Course.Manner.usual(played);
        }
        var holds = dispatch.held(order.number()).stream()
                .anyMatch(place -> place.volunteer().equals(walk.volunteer()));
        return new Course.Manner(100, holds ? 0 : 1, false, false, List.of(), played);
    }

    private record Told(Story story, long seed) {}

    /** What is ordered in this time; the same for the same seed, in however many steps the time goes by. */
    private List<Told> ordered(Instant from, Instant until) {
        var told = new ArrayList<Told>();
        var busy = List.copyOf(new CastList(regions, new Random(size.seed()), size).busy());
        for (var day = date(from); !day.isAfter(date(until)); day = day.plusDays(1)) {
            long seed = size.seed() + Stories.APART * day.toEpochDay();
            var stories = new Stories(new Random(seed), busy, catalogue).orderedOn(day, size.ordersADay());
            for (int i = 0; i < stories.size(); i++) {
                var story = stories.get(i);
                var at = story.submitted().atZone(clock.getZone()).toInstant();
                if (at.isAfter(from) && !at.isAfter(until) && !story.community().equals(CastList.COMMUNITY)) {
                    told.add(new Told(story, seed + i));
                }
            }
        }
        return told;
    }

    private LocalDate date(Instant time) {
        return time.atZone(clock.getZone()).toLocalDate();
    }
}
