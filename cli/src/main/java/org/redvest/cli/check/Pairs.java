package org.redvest.cli.check;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Rules;

/** Who may serve what, and for how many points. Volunteers and needs are known by their places in the instance's lists. */
public final class Pairs {
    private final Instance instance;
    private final Optional<PairIndex> listed;
    private final PairIndex bonuses;
    private final PairIndex barred;
    private final PairIndex held;

    private final Nearby nearby;

    public Pairs(Instance instance) {
        this.instance = instance;
        var volunteers = instance.volunteers().size();
        var needs = instance.needs().size();
        listed = instance.pairs().map(table -> new PairIndex(table, volunteers, needs));
        bonuses = new PairIndex(instance.bonuses(), volunteers, needs);
        barred = new PairIndex(instance.barred(), volunteers, needs);
        held = new PairIndex(instance.held(), volunteers, needs);
        nearby = new Nearby(instance.needs());
    }

    public Instance instance() {
        return instance;
    }

    public Volunteer volunteer(int v) {
        return instance.volunteers().get(v);
    }

    public Need need(int n) {
        return instance.needs().get(n);
    }

    /** Every need that a volunteer may serve. */
    public void forEachEligible(int v, IntConsumer needs) {
        if (listed.isPresent()) {
            var pairs = listed.get();
            for (int i = pairs.from(v); i < pairs.to(v); i++) {
                offer(v, pairs.need(i), needs);
            }
            return;
        }
        var volunteer = volunteer(v);
        nearby.within(volunteer.radiusKm(), volunteer.home(), n -> {
            if (Rules.eligible(volunteer, need(n))) {
                offer(v, n, needs);
            }
        });
    }

    private void offer(int v, int n, IntConsumer needs) {
        if (!barred.has(v, n)) {
            needs.accept(n);
        }
    }

    boolean eligible(int v, int n) {
        var allowed = listed.map(pairs -> pairs.has(v, n)).orElseGet(() -> Rules.eligible(volunteer(v), need(n)));
        return allowed && !barred.has(v, n);
    }

    public boolean held(int v, int n) {
        return held.has(v, n);
    }

    boolean barred(int v, int n) {
        return barred.has(v, n);
    }

    public int[] heldBy(int v) {
        return IntStream.range(held.from(v), held.to(v)).map(held::need).toArray();
    }

    /** Points in millionths, of an eligible or held pair. */
    public long points(int v, int n) {
        return listed.map(pairs -> Rules.micros(pairs.pointsOf(v, n)))
                .orElseGet(() -> Rules.points(volunteer(v), need(n), bonuses.pointsOf(v, n), instance.parameters()));
    }

    /** How many pairs are eligible. */
    public long count() {
        return IntStream.range(0, instance.volunteers().size())
                .parallel()
                .mapToLong(v -> {
                    var count = new int[1];
                    forEachEligible(v, _ -> count[0]++);
                    return count[0];
                })
                .sum();
    }
}
