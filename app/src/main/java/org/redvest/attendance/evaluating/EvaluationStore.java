package org.redvest.attendance.evaluating;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.Evaluation;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about evaluations and what is taken back of them. Rows are only added; keys decide a race. */
@Repository
public class EvaluationStore {

    private static final String EVALUATE = """
        insert into evaluation (activity, region, stars, word, evaluated_by, evaluated_at)
        values (:activity, :region, :stars, :word, :by, :at)
        on conflict (activity) do nothing
        """;

    private static final String EVALUATE_AGAIN = """
        insert into reevaluation (activity, number, region, stars, word, reason, evaluated_by, evaluated_at)
        values (:activity, :number, :region, :stars, :word, :reason, :by, :at)
        on conflict (activity, number) do nothing
        """;

    private static final String EVALUATIONS = """
        select 0 as number, stars, word, '' as reason, evaluated_at from evaluation where activity = :activity
        union all
        select number, stars, word, reason, evaluated_at from reevaluation where activity = :activity
         order by number
        """;

    private static final String EVALUATED_BY = """
        select evaluated_by
          from (select 0 as number, evaluated_by from evaluation where activity = :activity
                union all
                select number, evaluated_by from reevaluation where activity = :activity) stated
         order by number desc
         limit 1
        """;

    private final JdbcClient jdbc;

    EvaluationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean evaluate(Activity activity, Evaluation.Given given, AccountId by) {
        return jdbc.sql(EVALUATE)
                        .param("activity", activity.number().value())
                        .param("region", activity.region().value())
                        .param("stars", given.stars())
                        .param("word", given.word())
                        .param("by", by.value())
                        .param("at", given.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Of those activities that were evaluated. */
    public Map<ActivityNumber, List<Evaluation.Stated>> evaluations(Collection<ActivityNumber> activities) {
        return activities.stream()
                .distinct()
                .map(activity -> Map.entry(activity, evaluations(activity)))
                .filter(stated -> !stated.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What stands now. */
    public Optional<Evaluation.Given> evaluated(ActivityNumber activity) {
        var stated = evaluations(activity);
        return stated.isEmpty()
                ? Optional.empty()
                : Optional.of(stated.getLast().given());
    }

    /** Who said what stands now of an activity that was evaluated. */
    AccountId evaluatedBy(ActivityNumber activity) {
        return new AccountId(jdbc.sql(EVALUATED_BY)
                .param("activity", activity.value())
                .query(Long.class)
                .single());
    }

    /** Oldest first. */
    public List<Evaluation.Stated> evaluations(ActivityNumber activity) {
        return jdbc.sql(EVALUATIONS)
                .param("activity", activity.value())
                .query((row, _) -> new Evaluation.Stated(
                        row.getInt("number"),
                        new Evaluation.Given(
                                row.getInt("stars"),
                                row.getString("word"),
                                row.getObject("evaluated_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getString("reason")))
                .list();
    }

    /** False when a colleague corrected it meanwhile. */
    boolean evaluateAgain(Activity activity, Evaluation.Stated stated, AccountId by) {
        return jdbc.sql(EVALUATE_AGAIN)
                        .param("activity", activity.number().value())
                        .param("number", stated.number())
                        .param("region", activity.region().value())
                        .param("stars", stated.given().stars())
                        .param("word", stated.given().word())
                        .param("reason", stated.reason())
                        .param("by", by.value())
                        .param("at", stated.given().at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
