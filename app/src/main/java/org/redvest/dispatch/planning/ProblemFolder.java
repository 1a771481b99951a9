package org.redvest.dispatch.planning;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;

/** Writes a problem as the public folder of files (docs/engine.md) that {@code ./redvest plan} and {@code check} read. Ids are numbers. */
final class ProblemFolder {

    private static final int DECIMALS = 9;

    private ProblemFolder() {}

    /** @param folder absent or empty */
    static void write(Problem problem, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var people = csv(folder, "volunteers.csv");
                var free = csv(folder, "availability.csv")) {
            people.writeRecord(
                    "volunteer",
                    "lat",
                    "lon",
                    "radius_km",
                    "max_shifts",
                    "max_minutes",
                    "max_shifts_per_day",
                    "load",
                    "skills",
                    "interests",
                    "born",
                    "licences",
                    "region",
                    "do_not_disturb");
            free.writeRecord("volunteer", "from", "to");
            for (Volunteer volunteer : problem.volunteers()) {
                write(volunteer, people);
                for (Slot window : volunteer.free().windows()) {
                    free.writeRecord(
                            volunteer.id(),
                            window.start().toString(),
                            window.end().toString());
                }
            }
        }
        try (var needs = csv(folder, "needs.csv")) {
            needs.writeRecord(
                    "need",
                    "shift",
                    "lat",
                    "lon",
                    "start",
                    "end",
                    "places",
                    "value",
                    "skills",
                    "category",
                    "minimum_age",
                    "licences",
                    "homes_in");
            for (Need need : problem.needs()) {
                write(need, needs);
            }
        }
        try (var decisions = csv(folder, "decisions.csv")) {
            decisions.writeRecord("volunteer", "need", "decision");
            write(problem.held(), "held", decisions);
            write(problem.barred(), "barred", decisions);
        }
    }

    private static void write(Volunteer volunteer, CsvWriter csv) {
        Position home = volunteer.home();
        var standing = volunteer.standing();
        var born = standing.born();
        csv.writeRecord(
                volunteer.id(),
                number(home.lat()),
                number(home.lon()),
                number(volunteer.radiusKm()),
                Integer.toString(volunteer.limits().maxShifts()),
                Integer.toString(volunteer.limits().maxMinutes()),
                Integer.toString(volunteer.limits().maxShiftsPerDay()),
                number(volunteer.load()),
                list(volunteer.skills()),
                list(volunteer.interests()),
                born == null ? "" : born.toString(),
                licences(standing.licences()),
                standing.region(),
                Boolean.toString(standing.doNotDisturb()));
    }

    private static void write(Need need, CsvWriter csv) {
        var asked = need.requirements();
        csv.writeRecord(
                need.id(),
                need.shift(),
                number(need.site().lat()),
                number(need.site().lon()),
                need.slot().start().toString(),
                need.slot().end().toString(),
                Integer.toString(need.places()),
                number(need.value()),
                list(need.skills()),
                need.category(),
                Integer.toString(asked.minimumAge()),
                list(asked.licences()),
                asked.homesIn());
    }

    private static void write(Collection<Pair> pairs, String decision, CsvWriter csv) {
        pairs.forEach(pair -> csv.writeRecord(pair.volunteer(), pair.need(), decision));
    }

    private static String licences(Map<String, LocalDate> licences) {
        return String.join(
                ";",
                new TreeMap<>(licences)
                        .entrySet().stream()
                                .map(each -> each.getKey() + ":" + each.getValue())
                                .toList());
    }

    private static String list(Collection<String> items) {
        return String.join(";", items.stream().sorted().toList());
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static CsvWriter csv(Path folder, String file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(file));
    }

    /** The position that who reads the files finds there. */
    static Position asWritten(Position exact) {
        return new Position(Double.parseDouble(number(exact.lat())), Double.parseDouble(number(exact.lon())));
    }

    static boolean isTaken(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        }
    }
}
