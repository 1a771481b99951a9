package org.redvest.dispatch.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.redvest.engine.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads one month of a plan as the engine made it: its pairs, its prices and the problem that they answer. */
@Repository
class PlanProofStore {

    private static final String PAIRS = """
            select volunteer_id, need, kilometres, points from plan_pair
             where plan_id = :plan and month = :month order by volunteer_id::text collate "C", need
            """;

    private static final String PRICES = """
            select need, places, filled, price, eligible, shortage from plan_price
             where plan_id = :plan and month = :month order by need
            """;

    private static final String MONTHS = """
            select month, objective, bound, price_bound, stopped, eligible, relaxed from plan_month
             where plan_id = :plan order by month
            """;

    private static final String MONTH_OF = """
            select plan_month.month, objective, bound, price_bound, stopped, plan_month.eligible, relaxed
              from plan_price join plan_month using (plan_id, month)
             where plan_id = :plan and need = :need
            """;

    private static final String PAIRS_OF = """
            select volunteer_id, need, kilometres, points from plan_pair
             where plan_id = :plan and month = :month and need = :need order by volunteer_id::text collate "C"
            """;

    private static final String PROBLEM = "select problem from plan_month where plan_id = :plan and month = :month";

    private final JdbcClient jdbc;

    PlanProofStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For a tool outside the application. */
    static PlanProofStore of(DataSource source) {
        return new PlanProofStore(JdbcClient.create(source));
    }

    /** One month with its plan. */
    record MonthProof(LocalDate month, Plan plan) {}

    List<MonthProof> proofs(PlanId plan) {
        return jdbc.sql(MONTHS)
                .param("plan", plan.value())
                .query((row, _) -> proof(row, plan, pairs(plan, row.getObject("month", LocalDate.class))))
                .list();
    }

    /** The month that a need stands in, with the prices of all needs and the pairs of this one alone. */
    Optional<MonthProof> about(PlanId plan, long need) {
        return jdbc.sql(MONTH_OF)
                .param("plan", plan.value())
                .param("need", Long.toString(need))
                .query((row, _) -> proof(row, plan, pairs(plan, row.getObject("month", LocalDate.class), need)))
                .optional();
    }

    private MonthProof proof(ResultSet row, PlanId plan, List<Plan.Assignment> pairs) throws SQLException {
        var month = row.getObject("month", LocalDate.class);
        return new MonthProof(
                month,
                new Plan(
                        pairs,
                        prices(plan, month),
                        row.getLong("objective"),
                        row.getLong("bound"),
                        row.getLong("price_bound"),
                        Plan.Stopped.valueOf(row.getString("stopped").toUpperCase(Locale.ROOT)),
                        row.getLong("eligible"),
                        row.getInt("relaxed")));
    }

    private List<Plan.Assignment> pairs(PlanId plan, LocalDate month) {
        return jdbc.sql(PAIRS)
                .param("plan", plan.value())
                .param("month", month)
                .query((row, _) -> pair(row))
                .list();
    }

    private List<Plan.Assignment> pairs(PlanId plan, LocalDate month, long need) {
        return jdbc.sql(PAIRS_OF)
                .param("plan", plan.value())
                .param("month", month)
                .param("need", Long.toString(need))
                .query((row, _) -> pair(row))
                .list();
    }

    private static Plan.Assignment pair(ResultSet row) throws SQLException {
        return new Plan.Assignment(
                row.getString("volunteer_id"),
                row.getString("need"),
                row.getDouble("kilometres"),
                row.getLong("points"));
    }

    private List<Plan.Price> prices(PlanId plan, LocalDate month) {
        return jdbc.sql(PRICES)
                .param("plan", plan.value())
                .param("month", month)
                .query((row, _) -> new Plan.Price(
                        row.getString("need"),
                        row.getInt("places"),
                        row.getInt("filled"),
                        row.getLong("price"),
                        row.getInt("eligible"),
                        Plan.Shortage.valueOf(row.getString("shortage").toUpperCase(Locale.ROOT))))
                .list();
    }

    /** Its files, zipped; empty once whom it names was forgotten, and while the plan is still being explained. */
    Optional<byte[]> problem(PlanId plan, LocalDate month) {
        return jdbc
                .sql(PROBLEM)
                .param("plan", plan.value())
                .param("month", month)
                .query((row, _) -> Optional.ofNullable(row.getBytes("problem")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
