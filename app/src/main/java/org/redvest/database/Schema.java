package org.redvest.database;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables up to this program's, and refuses those that it cannot have made: Flyway alone would start on newer ones. */
final class Schema {

    private static final List<MigrationState> UNKNOWN = List.of(
            MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED,
            MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED);

    private static final List<MigrationState> NEVER_MADE = List.of(MigrationState.IGNORED, MigrationState.FAILED);

    private Schema() {}

    static void migrate(Flyway flyway) {
        var known = flyway.info().all();
        refuse(
                known,
                each -> UNKNOWN.contains(each.getState()),
                "This data was written by a newer Redvest: its steps %s are not known here. Start that Redvest, or a newer one. Nothing was changed.");
        refuse(
                known,
                each -> each.getState().isApplied() && !(each.isChecksumMatching() && each.isDescriptionMatching()),
                "This data was written by another edition of Redvest, which made its tables differently (steps %s), and there is no way from those to these. Start that edition, or choose another folder with --data. Nothing was changed.");
        refuse(
                known,
                each -> NEVER_MADE.contains(each.getState()),
                "This data was written by an older edition of Redvest that lacks the steps %s, and there is no way from there to here. Start that edition, or choose another folder with --data. Nothing was changed.");
        flyway.migrate();
    }

    private static void refuse(MigrationInfo[] known, Predicate<MigrationInfo> wrong, String words) {
        var steps = Arrays.stream(known)
                .filter(each -> each.getVersion() != null)
                .filter(wrong)
                .map(each -> "V" + each.getVersion())
                .collect(Collectors.joining(", "));
        if (!steps.isEmpty()) {
            throw new DatabaseUnavailable(words.formatted(steps));
        }
    }
}
