package org.redvest.dispatch.plans;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.redvest.dispatch.planning.PlannedDays;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.dispatch.planning.ProblemArchive;
import org.redvest.dispatch.planning.ProblemBuilder;
import org.redvest.engine.Advantages;
import org.redvest.engine.Explainer;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Pair;
import org.redvest.engine.Plan;
import org.redvest.engine.Planner;
import org.redvest.engine.Problem;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads, solves and keeps one plan. The shifts of each month are a problem of their own, the earlier month first; what it gives to a
 * volunteer leaves no time in the later one.
 */
@Component
class PlanSolving {

    /** Why so many shifts stay short is worked out; each takes one look at everybody. */
    private static final int MOST_RULES = 30;

    private final PlanStore store;
    private final PlanContentStore content;
    private final PlanReadStore read;
    private final ProblemBuilder problems;
    private final Regions regions;
    private final Live live;
    private final Clock clock;
    private final TransactionTemplate transactions;

    PlanSolving(
            PlanStore store,
            PlanContentStore content,
            PlanReadStore read,
            ProblemBuilder problems,
            Regions regions,
            Live live,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.content = content;
        this.read = read;
        this.problems = problems;
        this.regions = regions;
        this.live = live;
        this.clock = clock;
        this.transactions = transactions;
    }

    void solve(PlanDraft draft, PlanningWish wish, BooleanSupplier stopped) {
        var ear = new PlanEar(stopped, (phase, so) -> tell(draft.id(), phase, so));
        var months = new ArrayList<PlannedMonth>();
        for (var days : days(draft).values()) {
            months.add(solve(draft.region(), days, withEarlier(wish, months), ear));
        }
        boolean kept = keep(draft, wish, months, ear.sum());
        if (kept) {
            explain(draft, months);
        }
    }

    private SortedMap<YearMonth, PlannedDays> days(PlanDraft draft) {
        var starts = transactions.execute(_ -> read.startDays(draft.shifts()));
        var days = new TreeMap<YearMonth, PlannedDays>();
        for (LocalDate day : starts == null ? List.<LocalDate>of() : starts) {
            days.merge(
                    YearMonth.from(day),
                    new PlannedDays(day, day),
                    (before, last) -> new PlannedDays(before.first(), last.last()));
        }
        return days;
    }

    private PlannedMonth solve(RegionCode region, PlannedDays days, PlanningWish wish, PlanEar ear) {
        ear.reads();
        var problem = problem(region, days, wish);
        var options = Options.DEFAULT
                .withGap(GapRuler.GOAL)
                .withThreads(Runtime.getRuntime().availableProcessors());
        ear.begins();
        var plan = Planner.plan(problem, options, ear);
        return new PlannedMonth(YearMonth.from(days.first()), problem, plan, ear.ends(plan));
    }

    /** Whom the rules no longer let in is not held, and their place is free for others. */
    private Problem problem(RegionCode region, PlannedDays days, PlanningWish wish) {
        var problem = problems.problem(region, days, wish, regions::centre);
        var held = new HashSet<>(problem.held());
        var needs = new HashSet<String>();
        problem.needs().forEach(need -> needs.add(need.id()));
        var able = wish.with().stream()
                .filter(each -> !needs.contains(Long.toString(each.need()))
                        || held.contains(new Pair(Long.toString(each.volunteer()), Long.toString(each.need()))))
                .toList();
        return able.size() == wish.with().size()
                ? problem
                : problems.problem(
                        region,
                        days,
                        new PlanningWish(wish.shifts(), able, wish.without(), wish.planned()),
                        regions::centre);
    }

    private static PlanningWish withEarlier(PlanningWish wish, List<PlannedMonth> earlier) {
        Map<Long, List<Need>> planned = new HashMap<>();
        for (var month : earlier) {
            var needs = new HashMap<String, Need>();
            month.problem().needs().forEach(need -> needs.put(need.id(), need));
            var held = new HashSet<>(month.problem().held());
            for (var pair : month.plan().assignments()) {
                var need = needs.get(pair.need());
                if (need != null && !held.contains(new Pair(pair.volunteer(), pair.need()))) {
                    planned.computeIfAbsent(Long.valueOf(pair.volunteer()), _ -> new ArrayList<>())
                            .add(need);
                }
            }
        }
        return new PlanningWish(wish.shifts(), wish.with(), wish.without(), planned);
    }

    private boolean keep(PlanDraft draft, PlanningWish wish, List<PlannedMonth> months, PlanProgress sum) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            months.forEach(month -> content.insert(draft.id(), draft.region(), month, wish));
            boolean ready = store.ready(draft.id(), sum, clock.instant());
            live.changed(PlanRuns.topic(draft.id()));
            return ready;
        }));
    }

    private void explain(PlanDraft draft, List<PlannedMonth> months) {
        for (var month : months) {
            var advantages = Advantages.of(
                    month.problem(), month.plan(), Runtime.getRuntime().availableProcessors());
            transactions.executeWithoutResult(_ -> content.keep(draft.id(), advantages));
        }
        transactions.executeWithoutResult(_ -> live.changed(PlanRuns.topic(draft.id())));
        for (var month : months) {
            sayRules(draft, month);
            var files = ProblemArchive.of(month.problem());
            transactions.executeWithoutResult(
                    _ -> content.keep(draft.id(), month.month().atDay(1), files));
        }
        transactions.executeWithoutResult(_ -> {
            store.phase(draft.id(), PlanPhase.DONE);
            live.changed(PlanRuns.topic(draft.id()));
        });
    }

    private void sayRules(PlanDraft draft, PlannedMonth month) {
        var explainer = new Explainer(month.problem(), month.plan());
        month.plan().prices().stream()
                .filter(price -> price.shortage() != Plan.Shortage.NONE)
                .limit(MOST_RULES)
                .forEach(price -> explainer.staffing(price.need()).removed().entrySet().stream()
                        .max(Comparator.comparingInt(each -> each.getValue().alone()))
                        .filter(most -> most.getValue().alone() > 0)
                        .ifPresent(most -> transactions.executeWithoutResult(_ -> content.keep(
                                draft.id(),
                                price.need(),
                                most.getKey(),
                                most.getValue().alone()))));
    }

    private void tell(PlanId plan, PlanPhase phase, PlanProgress so) {
        transactions.executeWithoutResult(_ -> {
            store.progress(plan, phase, so);
            live.changed(PlanRuns.topic(plan));
        });
    }
}
