package org.redvest.dispatch.sieve;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.Rule;
import org.redvest.dispatch.sieve.SieveStore.RuleCount;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/**
 * Counts who may take a place and whom which rule keeps out. Those who are asked may serve beyond the region too; a dispatcher sees only
 * how many clash, never with what, so this looks at all their places.
 */
@Component
public class Sifter {

    private final SieveStore store;
    private final Volunteers volunteers;

    Sifter(SieveStore store, Volunteers volunteers) {
        this.store = store;
        this.volunteers = volunteers;
    }

    /** @param places how many people each need asks for */
    public ActivitySieve sieve(Map<NeedId, Asked> asked, Map<NeedId, Integer> places, RegionCode scope) {
        if (asked.isEmpty()) {
            return ActivitySieve.NONE;
        }
        return Scopes.within(Scope.SYSTEM, () -> {
            int everybody = volunteers.count(scope);
            var counted = store.count(asked, scope);
            var needs = asked.keySet().stream()
                    .map(need -> sieve(need, places.getOrDefault(need, 0), scope, everybody, counted))
                    .toList();
            int eligible = counted.stream()
                    .filter(each -> each.need().isEmpty())
                    .mapToInt(RuleCount::people)
                    .sum();
            return new ActivitySieve(needs, eligible);
        });
    }

    /** Where those whom the rule keeps out are at home. */
    public SortedMap<RegionCode, Integer> townships(NeedId need, Asked asked, Rule rule, RegionCode scope) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var keptOut = new TreeMap<RegionCode, Integer>((a, b) -> a.value().compareTo(b.value()));
            if (rule == Rule.TOO_FAR) {
                keptOut.putAll(volunteers.countByTownship(scope));
            }
            for (var each : store.countByTownship(Map.of(need, asked), rule, scope)) {
                keptOut.merge(each.township(), rule == Rule.TOO_FAR ? -each.near() : each.keptOut(), Integer::sum);
            }
            keptOut.values().removeIf(people -> people == 0);
            return keptOut;
        });
    }

    /** Writes down who sees these openings, and says how many people that is. */
    public int reach(List<Opening> opened, RegionCode scope) {
        var asked = new LinkedHashMap<NeedId, Asked>();
        opened.forEach(opening -> asked.put(opening.need(), opening.asked()));
        return Scopes.within(
                Scope.SYSTEM, () -> store.reach(asked, opened.getFirst().region(), scope));
    }

    private static Sieve sieve(NeedId need, int places, RegionCode scope, int everybody, List<RuleCount> counted) {
        var keptOut = new EnumMap<Rule, Integer>(Rule.class);
        int eligible = 0;
        int near = 0;
        for (RuleCount each : counted) {
            if (each.need().filter(need::equals).isPresent()) {
                near += each.people();
                eligible += each.rule().isEmpty() ? each.people() : 0;
                each.rule().ifPresent(rule -> keptOut.put(rule, each.people()));
            }
        }
        if (everybody > near) {
            keptOut.put(Rule.TOO_FAR, everybody - near);
        }
        return new Sieve(need, places, scope, everybody, steps(keptOut, everybody), eligible);
    }

    private static List<Sieve.SieveStep> steps(Map<Rule, Integer> keptOut, int everybody) {
        var steps = new ArrayList<Sieve.SieveStep>();
        int left = everybody;
        for (var entry : keptOut.entrySet()) {
            left -= entry.getValue();
            steps.add(new Sieve.SieveStep(entry.getKey(), entry.getValue(), left));
        }
        return steps;
    }
}
