package org.redvest.cli.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.redvest.engine.AnswerDelay;
import org.redvest.engine.WavePace;
import org.redvest.engine.WaveSize;

/** Chooses whom to ask now, by one policy. It knows habits, promises and open offers, never what people will answer. */
final class Asker {
    private static final double A_KILOMETRE = 0.001;

    private final AskingPolicy policy;
    private final AskingOptions options;
    private final SimulatedCity city;
    private final Habits habits;
    private final Moods moods;
    private final Diaries diaries;

    Asker(AskingPolicy policy, AskingOptions options, SimulatedCity city, Habits habits, Moods moods, Diaries diaries) {
        this.policy = policy;
        this.options = options;
        this.city = city;
        this.habits = habits;
        this.moods = moods;
        this.diaries = diaries;
    }

    /** Offers in the order in which they are to be sent; each is looked at once more then. */
    List<PricedWave.Offer> choose(List<OpenNeed> due, int now) {
        var offers = new ArrayList<PricedWave.Offer>();
        var priced = new PricedWave();
        for (var open : due) {
            var candidates = candidates(open, now);
            if (policy == AskingPolicy.EVERYBODY) {
                candidates.forEach(each -> offers.add(new PricedWave.Offer(open, each)));
                continue;
            }
            candidates.sort(
                    Comparator.comparingDouble(Candidate::worth).reversed().thenComparingInt(Candidate::volunteer));
            var pace = WavePace.of(open.hours(now));
            int size = WaveSize.toAsk(
                    open.hopes(now), candidates.stream().map(Candidate::chance).toList(), open.free(), pace.sure());
            if (policy == AskingPolicy.PRICED) {
                size = pace.now(size, open.free(), open.fresh(now - (int) (60 * pace.hoursToWait())));
                priced.want(open, size, size == 0 ? List.of() : candidates);
            } else {
                candidates.subList(0, size).forEach(each -> offers.add(new PricedWave.Offer(open, each)));
            }
        }
        offers.addAll(priced.solve(city.volunteers));
        return offers;
    }

    boolean mayAsk(int v, OpenNeed open) {
        if (moods.gone(v) || open.wasAsked(v)) {
            return false;
        }
        return switch (policy) {
            case EVERYBODY -> true;
            case NEAREST, LIKELIEST -> diaries.fits(v, open.need);
            case PRICED -> moods.askedThisWeek(v) < options.mostAWeek() && diaries.fits(v, open.need);
        };
    }

    private List<Candidate> candidates(OpenNeed open, int now) {
        var found = new ArrayList<Candidate>();
        var need = open.need;
        double inTime = AnswerDelay.answered(Answers.until(open, now) - now);
        for (int i = 0; i < need.people().length; i++) {
            int v = need.people()[i];
            if (mayAsk(v, open)) {
                var candidate = candidate(v, need.kilometres()[i], open.hours(now), inTime);
                if (policy != AskingPolicy.PRICED || candidate.worth() > 0) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    private Candidate candidate(int v, double kilometres, double hours, double inTime) {
        double odds = city.world.odds(kilometres, hours);
        double belief = inTime * moods.believed(v);
        double chance = habits.chance(v, kilometres, hours, belief);
        double worth = switch (policy) {
            case EVERYBODY -> 0;
            case NEAREST -> -kilometres;
            case LIKELIEST -> chance;
            case PRICED -> chance - A_KILOMETRE * kilometres - price(v, hours);
        };
        return new Candidate(v, odds, belief, chance, worth);
    }

    /** Early, a message that is not sent leaves time for a better one; in the last hours hardly. */
    private double price(int v, double hours) {
        double patience = switch (WavePace.of(hours)) {
            case EARLY -> 1;
            case NEARING -> 0.7;
            case SOON -> 0.4;
            case LAST -> 0.2;
        };
        return options.kappa() * patience * (1 + moods.askedLately(v));
    }
}
