package org.redvest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.redvest.cli.city.City;
import org.redvest.cli.city.CityOptions;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import org.redvest.cli.simulate.AskingOptions;
import org.redvest.cli.simulate.AskingPolicy;
import org.redvest.cli.simulate.Calibration;
import org.redvest.cli.simulate.SimulatedCity;
import org.redvest.cli.simulate.SimulatedWorld;
import org.redvest.cli.simulate.Simulation;
import org.redvest.cli.simulate.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks the people of a synthetic city by every policy and says what came of it. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_WEEKS = 104;
    private static final int MOST_PEOPLE = 200_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--world", defaultValue = "design", paramLabel = "design|practice", descriptionKey = "option.world")
    private String world = "";

    @Option(names = "--volunteers", defaultValue = "2000", paramLabel = "N", descriptionKey = "option.volunteers")
    private int volunteers;

    @Option(names = "--shifts", defaultValue = "100", paramLabel = "N", descriptionKey = "option.shifts")
    private int shifts;

    @Option(names = "--weeks", defaultValue = "8", paramLabel = "N", descriptionKey = "option.weeks")
    private int weeks;

    @Option(names = "--seed", defaultValue = "7", paramLabel = "SEED", descriptionKey = "option.city-seed")
    private long seed;

    @Option(names = "--kappa", defaultValue = "0.006", paramLabel = "X", descriptionKey = "option.kappa")
    private double kappa;

    @Option(names = "--most-a-week", defaultValue = "5", paramLabel = "N", descriptionKey = "option.most-a-week")
    private int mostAWeek;

    @Option(names = "--prior", defaultValue = "1", paramLabel = "X", descriptionKey = "option.prior")
    private double prior;

    @Option(names = "--policies", split = ",", paramLabel = "POLICY", descriptionKey = "option.policies")
    private List<String> policies = new ArrayList<>();

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "option.csv")
    private @Nullable Path csv;

    @Override
    public Integer call() {
        var console = Console.of(spec);
        var options = options(console.words());
        var chosen = policies(console.words());
        var city = city(world(console.words()), console.words());
        console.say("simulate.begins", volunteers, city.needsCount(), city.placesCount());
        console.say("simulate.head");
        var tallies = new ArrayList<Tally>();
        for (var policy : chosen) {
            var tally = Simulation.run(city, policy, options, week -> progress(console, policy, week));
            console.err().print("\r\033[K");
            console.err().flush();
            tell(console, tally);
            tallies.add(tally);
        }
        tellCalibration(console, tallies.getLast());
        if (csv != null) {
            write(csv, tallies);
        }
        return Exit.DONE;
    }

    private static void progress(Console console, AskingPolicy policy, int week) {
        console.err().print("\r" + console.words().say("simulate.progress", policy.code(), week) + "\033[K");
        console.err().flush();
    }

    private static void tell(Console console, Tally tally) {
        console.say(
                "simulate.row",
                console.words().say("simulate.policy." + tally.policy().code()),
                number("%.1f", 100 * tally.share()),
                number("%.2f", tally.messagesAPlace()),
                tally.mostAsked(),
                number("%.2f", tally.responsive()),
                number("%.1f", 100.0 * tally.came() / Math.max(1, tally.places())),
                number("%.0f", 100 * tally.byLead().sameDay())
                        + "/" + number("%.0f", 100 * tally.byLead().dayAhead())
                        + "/" + number("%.0f", 100 * tally.byLead().longer()),
                number("%.1f", 100 * tally.never()));
    }

    private static void tellCalibration(Console console, Tally tally) {
        var policy = console.words().say("simulate.policy." + tally.policy().code());
        tellBins(console, console.words().say("simulate.asks", policy), tally.asks());
        tellBins(console, console.words().say("simulate.waves", policy), tally.waves());
    }

    private static void tellBins(Console console, String what, Calibration calibration) {
        if (calibration.total() == 0) {
            return;
        }
        console.say(
                "simulate.calibration",
                what,
                number("%.4f", calibration.brier()),
                number("%.4f", calibration.brierOfMean()));
        for (var bin : calibration.bins()) {
            console.say(
                    "simulate.bin",
                    number("%.1f", 100 * bin.said()),
                    number("%.1f", 100 * bin.happened()),
                    Long.toString(bin.count()));
        }
    }

    private static String number(String form, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, form, value);
    }

    private SimulatedWorld world(Words words) {
        for (var each : SimulatedWorld.values()) {
            if (each.code().equals(world)) {
                return each;
            }
        }
        throw wrong(words.say("usage.world", world));
    }

    private List<AskingPolicy> policies(Words words) {
        if (policies.isEmpty()) {
            return List.of(AskingPolicy.values());
        }
        var chosen = new ArrayList<AskingPolicy>();
        for (var name : policies) {
            var found = List.of(AskingPolicy.values()).stream()
                    .filter(each -> each.code().equals(name))
                    .findAny();
            chosen.add(found.orElseThrow(() -> wrong(words.say("usage.policies", name))));
        }
        return chosen;
    }

    private AskingOptions options(Words words) {
        if (weeks < 1 || weeks > MOST_WEEKS || volunteers > MOST_PEOPLE) {
            throw wrong(words.say(
                    "usage.simulate",
                    Integer.toString(weeks),
                    Integer.toString(MOST_WEEKS),
                    Integer.toString(volunteers),
                    Integer.toString(MOST_PEOPLE)));
        }
        try {
            return new AskingOptions(kappa, mostAWeek, prior);
        } catch (IllegalArgumentException e) {
            throw wrong(words.say("usage.city-options", String.valueOf(e.getMessage())));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** The city is made as files, as everybody could make it, and read back. */
    private SimulatedCity city(SimulatedWorld kind, Words words) {
        var options = cityOptions(words);
        try {
            var folder = Files.createTempDirectory("redvest-simulate");
            try {
                City.write(options, folder);
                return new SimulatedCity(InstanceReader.read(folder, new Faults()), shifts, kind, seed);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new Refusal("city.unwritable", System.getProperty("java.io.tmpdir"), e);
        }
    }

    private CityOptions cityOptions(Words words) {
        try {
            return new CityOptions(volunteers, Math.multiplyExact(shifts, weeks), seed, 1, OptionalInt.empty(), 1);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(words.say("usage.city-options", String.valueOf(e.getMessage())));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void write(Path file, List<Tally> tallies) {
        var text = new StringBuilder("world,seed,policy,places,filled,came,messages,most_asked,responsive,"
                + "same_day,day_ahead,longer,never,brier_asks,brier_waves\n");
        for (var tally : tallies) {
            text.append(String.join(
                            ",",
                            world,
                            Long.toString(seed),
                            tally.policy().code(),
                            Long.toString(tally.places()),
                            Long.toString(tally.filled()),
                            Long.toString(tally.came()),
                            Long.toString(tally.messages()),
                            Integer.toString(tally.mostAsked()),
                            cell(tally.responsive()),
                            cell(tally.byLead().sameDay()),
                            cell(tally.byLead().dayAhead()),
                            cell(tally.byLead().longer()),
                            cell(tally.never()),
                            cell(tally.asks().brier()),
                            cell(tally.waves().brier())))
                    .append('\n');
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Refusal("city.unwritable", file, e);
        }
    }

    private static String cell(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }
}
