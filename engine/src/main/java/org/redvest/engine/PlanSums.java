package org.redvest.engine;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Sums of points that a plan or a bound can reach, and the most that is allowed of each kind: {@link #MOST}. Four kinds are added up
 * somewhere, and four times {@code MOST} fits into a {@code long}, so no sum of a valid {@link Problem} can overflow. The one home of
 * this rule in the engine; the file format states it for each file.
 */
record PlanSums(List<Volunteer> volunteers, List<Need> needs, Scoring scoring, List<Pair> held, Parameters parameters) {

    /** Micros: a million times a million points. */
    static final long MOST = 1_000_000L * 1_000_000L * Points.ONE;

    void check() {
        Map<String, Long> valueOf = highestValues();
        checkPlaces(valueOf);
        checkShifts(valueOf.values().stream().mapToLong(v -> v).max().orElse(0));
        checkHeld();
    }

    /** By need, what one of its places can be worth at most. */
    private Map<String, Long> highestValues() {
        Map<String, Double> highest = HashMap.newHashMap(needs.size());
        for (Scoring.Score score : scoring.scores()) {
            highest.merge(score.need(), Math.max(0, score.points()), Math::max);
        }
        Map<String, Long> value = HashMap.newHashMap(needs.size());
        for (Need need : needs) {
            double own = scoring instanceof Scoring.Listed ? 0 : need.value();
            value.put(need.id(), Points.micros(own + highest.getOrDefault(need.id(), 0.0)));
        }
        return value;
    }

    private void checkPlaces(Map<String, Long> valueOf) {
        long sum = 0;
        for (Need need : needs) {
            sum += need.places() * valueOf.getOrDefault(need.id(), 0L);
            refuseAbove(sum, "The places of all needs up to %s", need.id());
        }
    }

    private void checkShifts(long value) {
        long worth = 0;
        long fatigue = 0;
        for (Volunteer volunteer : volunteers) {
            int shifts = volunteer.limits().maxShifts();
            worth += shifts * value;
            fatigue += fatigue(shifts);
            refuseAbove(worth, "The shifts of all volunteers up to %s", volunteer.id());
            refuseAbove(fatigue, "The fatigue of all volunteers up to %s", volunteer.id());
        }
    }

    private long fatigue(int shifts) {
        List<Double> fatigue = parameters.fatigue();
        long sum = 0;
        for (int n = 0; n < shifts; n++) {
            sum += Points.micros(fatigue.get(Math.min(n, fatigue.size() - 1)));
        }
        return sum;
    }

    private void checkHeld() {
        if (held.isEmpty()) {
            return;
        }
        Map<String, Volunteer> volunteerOf = new HashMap<>();
        Map<String, Need> needOf = new HashMap<>();
        Map<Pair, Double> scoreOf = scoresOfHeld();
        volunteers.forEach(v -> volunteerOf.put(v.id(), v));
        needs.forEach(n -> needOf.put(n.id(), n));
        long sum = 0;
        for (Pair pair : held) {
            Volunteer volunteer = volunteerOf.get(pair.volunteer());
            Need need = needOf.get(pair.need());
            if (volunteer == null || need == null) {
                throw new IllegalStateException();
            }
            sum += Math.abs(points(volunteer, need, scoreOf.getOrDefault(pair, 0.0)));
            refuseAbove(sum, "The held pairs up to that of need %s, signs left out,", need.id());
        }
    }

    private Map<Pair, Double> scoresOfHeld() {
        var pairs = new HashSet<>(held);
        Map<Pair, Double> scoreOf = new HashMap<>();
        for (Scoring.Score score : scoring.scores()) {
            var pair = new Pair(score.volunteer(), score.need());
            if (pairs.contains(pair)) {
                scoreOf.put(pair, score.points());
            }
        }
        return scoreOf;
    }

    private long points(Volunteer volunteer, Need need, double score) {
        return switch (scoring) {
            case Scoring.Listed _ -> Points.micros(score);
            case Scoring.ByDistance _ -> {
                double kilometres = need.site().kilometresTo(volunteer.home());
                double way = parameters.pointsPerKm() * kilometres;
                yield Points.micros(need.value() - way - volunteer.load() + score);
            }
        };
    }

    private static void refuseAbove(long sum, String what, String id) {
        if (sum > MOST) {
            throw new IllegalArgumentException((what + " can reach %s points together; at most %s can be counted")
                    .formatted(
                            id,
                            Points.format(sum),
                            BigDecimal.valueOf(MOST, 6).stripTrailingZeros().toPlainString()));
        }
    }
}
