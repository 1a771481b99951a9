package org.redvest.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.redvest.cli.check.Pairs;
import org.redvest.cli.city.City;
import org.redvest.cli.city.CityOptions;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes synthetic instances; a city is the only kind so far. */
@Command(name = "generate", mixinStandardHelpOptions = true, subcommands = GenerateCommand.CityCommand.class)
final class GenerateCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), Console.of(spec).words().say("usage.generate"));
    }

    /** Writes a city and says how many pairs in it are eligible. */
    @Command(name = "city", mixinStandardHelpOptions = true)
    static final class CityCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--volunteers", required = true, paramLabel = "N", descriptionKey = "option.volunteers")
        private int volunteers;

        @Option(names = "--shifts", required = true, paramLabel = "N", descriptionKey = "option.shifts")
        private int shifts;

        @Option(names = "--seed", required = true, paramLabel = "SEED", descriptionKey = "option.city-seed")
        private long seed;

        @Option(names = "--out", required = true, paramLabel = "INSTANCE", descriptionKey = "option.city-out")
        private Path out = Path.of("");

        @Option(
                names = "--places-factor",
                defaultValue = "1",
                paramLabel = "X",
                descriptionKey = "option.places-factor")
        private double placesFactor;

        @Option(names = "--max-shifts", paramLabel = "N", descriptionKey = "option.max-shifts")
        private @Nullable Integer maxShifts;

        @Option(
                names = "--radius-factor",
                defaultValue = "1",
                paramLabel = "X",
                descriptionKey = "option.radius-factor")
        private double radiusFactor;

        @Override
        public Integer call() {
            var console = Console.of(spec);
            var options = options(console.words());
            refuseUnlessCity();
            try {
                var places = City.write(options, out);
                console.say("city.written", out, places);
                var pairs = new Pairs(InstanceReader.read(out, new Faults())).count();
                var each = BigDecimal.valueOf(pairs).divide(BigDecimal.valueOf(volunteers), 1, RoundingMode.HALF_EVEN);
                console.say("city.pairs", pairs, each.toPlainString());
                return Exit.DONE;
            } catch (IOException e) {
                throw new Refusal("city.unwritable", out, e);
            }
        }

        private CityOptions options(Words words) {
            try {
                var most = maxShifts == null ? OptionalInt.empty() : OptionalInt.of(maxShifts);
                return new CityOptions(volunteers, shifts, seed, placesFactor, most, radiusFactor);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(), words.say("usage.city-options", String.valueOf(e.getMessage())), e);
            }
        }

        /** Writes only where nothing is, or an earlier synthetic city. */
        private void refuseUnlessCity() {
            try {
                if (Files.exists(out) && !Files.exists(out.resolve(City.ABOUT_FILE)) && !isEmpty(out)) {
                    throw new Refusal("city.not-a-city", out);
                }
            } catch (IOException e) {
                throw new Refusal("city.unwritable", out, e);
            }
        }

        private static boolean isEmpty(Path folder) throws IOException {
            try (var entries = Files.list(folder)) {
                return entries.findAny().isEmpty();
            }
        }
    }
}
