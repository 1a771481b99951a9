package org.redvest.cli.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.PairTable;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Rules;

/**
 * Sums of points that a plan or its proof can reach: each kind may reach {@link #MOST}, so that whoever plans or checks can add them up in
 * 64 bits. Where one is larger, the row that adds most to it is named. The one home of this rule for every command that reads files.
 *
 * @param bonuses of {@code bonuses.csv}, where it is there
 * @param listed of {@code pairs.csv}, where it is there
 */
record InstanceSums(
        List<Volunteer> volunteers,
        Register volunteerIds,
        List<Need> needs,
        Register needIds,
        Optional<PairRows> bonuses,
        Optional<PairRows> listed,
        PairRows held,
        Parameters parameters,
        Faults faults) {
    private static final BigInteger MOST = BigInteger.TEN.pow(18);

    void check() {
        long[] values = highestValues();
        checkPlaces(values);
        long highest = Arrays.stream(values).max().orElse(0);
        checkShifts(highest);
        checkFatigue();
        checkHeld();
    }

    /** For each need what one place can bring at most: its value and its best bonus, or its best listed pair. */
    private long[] highestValues() {
        var best = new double[needs.size()];
        bonuses.or(() -> listed).map(PairRows::table).ifPresent(table -> {
            for (int row = 0; row < table.size(); row++) {
                best[table.need(row)] = Math.max(best[table.need(row)], table.points(row));
            }
        });
        var values = new long[needs.size()];
        Arrays.setAll(
                values, n -> Rules.micros((listed.isPresent() ? 0 : needs.get(n).value()) + best[n]));
        return values;
    }

    private void checkPlaces(long[] values) {
        var sum = new Sum();
        for (int n = 0; n < values.length; n++) {
            sum.add(n, values[n] * needs.get(n).places());
        }
        if (sum.tooLarge()) {
            int n = sum.largest;
            faults.add(Fault.of(
                    "needs.csv",
                    needIds.line(n),
                    "places",
                    Integer.toString(needs.get(n).places()),
                    "sum-of-places",
                    points(values[n]),
                    points(sum.total),
                    points(MOST)));
        }
    }

    private void checkShifts(long highest) {
        var sum = new Sum();
        for (int v = 0; v < volunteers.size(); v++) {
            sum.add(v, highest * volunteers.get(v).maxShifts());
        }
        if (sum.tooLarge()) {
            int v = sum.largest;
            faults.add(Fault.of(
                    "volunteers.csv",
                    volunteerIds.line(v),
                    "max_shifts",
                    Integer.toString(volunteers.get(v).maxShifts()),
                    "sum-of-shifts",
                    points(highest),
                    points(sum.total),
                    points(MOST)));
        }
    }

    private void checkFatigue() {
        var sum = new Sum();
        for (int v = 0; v < volunteers.size(); v++) {
            sum.add(v, Rules.fatigue(volunteers.get(v).maxShifts(), parameters));
        }
        if (sum.tooLarge()) {
            faults.add(Fault.of(
                    ParametersFile.NAME,
                    0,
                    "fatigue",
                    parameters.fatigue().toString(),
                    "sum-of-fatigue",
                    points(sum.total),
                    points(MOST)));
        }
    }

    /** Held pairs are in every plan, whatever their way and load cost. */
    private void checkHeld() {
        var pairs = held.table();
        Map<Long, Double> scores = scoresOfHeld();
        var sum = new Sum();
        for (int row = 0; row < pairs.size(); row++) {
            sum.add(row, Math.abs(points(pairs, row, scores)));
        }
        if (sum.tooLarge()) {
            int row = sum.largest;
            faults.add(Fault.of(
                    "decisions.csv",
                    held.line(row),
                    "decision",
                    "held",
                    "sum-of-held",
                    points(points(pairs, row, scores)),
                    points(sum.total),
                    points(MOST)));
        }
    }

    private Map<Long, Double> scoresOfHeld() {
        Map<Long, Double> scores = new HashMap<>();
        for (int row = 0; row < held.table().size(); row++) {
            scores.put(held.key(row), 0.0);
        }
        bonuses.or(() -> listed).ifPresent(rows -> {
            for (int row = 0; row < rows.table().size() && !scores.isEmpty(); row++) {
                scores.replace(rows.key(row), rows.table().points(row));
            }
        });
        return scores;
    }

    private long points(PairTable pairs, int row, Map<Long, Double> scores) {
        var score = scores.getOrDefault(held.key(row), 0.0);
        return listed.isPresent()
                ? Rules.micros(score)
                : Rules.points(volunteers.get(pairs.volunteer(row)), needs.get(pairs.need(row)), score, parameters);
    }

    private static String points(long micros) {
        return points(BigInteger.valueOf(micros));
    }

    private static String points(BigInteger micros) {
        return new BigDecimal(micros, 6).stripTrailingZeros().toPlainString();
    }

    /** A sum in millionths, and which item adds most to it. */
    private static final class Sum {
        private BigInteger total = BigInteger.ZERO;
        private int largest;
        private long most = -1;

        void add(int item, long micros) {
            total = total.add(BigInteger.valueOf(micros));
            if (micros > most) {
                most = micros;
                largest = item;
            }
        }

        boolean tooLarge() {
            return total.compareTo(MOST) > 0;
        }
    }
}
