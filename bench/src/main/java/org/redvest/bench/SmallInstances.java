package org.redvest.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.redvest.cli.EngineProblem;
import org.redvest.cli.city.City;
import org.redvest.cli.city.CityOptions;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import org.redvest.engine.Listener;
import org.redvest.engine.Options;
import org.redvest.engine.Planner;
import org.redvest.engine.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How often a problem of 60 to 150 people is solved to the optimum and proved so, how near the others come, and how fast. */
@Command(
        name = "small",
        mixinStandardHelpOptions = true,
        description = "Random instances of 60 to 150 volunteers, to the optimum where it can be proved.")
final class SmallInstances implements Callable<Integer> {
    private static final List<Double> PLACES_FACTORS = List.of(1.0, 2.0, 4.0, 8.0);

    @Option(names = "--instances", defaultValue = "200", description = "in all")
    private int instances;

    @Option(names = "--work", defaultValue = "bench/target/work", description = "folder for the instances")
    private Path work = Path.of("");

    @Option(names = "--results", defaultValue = "bench/results/small.md")
    private Path results = Path.of("");

    @Override
    public Integer call() throws Exception {
        Planner.plan(problem(1, 1), Options.DEFAULT, Listener.NONE); // loads classes, lest the first be the slowest
        var table = new StringBuilder("# Random instances of 60 to 150 volunteers\n\n")
                .append(Report.heading())
                .append(
                        "\nGenerated cities with a shift for every four people and three times the radius, on one thread,")
                .append(" finding pairs included. Loss: how far the plan is at most from the optimum.\n\n")
                .append(
                        "| places × | instances | proved optimal | mean loss % | largest loss % | median s | slowest s |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (double factor : PLACES_FACTORS) {
            table.append(row(factor));
        }
        Report.publish(results, table);
        return 0;
    }

    private String row(double placesFactor) throws Exception {
        var timings = new Timings();
        var count = instances / PLACES_FACTORS.size();
        var proved = 0;
        var sum = 0.0;
        var largest = 0.0;
        for (int seed = 1; seed <= count; seed++) {
            var problem = problem(seed, placesFactor);
            var plan = timings.time(() -> Planner.plan(problem, Options.DEFAULT.withGap(0), Listener.NONE));
            proved += plan.objective() == plan.bound() ? 1 : 0;
            sum += plan.gap();
            largest = Math.max(largest, plan.gap());
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %.5f | %.4f | %.3f | %.3f |\n",
                placesFactor,
                count,
                100.0 * proved / count,
                100 * sum / count,
                100 * largest,
                timings.median(),
                timings.quantile(1));
    }

    private Problem problem(long seed, double placesFactor) throws IOException {
        var people = (int) (60 + seed * 37 % 91);
        var folder = work.resolve("small-%d-%s".formatted(seed, placesFactor));
        City.write(new CityOptions(people, people / 4, seed, placesFactor, OptionalInt.empty(), 3), folder);
        return EngineProblem.of(InstanceReader.read(folder, new Faults()));
    }
}
