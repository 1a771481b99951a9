package org.redvest.cli.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.redvest.cli.files.Fault;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.PlanReader;
import org.redvest.cli.files.StatedPlan.StatedPair;
import org.redvest.cli.instance.Need;
import org.redvest.cli.rules.Bundle;
import org.redvest.cli.rules.Rules;

/** Whether the pairs of a plan obey every rule, and what they are worth. */
final class PlanRules {
    /** A distance is stated to the metre. */
    private static final double HALF_A_METRE = 0.000_500_001;

    private final Pairs pairs;
    private final List<StatedPair> plan;
    private final Faults faults;
    private final Map<Integer, List<StatedPair>> byVolunteer = new TreeMap<>();
    private final int[] filled;

    PlanRules(Pairs pairs, List<StatedPair> plan, Faults faults) {
        this.pairs = pairs;
        this.plan = plan;
        this.faults = faults;
        this.filled = new int[pairs.instance().needs().size()];
        plan.forEach(pair -> byVolunteer
                .computeIfAbsent(pair.volunteer(), _ -> new ArrayList<>())
                .add(pair));
        plan.forEach(pair -> filled[pair.need()]++);
    }

    void check() {
        plan.forEach(this::checkPair);
        byVolunteer.forEach(this::checkBundle);
        for (int n = 0; n < filled.length; n++) {
            checkPlaces(pairs.need(n), filled[n]);
        }
        checkHeld();
    }

    int filled(int need) {
        return filled[need];
    }

    int volunteersUsed() {
        return byVolunteer.size();
    }

    /** The needs of each volunteer who is asked for any. */
    Map<Integer, List<StatedPair>> byVolunteer() {
        return Collections.unmodifiableMap(byVolunteer);
    }

    /** Recomputed, in millionths; what the rows state is not believed. */
    BigInteger objective() {
        var sum = BigInteger.ZERO;
        for (var v : byVolunteer.keySet()) {
            sum = sum.add(worth(v));
        }
        return sum;
    }

    /** What one volunteer's pairs are worth; a wrong plan can have any number of them, so nothing smaller would hold every sum. */
    BigInteger worth(int volunteer) {
        var bundle = byVolunteer.getOrDefault(volunteer, List.of());
        var sum = BigInteger.ZERO;
        for (int n = 0; n < bundle.size(); n++) {
            var points = pairs.points(volunteer, bundle.get(n).need());
            sum = sum.add(BigInteger.valueOf(
                    points - Rules.fatigueOf(n, pairs.instance().parameters())));
        }
        return sum;
    }

    private void checkPair(StatedPair pair) {
        var volunteer = pairs.volunteer(pair.volunteer());
        var need = pairs.need(pair.need());
        var held = pairs.held(pair.volunteer(), pair.need());
        if (pairs.barred(pair.volunteer(), pair.need())) {
            tell(pair, "plan-barred", volunteer.id(), need.id());
        } else if (!held && !pairs.eligible(pair.volunteer(), pair.need())) {
            tell(pair, "plan-not-eligible", volunteer.id(), need.id());
            return;
        }
        var points = pairs.points(pair.volunteer(), pair.need());
        if (pair.points() != points) {
            tell(pair, "plan-points", Amounts.format(pair.points()), Amounts.format(points));
        }
        var kilometres = Rules.kilometres(volunteer.home(), need.site());
        if (Math.abs(pair.kilometres() - kilometres) > HALF_A_METRE) {
            tell(pair, "plan-distance", Amounts.metres(pair.kilometres()), Amounts.metres(kilometres));
        }
    }

    private void tell(StatedPair pair, String kind, Object... details) {
        faults.add(Fault.of(PlanReader.PLAN, pair.line(), "", "", kind, details));
    }

    private void checkBundle(int v, List<StatedPair> bundle) {
        var needs = bundle.stream().map(pair -> pairs.need(pair.need())).toList();
        for (var breach :
                new Bundle(pairs.volunteer(v), needs).breaches(pairs.instance().parameters())) {
            var line = bundle.getFirst().line();
            faults.add(new Fault(PlanReader.PLAN, line, "", "", "plan-" + breach.kind(), breach.details()));
        }
    }

    private void checkPlaces(Need need, int count) {
        if (count > need.places()) {
            faults.add(Fault.ofFile(PlanReader.PLAN, "plan-places", need.id(), count, need.places()));
        }
    }

    private void checkHeld() {
        Set<List<Integer>> planned = new HashSet<>();
        plan.forEach(pair -> planned.add(List.of(pair.volunteer(), pair.need())));
        var held = pairs.instance().held();
        for (int row = 0; row < held.size(); row++) {
            if (!planned.contains(List.of(held.volunteer(row), held.need(row)))) {
                faults.add(Fault.ofFile(
                        PlanReader.PLAN,
                        "plan-held-missing",
                        pairs.volunteer(held.volunteer(row)).id(),
                        pairs.need(held.need(row)).id()));
            }
        }
    }
}
