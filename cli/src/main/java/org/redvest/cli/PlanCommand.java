package org.redvest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redvest.cli.ClusterPlanner.Cluster;
import org.redvest.cli.ClusterPlanner.ClusterFailure;
import org.redvest.cli.Summary.Seconds;
import org.redvest.engine.Listener.Phase;
import org.redvest.engine.Options;
import org.redvest.engine.Plan;
import org.redvest.engine.Plan.Price;
import org.redvest.engine.Plan.Shortage;
import org.redvest.engine.Planner;
import org.redvest.engine.Points;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans an instance and writes the plan with its proof. */
@Command(name = "plan", mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private static final int MOST_SENTENCES = 100;
    private static final int MOST_REGIONS = 10_000;
    private static final int MOST_ROUNDS = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "INSTANCE", descriptionKey = "option.instance")
    private Path folder = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "PLAN", descriptionKey = "option.out")
    private Path out = Path.of("");

    @Option(names = "--gap", defaultValue = "0.0001", paramLabel = "GAP", descriptionKey = "option.gap")
    private double gap;

    @Option(
            names = "--time-limit",
            defaultValue = "120s",
            paramLabel = "TIME",
            descriptionKey = "option.time-limit",
            converter = Durations.class)
    private Duration timeLimit = Duration.ZERO;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "SEED", descriptionKey = "option.seed")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", descriptionKey = "option.threads")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--spark", paramLabel = "MASTER", descriptionKey = "option.spark")
    private @Nullable String master;

    @Option(names = "--regions", defaultValue = "12", paramLabel = "N", descriptionKey = "option.regions")
    private int regions;

    @Option(names = "--rounds", defaultValue = "12", paramLabel = "N", descriptionKey = "option.rounds")
    private int rounds;

    /** For the benchmarks: no part of the public interface. */
    @Option(names = "--trace", hidden = true)
    private @Nullable Path trace;

    @Override
    public Integer call() throws IOException {
        var options = options();
        var console = Console.of(spec);
        PlanFolder.refuseUnlessPlan(out, folder);
        var clock = new Stopwatch();
        var input = PlanInput.read(folder, console);
        var read = clock.lap();
        try (var place = PlanFolder.open(out)) {
            Ending.waitForPlan();
            var heard = new Trace();
            var progress = new ProgressLine(console, timeLimit, heard);
            var plan = plan(input, options, progress);
            progress.end();
            var seconds = new Seconds(
                    read,
                    progress.seconds(Phase.PAIRS),
                    progress.seconds(Phase.SOLVE) + progress.seconds(Phase.ANSWER),
                    0);
            write(new Summary(plan, input, seed, seconds), place);
            if (trace != null) {
                heard.write(trace);
            }
            tell(plan, console);
            tellOneSidedWords(plan, input, console);
            return exitCode(plan);
        }
    }

    private Plan plan(PlanInput input, Options options, ProgressLine progress) {
        if (master == null) {
            return Planner.plan(input.problem(), options, progress);
        }
        var planner =
                ServiceLoader.load(ClusterPlanner.class).findFirst().orElseThrow(() -> new Refusal("plan.no-spark"));
        try {
            return planner.plan(input.problem(), options, new Cluster(master, regions, rounds, timeLimit), progress);
        } catch (ClusterFailure e) {
            if (Ending.asked()) {
                throw new Refusal("plan.spark-interrupted", out);
            }
            throw new Refusal("plan.spark-failed", master, String.valueOf(e.getMessage()), out);
        }
    }

    private Options options() {
        if (regions < 1 || regions > MOST_REGIONS || rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(
                    spec.commandLine(), Console.of(spec).words().say("usage.regions", MOST_REGIONS, MOST_ROUNDS));
        }
        try {
            return new Options(gap, seed, threads);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), Console.of(spec).words().say("usage.plan-options"), e);
        }
    }

    private void write(Summary summary, PlanFolder place) {
        try {
            var clock = new Stopwatch();
            PlanWriter.write(summary.plan(), place.beside());
            summary.written(clock.lap()).write(place.beside());
            place.publish();
        } catch (IOException e) {
            throw new Refusal("plan.unwritable", out, e);
        }
    }

    private void tell(Plan plan, Console console) {
        console.say(
                "plan.done",
                out,
                plan.assignments().size(),
                Points.format(plan.objective()),
                Points.format(plan.bound()),
                ProgressLine.percent(plan.gap()));
        console.say("plan.stopped." + plan.stopped().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Even a plan whose gap is reached serves nobody where a word is written in two ways. */
    private static void tellOneSidedWords(Plan plan, PlanInput input, Console console) {
        var sentences = new OneSidedSentences(input.oneSided(), console.words());
        sentences.all().forEach(console.out()::println);
        var shortOfPeople = plan.prices().stream()
                .filter(price -> price.shortage() != Shortage.NONE)
                .map(Price::need)
                .collect(Collectors.toSet());
        input.problem().needs().stream()
                .filter(need -> shortOfPeople.contains(need.id()))
                .flatMap(need -> sentences.of(need.id(), need.skills(), need.category()).stream())
                .limit(MOST_SENTENCES)
                .forEach(console.out()::println);
    }

    private static int exitCode(Plan plan) {
        return switch (plan.stopped()) {
            case GAP, STALLED -> Exit.DONE;
            case TIME -> Exit.TIME_LIMIT;
            case INTERRUPTED -> Exit.INTERRUPTED;
        };
    }
}
