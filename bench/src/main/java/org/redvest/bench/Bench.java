package org.redvest.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.redvest.cli.city.City;
import org.redvest.cli.city.CityOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Benchmarks, each a table and a picture in the folder of results. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Puts Redvest beside its peers.",
        subcommands = {Bench.OfCity.class, Bench.OfGMission.class, SmallInstances.class, Repairs.class, PageTimes.class
        })
final class Bench implements Runnable {

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Options of every benchmark. */
    static final class Common {
        @Option(names = "--name", required = true, description = "of the files in the results")
        String name = "";

        @Option(
                names = "--peers",
                split = ",",
                defaultValue = "greedy",
                description = "beside redvest: greedy, flow, flow-exact, glop, cp-sat, timefold")
        List<String> peers = List.of();

        @Option(names = "--time-limit", defaultValue = "300", description = "seconds for each peer that can be told")
        long timeLimit;

        @Option(names = "--gap", defaultValue = "0.0001", description = "at which redvest stops")
        String gap = "";

        @Option(names = "--heap", defaultValue = "16g", description = "-Xmx of each peer (default: 16g)")
        String heap = "";

        @Option(names = "--work", defaultValue = "bench/target/work", description = "folder for instances and plans")
        Path work = Path.of("");

        @Option(names = "--results", defaultValue = "bench/results")
        Path results = Path.of("");
    }

    @Command(name = "city", mixinStandardHelpOptions = true, description = "Generated cities, a seed at a time.")
    static final class OfCity implements Callable<Integer> {
        @CommandLine.Mixin
        private Common common = new Common();

        @Option(names = "--volunteers", required = true)
        private int volunteers;

        @Option(names = "--shifts", required = true)
        private int shifts;

        @Option(names = "--seeds", split = ",", defaultValue = "1,2,3,4,5")
        private List<Long> seeds = List.of();

        @Option(names = "--places-factor", defaultValue = "1")
        private double placesFactor;

        @Option(names = "--radius-factor", defaultValue = "1")
        private double radiusFactor;

        @Option(names = "--max-shifts", defaultValue = "-1")
        private int maxShifts;

        @Override
        public Integer call() throws Exception {
            var most = maxShifts < 0 ? OptionalInt.empty() : OptionalInt.of(maxShifts);
            var runs = new ArrayList<Run>();
            for (long seed : seeds) {
                var instance = common.work.resolve(common.name + "-" + seed).resolve("instance");
                City.write(new CityOptions(volunteers, shifts, seed, placesFactor, most, radiusFactor), instance);
                runs.addAll(new SideBySide(common, seed).run(instance));
            }
            new Report(common, runs)
                    .write("city of %d volunteers and %d shifts, places × %s, radius × %s, max shifts %s"
                            .formatted(
                                    volunteers,
                                    shifts,
                                    placesFactor,
                                    radiusFactor,
                                    maxShifts < 0 ? "as usual" : maxShifts));
            return 0;
        }
    }

    @Command(
            name = "gmission",
            mixinStandardHelpOptions = true,
            description = "The ten arrival orders of gMission, whose optimum is 1878.4316.")
    static final class OfGMission implements Callable<Integer> {
        @CommandLine.Mixin
        private Common common = new Common();

        @Parameters(paramLabel = "FOLDER", description = "with gMission_cap1_data_00.txt and so on")
        private Path folder = Path.of("");

        @Override
        public Integer call() throws Exception {
            var runs = new ArrayList<Run>();
            for (int order = 0; order < 10; order++) {
                var instance = common.work.resolve(common.name + "-" + order).resolve("instance");
                GMission.write(folder.resolve("gMission_cap1_data_%02d.txt".formatted(order)), instance);
                runs.addAll(new SideBySide(common, order).run(instance));
            }
            new Report(common, runs).write("gMission, ten arrival orders (the seed is the order), optimum 1878.4316");
            return 0;
        }
    }
}
