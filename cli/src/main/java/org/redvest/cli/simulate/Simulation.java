package org.redvest.cli.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import org.redvest.engine.WavePace;
import org.redvest.engine.WaveSize;

/** One policy over all weeks of a city. The clock is a number of minutes; every half hour by day the policy may ask. */
public final class Simulation {
    private static final int TICK = 30;
    private static final int TO_GET_THERE = 60;
    private static final int MORNING = 7 * 60;
    private static final int NIGHT = 22 * 60;

    private final SimulatedCity city;
    private final Habits habits;
    private final Moods moods;
    private final Diaries diaries;
    private final Asker asker;
    private final Answers answers;
    private final Outcome outcome;
    private final AskingPolicy policy;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingInt(Event::at).thenComparingInt(Event::number));
    private final List<OpenNeed> open = new ArrayList<>();
    private int numbers;

    private Simulation(SimulatedCity city, AskingPolicy policy, AskingOptions options) {
        this.city = city;
        this.policy = policy;
        habits = new Habits(city, options.prior());
        moods = new Moods(city);
        diaries = new Diaries(city.volunteers);
        asker = new Asker(policy, options, city, habits, moods, diaries);
        answers = new Answers(city);
        outcome = new Outcome(city);
    }

    private enum Kind {
        ANSWER,
        OVER,
        LEAVE
    }

    private record Event(int at, int number, Kind kind, OpenNeed open, Ask ask) {}

    /**
     * Runs one policy.
     *
     * @param week hears each week as it ends
     */
    public static Tally run(SimulatedCity city, AskingPolicy policy, AskingOptions options, IntConsumer week) {
        return new Simulation(city, policy, options).run(week);
    }

    private Tally run(IntConsumer week) {
        var coming = new ArrayList<>(city.needs);
        coming.sort(Comparator.comparingInt(SimulatedNeed::known).thenComparingInt(SimulatedNeed::number));
        int next = 0;
        int end = (city.weeks + 1) * SimulatedNeed.WEEK;
        for (int now = 0; now <= end; now += TICK) {
            if (now > 0 && now % SimulatedNeed.WEEK == 0) {
                moods.weekEnds(now / SimulatedNeed.WEEK);
                week.accept(now / SimulatedNeed.WEEK);
            }
            hear(now);
            while (next < coming.size() && coming.get(next).known() <= now) {
                open.add(new OpenNeed(coming.get(next++)));
            }
            begin(now);
            if (isDay(now)) {
                ask(now);
            }
        }
        return outcome.tally(policy, moods);
    }

    static boolean isDay(int now) {
        int minute = now % SimulatedNeed.DAY;
        return minute >= MORNING && minute < NIGHT;
    }

    private void hear(int now) {
        while (!events.isEmpty() && events.peek().at <= now) {
            var event = events.remove();
            switch (event.kind) {
                case ANSWER -> answered(event.open, event.ask, now);
                case OVER -> over(event.open, event.ask);
                case LEAVE -> leave(event.open, event.ask, now);
            }
        }
    }

    private void answered(OpenNeed need, Ask ask, int now) {
        close(need, ask);
        if (!ask.yes()) {
            need.due = Math.min(need.due, now);
            return;
        }
        int v = ask.volunteer();
        if (need.free() > 0 && now < need.need.start() && diaries.canPromise(v, need.need)) {
            need.taken.add(v);
            diaries.promised(v, need.need);
            outcome.promised(v);
            int leaves = answers.leaves(ask);
            if (leaves > now) {
                plan(leaves, Kind.LEAVE, need, ask);
            }
        }
    }

    private void over(OpenNeed need, Ask ask) {
        close(need, ask);
    }

    private void close(OpenNeed need, Ask ask) {
        if (policy != AskingPolicy.EVERYBODY && need.waiting.remove(ask)) {
            diaries.closed(ask.volunteer(), need.need);
        }
        habits.learn(ask.volunteer(), ask.odds(), ask.belief(), ask.yes() && ask.comesInTime());
    }

    private void leave(OpenNeed need, Ask ask, int now) {
        need.taken.remove(/* element */ (Integer) ask.volunteer());
        diaries.dropped(ask.volunteer(), need.need);
        need.due = now;
    }

    private void begin(int now) {
        open.removeIf(each -> {
            boolean begins = each.need.start() <= now;
            if (begins) {
                outcome.began(each, answers);
            }
            return begins;
        });
    }

    private void ask(int now) {
        var due = open.stream()
                .filter(each -> each.due <= now && each.free() > 0 && each.need.start() - now > TO_GET_THERE)
                .toList();
        for (var offer : asker.choose(due, now)) {
            if (asker.mayAsk(offer.candidate().volunteer(), offer.open())) {
                send(offer, now);
            }
        }
        for (var each : due) {
            if (policy == AskingPolicy.EVERYBODY) {
                each.due = Integer.MAX_VALUE;
                continue;
            }
            var pace = WavePace.of(each.hours(now));
            each.due = now + (int) (60 * pace.hoursToWait());
            if (each.need.week() > city.weeks / 2) {
                note(each, now);
            }
        }
    }

    /** Whether those who may still answer suffice: how sure the wave is, and what they will say. */
    private void note(OpenNeed each, int now) {
        long yes = each.waiting.stream()
                .filter(ask -> ask.yes() && ask.comesInTime())
                .count();
        outcome.waves.note(WaveSize.enough(each.hopes(now), each.free()), yes >= each.free());
    }

    private void send(PricedWave.Offer offer, int now) {
        var need = offer.open();
        var ask = answers.ask(need, offer.candidate(), moods, now);
        need.note(ask.volunteer());
        outcome.asked(ask);
        moods.told(ask.volunteer(), need.need.number(), ask.comesInTime());
        if (policy != AskingPolicy.EVERYBODY) {
            need.waiting.add(ask);
            diaries.asked(ask.volunteer(), need.need);
        } else if (!ask.yes()) {
            return;
        }
        plan(ask.comesInTime() ? ask.answerAt() : ask.until(), ask.comesInTime() ? Kind.ANSWER : Kind.OVER, need, ask);
    }

    private void plan(int at, Kind kind, OpenNeed need, Ask ask) {
        events.add(new Event(at, numbers++, kind, need, ask));
    }
}
