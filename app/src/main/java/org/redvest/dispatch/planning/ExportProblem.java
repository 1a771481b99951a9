package org.redvest.dispatch.planning;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.redvest.clock.ApplicationClock;
import org.redvest.database.Database;
import org.redvest.database.DatabaseUnavailable;
import org.redvest.database.ExternalDatabase;
import org.redvest.regions.RegionCode;

/** {@code redvest export-problem}: writes what would be planned as a folder of files; beside a running Redvest or a stopped one. */
public final class ExportProblem {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int ARGUMENTS = 6;

    private final ResourceBundle words = ResourceBundle.getBundle(
            "messages.dispatch",
            Locale.getDefault(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private ExportProblem() {}

    /** @param arguments region, first day, last day, folder, address of an external database or nothing, data folder */
    public static void main(String[] arguments) throws IOException {
        System.exit(new ExportProblem().run(arguments));
    }

    private int run(String... arguments) throws IOException {
        if (arguments.length != ARGUMENTS) {
            return refuse("usage");
        }
        if (!RegionCode.isWellFormed(arguments[0])) {
            return refuse("region", arguments[0]);
        }
        var folder = Path.of(arguments[3]);
        if (ProblemFolder.isTaken(folder)) {
            return refuse("taken", folder);
        }
        PlannedDays days;
        try {
            days = new PlannedDays(LocalDate.parse(arguments[1]), LocalDate.parse(arguments[2]));
        } catch (DateTimeException | IllegalArgumentException e) {
            return refuse("days", arguments[1], arguments[2]);
        }
        return export(new RegionCode(arguments[0]), days, folder, arguments[4], Path.of(arguments[5]));
    }

    private int export(RegionCode region, PlannedDays days, Path folder, String url, Path data) throws IOException {
        try (var database =
                url.isEmpty() ? Database.forTools(data) : Database.forTools(ExternalDatabase.fromEnvironment(url))) {
            var source = database.asApp();
            var clock = ApplicationClock.keptIn(source, ZONE);
            var builder = new ProblemBuilder(
                    PlanningStore.of(source, clock),
                    PlanningPeopleStore.of(source, clock),
                    Database.transactions(source),
                    clock);
            var problem = builder.problem(region, days);
            ProblemFolder.write(problem, folder);
            System.out.println(say(
                    "done",
                    problem.volunteers().size(),
                    problem.needs().size(),
                    problem.held().size(),
                    folder));
            return 0;
        } catch (DatabaseUnavailable e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int refuse(String what, Object... details) {
        System.err.println(say(what, details));
        return 2;
    }

    private String say(String what, Object... details) {
        return new MessageFormat(words.getString("dispatch.export." + what), Locale.ROOT)
                .format(Stream.of(details).map(String::valueOf).toArray());
    }
}
