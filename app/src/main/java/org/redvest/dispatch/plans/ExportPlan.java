package org.redvest.dispatch.plans;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.redvest.database.Database;
import org.redvest.database.DatabaseUnavailable;
import org.redvest.database.ExternalDatabase;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.planning.ProblemArchive;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code redvest export plan}: writes a plan with its problem as folders of files; beside a running Redvest or a stopped one. */
public final class ExportPlan {

    private static final int ARGUMENTS = 4;

    private final ResourceBundle words = ResourceBundle.getBundle(
            "messages.dispatch",
            Locale.getDefault(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private ExportPlan() {}

    /** @param arguments number of the plan, folder, address of an external database or nothing, data folder */
    public static void main(String[] arguments) throws IOException {
        System.exit(new ExportPlan().run(arguments));
    }

    private int run(String... arguments) throws IOException {
        if (arguments.length != ARGUMENTS || !arguments[0].matches("[0-9]{1,18}")) {
            return refuse("usage");
        }
        var folder = Path.of(arguments[1]);
        if (ProblemArchive.isTaken(folder)) {
            return refuse("taken", folder);
        }
        var plan = new PlanId(Long.parseLong(arguments[0]));
        try (var database = arguments[2].isEmpty()
                ? Database.forTools(Path.of(arguments[3]))
                : Database.forTools(ExternalDatabase.fromEnvironment(arguments[2]))) {
            return export(plan, folder, database.asApp());
        } catch (DatabaseUnavailable e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int export(PlanId plan, Path folder, DataSource source) throws IOException {
        var months = months(plan, source);
        if (months.isEmpty()
                || months.stream().anyMatch(month -> month.problem().isEmpty())) {
            return refuse("none", plan);
        }
        for (var month : months) {
            var its = folder.resolve(YearMonth.from(month.proof().month()).toString());
            PlanFiles.write(month.problem().orElseThrow(), month.proof().plan(), its);
            System.out.println(say("done", its.resolve("instance"), its.resolve("plan")));
        }
        return 0;
    }

    private record KeptMonth(PlanProofStore.MonthProof proof, Optional<byte[]> problem) {}

    private static List<KeptMonth> months(PlanId plan, DataSource source) {
        var store = PlanProofStore.of(source);
        var transactions = new TransactionTemplate(Database.transactions(source));
        return Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(transactions.execute(_ -> store.proofs(plan).stream()
                        .map(proof -> new KeptMonth(proof, store.problem(plan, proof.month())))
                        .toList())));
    }

    private int refuse(String what, Object... details) {
        System.err.println(say(what, details));
        return 2;
    }

    private String say(String what, Object... details) {
        return new MessageFormat(words.getString("dispatch.export-plan." + what), Locale.ROOT)
                .format(Stream.of(details).map(String::valueOf).toArray());
    }
}
