package org.redvest.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.redvest.cli.EngineProblem;
import org.redvest.cli.city.City;
import org.redvest.cli.city.CityOptions;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import org.redvest.engine.Change;
import org.redvest.engine.Explainer;
import org.redvest.engine.Listener;
import org.redvest.engine.LivePlan;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Pair;
import org.redvest.engine.Plan;
import org.redvest.engine.Planner;
import org.redvest.engine.Problem;
import org.redvest.engine.Slot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a cancellation is repaired, what that loses against planning anew, and how fast questions are answered. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = "Cancellations repaired and planned anew, and what-if answers, in a generated city.")
final class Repairs implements Callable<Integer> {
    @Option(names = "--volunteers", defaultValue = "200000")
    private int volunteers;

    @Option(names = "--shifts", defaultValue = "10000")
    private int shifts;

    @Option(names = "--seed", defaultValue = "7")
    private long seed;

    @Option(names = "--places-factor", defaultValue = "1")
    private double placesFactor;

    @Option(names = "--gap", defaultValue = "0.0001", description = "to which is planned, and planned anew")
    private double gap;

    @Option(names = "--cancellations", defaultValue = "1000", description = "repaired one after the other")
    private int cancellations;

    @Option(
            names = "--resolves",
            defaultValue = "10",
            description = "cancellations that are planned anew as well, each alone")
    private int resolves;

    @Option(names = "--questions", defaultValue = "20", description = "needs that questions are asked of")
    private int questions;

    @Option(names = "--work", defaultValue = "bench/target/work", description = "folder for the instance")
    private Path work = Path.of("");

    @Option(names = "--results", defaultValue = "bench/results/repair.md")
    private Path results = Path.of("");

    @Override
    public Integer call() throws Exception {
        var problem = city();
        var options =
                Options.DEFAULT.withGap(gap).withThreads(Runtime.getRuntime().availableProcessors());
        var plan = Planner.plan(problem, options, Listener.NONE);
        var cancelled = new ArrayList<>(plan.assignments());
        Collections.shuffle(cancelled, new Random(seed));
        var table = new StringBuilder(String.format(
                        Locale.ROOT,
                        "# Repair of a city of %d volunteers and %d shifts, places × %s, seed %d\n\n",
                        volunteers,
                        shifts,
                        placesFactor,
                        seed))
                .append(Report.heading())
                .append(String.format(Locale.ROOT, " · planned to a gap of %.4f %%\n\n", 100 * plan.gap()))
                .append(oneAfterTheOther(problem, plan, options, cancelled))
                .append(againstPlanningAnew(problem, plan, options, cancelled))
                .append(answers(problem, plan));
        Report.publish(results, table);
        return 0;
    }

    private Problem city() throws IOException {
        var folder = work.resolve("repair-%d-%s".formatted(volunteers, placesFactor));
        City.write(new CityOptions(volunteers, shifts, seed, placesFactor, OptionalInt.empty(), 1), folder);
        return EngineProblem.of(InstanceReader.read(folder, new Faults()));
    }

    private String oneAfterTheOther(Problem problem, Plan plan, Options options, List<Plan.Assignment> cancelled)
            throws Exception {
        var live = LivePlan.of(problem, plan, options);
        var timings = new Timings();
        var gone = new HashSet<Pair>();
        var change = 0L;
        for (var pair : cancelled.subList(0, Math.min(cancellations, cancelled.size()))) {
            if (!gone.contains(new Pair(pair.volunteer(), pair.need()))) {
                var repair = timings.time(() -> live.cancel(pair.volunteer(), pair.need()));
                gone.addAll(repair.dropped());
                gone.removeAll(repair.added());
                change += repair.change();
            }
        }
        return String.format(Locale.ROOT, """
                | cancellations in a row | median ms | ninth decile ms | slowest ms | points changed in all | of |
                |---|---|---|---|---|---|
                | %s | %.2f | %.2f |

                """, timings.milliseconds(), change / 1e6, plan.objective() / 1e6);
    }

    /** Each in the plan as it was, so that the two differ by this cancellation alone. */
    private String againstPlanningAnew(Problem problem, Plan plan, Options options, List<Plan.Assignment> cancelled)
            throws Exception {
        var repairing = new Timings();
        var planning = new Timings();
        var ratios = new Timings();
        var losses = new Timings();
        for (var pair : cancelled.subList(0, Math.min(resolves, cancelled.size()))) {
            var live = LivePlan.of(problem, plan, options);
            var repair = repairing.time(() -> live.cancel(pair.volunteer(), pair.need()));
            var anew = planning.time(() ->
                    Planner.plan(without(problem, new Pair(pair.volunteer(), pair.need())), options, Listener.NONE));
            ratios.add(planning.last() / repairing.last());
            losses.add(100.0 * (anew.objective() - plan.objective() - repair.change()) / anew.objective());
        }
        return String.format(
                Locale.ROOT,
                """
                | cancellations, each alone | repair, median ms | planning anew, median s | times faster, median | loss against it, median %% | largest %% |
                |---|---|---|---|---|---|
                | %d | %.2f | %.2f | %.0f | %.6f | %.6f |

                """,
                Math.min(resolves, cancelled.size()),
                1000 * repairing.median(),
                planning.median(),
                ratios.median(),
                losses.median(),
                losses.quantile(1));
    }

    private static Problem without(Problem problem, Pair pair) {
        var barred = new ArrayList<>(problem.barred());
        barred.add(pair);
        return new Problem(
                problem.volunteers(), problem.needs(), problem.scoring(), problem.held(), barred, problem.parameters());
    }

    private String answers(Problem problem, Plan plan) throws Exception {
        var explainer = new Explainer(problem, plan);
        var needs = new ArrayList<>(problem.needs());
        Collections.shuffle(needs, new Random(seed));
        var asked = needs.subList(0, Math.min(questions, needs.size()));
        return "| question | asked | median ms | ninth decile ms | slowest ms |\n|---|---|---|---|---|\n"
                + answer("why is it short", asked, need -> explainer.staffing(need.id()))
                + answer("20 km for everybody", asked, need -> whatIf(explainer, need, Change.NONE.withRadiusKm(20)))
                + answer("an hour later", asked, need -> whatIf(explainer, need, Change.NONE.withSlot(later(need))))
                + answer(
                        "half as much value again",
                        asked,
                        need -> whatIf(explainer, need, Change.NONE.withValue(1.5 * need.value())))
                + answer("one more person", asked, need -> whatIf(explainer, need, Change.NONE.withExtraPlaces(1)));
    }

    private static Object whatIf(Explainer explainer, Need need, Change change) {
        return explainer.whatIf(need.id(), change);
    }

    private static Slot later(Need need) {
        return new Slot(need.slot().startMinute() + 60, need.slot().endMinute() + 60);
    }

    private static String answer(String question, List<Need> asked, Function<Need, Object> ask) throws Exception {
        var timings = new Timings();
        for (var need : asked) {
            timings.time(() -> ask.apply(need));
        }
        return "| " + question + " | " + timings.milliseconds() + " |\n";
    }
}
