package org.redvest.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.cli.files.BadInput;
import org.redvest.cli.files.Fault;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import org.redvest.cli.files.PlanReader;

/** An instance and a plan for it, with one file of either written in another form. */
final class RewrittenFile {
    private static final List<String> INPUT =
            List.of("volunteers.csv", "availability.csv", "needs.csv", "decisions.csv", "bonuses.csv", "pairs.csv");
    private static final List<String> OUTPUT = List.of("plan.csv", "prices.csv");

    private static final int[] NEVER = {};

    private final Path temp;
    private final String file;

    RewrittenFile(Path temp, String file, UnaryOperator<String> change) {
        this.temp = temp;
        this.file = file;
        write();
        Given.at(folder()).with(file, change.apply(Given.text(path())));
    }

    /** Every CSV file of the format. */
    static Stream<String> files() {
        return Stream.concat(INPUT.stream(), OUTPUT.stream());
    }

    Path path() {
        return folder().resolve(file);
    }

    private Path folder() {
        return temp.resolve(OUTPUT.contains(file) ? "plan" : "instance");
    }

    private void write() {
        var instance =
                Given.in(temp.resolve("instance")).with("decisions.csv", "volunteer,need,decision\nAn,clinic,barred\n");
        var points = "volunteer,need,points\nAn,library,3\n";
        instance.with(file.equals("pairs.csv") ? "pairs.csv" : "bonuses.csv", points);
        Given.at(temp.resolve("plan"))
                .with("plan.csv", "volunteer,need,distance_km,points\nAn,library,0.000,96.000000\n")
                .with("prices.csv", """
                        need,places,filled,price,eligible,reason
                        library,1,1,90.000000,2,
                        clinic,1,0,0.000000,0,nobody-eligible
                        """)
                .with("summary.json", "{}");
    }

    /** What is told of this file. */
    List<Fault> faults() {
        return faultsOfAllFiles().stream()
                .filter(fault -> fault.file().equals(file))
                .toList();
    }

    List<Fault> faultsOfAllFiles() {
        var faults = new Faults();
        try {
            var instance = InstanceReader.read(temp.resolve("instance"), faults);
            if (OUTPUT.contains(file)) {
                PlanReader.read(temp.resolve("plan"), instance, faults);
            }
        } catch (BadInput e) {
            // told below
        }
        return faults.found();
    }

    /** All that was read but for the hashes, and the lines in which rows stand. */
    String meaning() {
        var instance = InstanceReader.read(temp.resolve("instance"), new Faults());
        var plan = PlanReader.read(temp.resolve("plan"), instance, new Faults());
        return Stream.of(
                        instance.volunteers().stream()
                                .map(volunteer -> volunteer.freeAt(NEVER) + Arrays.toString(volunteer.windows()))
                                .toList(),
                        instance.needs(),
                        instance.bonuses().size(),
                        instance.pairs().map(pairs -> pairs.points(0)),
                        instance.barred().size(),
                        plan.pairs(),
                        plan.prices())
                .map(part -> part.toString().replaceAll("line=[0-9]+", ""))
                .collect(Collectors.joining("\n"));
    }
}
