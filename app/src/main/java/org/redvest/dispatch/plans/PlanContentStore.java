package org.redvest.dispatch.plans;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.dispatch.planning.ProblemBuilder;
import org.redvest.engine.Advantages;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Plan;
import org.redvest.engine.Staffing;
import org.redvest.engine.Volunteer;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what is in a plan: its months, pairs, prices and reasons. Many rows go in one statement. */
@Repository
class PlanContentStore {

    private static final String MONTH = """
            insert into plan_month (plan_id, month, region, objective, bound, price_bound, stopped, eligible, relaxed, seconds)
            values (:plan, :month, :region, :objective, :bound, :price_bound, :stopped, :eligible, :relaxed, :seconds)
            """;

    private static final String PAIRS = """
            insert into plan_pair (plan_id, month, region, need, need_id, shift_id, volunteer_id, kilometres, points, held, by_hand,
                                   accepted)
            select :plan, :month, :region, need, case when need ~ '^[0-9]+$' then need::bigint end,
                   case when need ~ '^[0-9]+$' then shift::bigint end, volunteer, kilometres, points, held, by_hand, accepted
              from unnest(:needs::text[], :shifts::text[], :volunteers::bigint[], :kilometres::double precision[], :points::bigint[],
                          :held::boolean[], :by_hand::boolean[], :accepted::integer[])
                   as pair (need, shift, volunteer, kilometres, points, held, by_hand, accepted)
            """;

    private static final String PRICES = """
            insert into plan_price (plan_id, month, region, need, need_id, shift_id, places, held, filled, price, eligible, shortage)
            select :plan, :month, :region, need, case when need ~ '^[0-9]+$' then need::bigint end,
                   case when need ~ '^[0-9]+$' then shift::bigint end, places, held, filled, price, eligible, shortage
              from unnest(:needs::text[], :shifts::text[], :places::integer[], :held::integer[], :filled::integer[], :prices::bigint[],
                          :eligible::integer[], :shortages::text[])
                   as line (need, shift, places, held, filled, price, eligible, shortage)
            """;

    private static final String ADVANTAGES = """
            update plan_pair set advantage = worth.micros, instead = string_to_array(worth.instead, ' ')
              from unnest(:volunteers::bigint[], :needs::text[], :micros::bigint[], :instead::text[])
                   as worth (volunteer, need, micros, instead)
             where plan_pair.plan_id = :plan and plan_pair.volunteer_id = worth.volunteer and plan_pair.need = worth.need
            """;

    private static final String RULE = """
            update plan_price set rule = :rule, ruled = :ruled where plan_id = :plan and need = :need
            """;

    private static final String PROBLEM =
            "update plan_month set problem = :problem where plan_id = :plan and month = :month";

    private static final String OUTCOMES = """
            update plan_pair set outcome = said.outcome
              from unnest(:volunteers::bigint[], :needs::bigint[], :outcomes::text[]) as said (volunteer, need, outcome)
             where plan_pair.plan_id = :plan and plan_pair.volunteer_id = said.volunteer and plan_pair.need_id = said.need
            """;

    private static final String CHANGE = """
            insert into plan_change (plan_id, region, need_id, volunteer_id, wanted, replaces)
            values (:plan, :region, :need, :volunteer, :wanted, :replaces)
            on conflict (plan_id, need_id, volunteer_id) do update set wanted = excluded.wanted, replaces = excluded.replaces
            """;

    private static final List<String> FORGET = List.of(
            "delete from plan_pair where plan_id = :plan",
            "delete from plan_price where plan_id = :plan",
            "delete from plan_change where plan_id = :plan",
            "update plan_month set problem = null where plan_id = :plan");

    private final JdbcClient jdbc;

    PlanContentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PlanId plan, RegionCode region, PlannedMonth month, PlanningWish wish) {
        LocalDate first = month.month().atDay(1);
        var solved = month.plan();
        jdbc.sql(MONTH)
                .param("plan", plan.value())
                .param("month", first)
                .param("region", region.value())
                .param("objective", solved.objective())
                .param("bound", solved.bound())
                .param("price_bound", solved.priceBound())
                .param("stopped", word(solved.stopped()))
                .param("eligible", solved.eligiblePairs())
                .param("relaxed", solved.relaxed())
                .param("seconds", new Float[] {
                    (float) month.seconds()[0], (float) month.seconds()[1], (float) month.seconds()[2]
                })
                .update();
        Map<String, Need> needs = HashMap.newHashMap(month.problem().needs().size());
        month.problem().needs().forEach(need -> needs.put(need.id(), need));
        Set<Pair> held = new HashSet<>(month.problem().held());
        insertPairs(plan, region, month, wish, needs, held);
        insertPrices(plan, region, month, wish, needs, held);
    }

    private void insertPairs(
            PlanId plan,
            RegionCode region,
            PlannedMonth month,
            PlanningWish wish,
            Map<String, Need> needs,
            Set<Pair> held) {
        Map<String, Volunteer> people = new HashMap<>();
        var pairs = month.plan().assignments();
        var used = new HashSet<String>();
        pairs.forEach(pair -> used.add(pair.volunteer()));
        month.problem().volunteers().stream()
                .filter(volunteer -> used.contains(volunteer.id()))
                .forEach(volunteer -> people.put(volunteer.id(), volunteer));
        var byHand = byHand(wish);
        jdbc.sql(PAIRS)
                .param("plan", plan.value())
                .param("month", month.month().atDay(1))
                .param("region", region.value())
                .param("needs", texts(pairs, Plan.Assignment::need))
                .param("shifts", texts(pairs, pair -> shift(needs, pair.need())))
                .param(
                        "volunteers",
                        pairs.stream()
                                .map(pair -> Long.valueOf(pair.volunteer()))
                                .toArray(Long[]::new))
                .param(
                        "kilometres",
                        pairs.stream().map(Plan.Assignment::kilometres).toArray(Double[]::new))
                .param("points", pairs.stream().map(Plan.Assignment::points).toArray(Long[]::new))
                .param(
                        "held",
                        pairs.stream()
                                .map(pair -> held.contains(new Pair(pair.volunteer(), pair.need())))
                                .toArray(Boolean[]::new))
                .param(
                        "by_hand",
                        pairs.stream()
                                .map(pair -> byHand.contains(new Pair(pair.volunteer(), pair.need())))
                                .toArray(Boolean[]::new))
                .param(
                        "accepted",
                        pairs.stream()
                                .map(pair -> accepted(people.get(pair.volunteer())))
                                .toArray(Integer[]::new))
                .update();
    }

    private static int accepted(@Nullable Volunteer volunteer) {
        return volunteer == null ? 0 : (int) Math.round(volunteer.load() / ProblemBuilder.LOAD_OF_A_SERVICE);
    }

    private void insertPrices(
            PlanId plan,
            RegionCode region,
            PlannedMonth month,
            PlanningWish wish,
            Map<String, Need> needs,
            Set<Pair> held) {
        var byHand = byHand(wish);
        Map<String, Integer> heldAt = new HashMap<>();
        held.stream()
                .filter(pair -> !byHand.contains(pair))
                .forEach(pair -> heldAt.merge(pair.need(), 1, Integer::sum));
        var prices = month.plan().prices();
        jdbc.sql(PRICES)
                .param("plan", plan.value())
                .param("month", month.month().atDay(1))
                .param("region", region.value())
                .param("needs", texts(prices, Plan.Price::need))
                .param("shifts", texts(prices, price -> shift(needs, price.need())))
                .param("places", prices.stream().map(Plan.Price::places).toArray(Integer[]::new))
                .param(
                        "held",
                        prices.stream()
                                .map(price -> heldAt.getOrDefault(price.need(), 0))
                                .toArray(Integer[]::new))
                .param("filled", prices.stream().map(Plan.Price::filled).toArray(Integer[]::new))
                .param("prices", prices.stream().map(Plan.Price::price).toArray(Long[]::new))
                .param("eligible", prices.stream().map(Plan.Price::eligible).toArray(Integer[]::new))
                .param("shortages", texts(prices, price -> word(price.shortage())))
                .update();
    }

    private static Set<Pair> byHand(PlanningWish wish) {
        var pairs = new HashSet<Pair>();
        wish.with().forEach(each -> pairs.add(new Pair(Long.toString(each.volunteer()), Long.toString(each.need()))));
        return pairs;
    }

    private static String shift(Map<String, Need> needs, String need) {
        var found = needs.get(need);
        return found == null ? "" : found.shift();
    }

    void keep(PlanId plan, Collection<Advantages.Advantage> advantages) {
        joinByHash();
        jdbc.sql(ADVANTAGES)
                .param("plan", plan.value())
                .param(
                        "volunteers",
                        advantages.stream()
                                .map(each -> Long.valueOf(each.volunteer()))
                                .toArray(Long[]::new))
                .param("needs", texts(advantages, Advantages.Advantage::need))
                .param(
                        "micros",
                        advantages.stream().map(Advantages.Advantage::micros).toArray(Long[]::new))
                .param("instead", texts(advantages, each -> String.join(" ", each.instead())))
                .update();
    }

    void keep(PlanId plan, String need, Staffing.Rule rule, int people) {
        jdbc.sql(RULE)
                .param("plan", plan.value())
                .param("need", need)
                .param("rule", word(rule))
                .param("ruled", people)
                .update();
    }

    void keep(PlanId plan, LocalDate month, byte[] problem) {
        jdbc.sql(PROBLEM)
                .param("plan", plan.value())
                .param("month", month)
                .param("problem", problem)
                .update();
    }

    /** What became of asking each of them. */
    void keepOutcomes(PlanId plan, Map<PlanningWish.NamedPair, String> outcomes) {
        var said = List.copyOf(outcomes.entrySet());
        joinByHash();
        jdbc.sql(OUTCOMES)
                .param("plan", plan.value())
                .param(
                        "volunteers",
                        said.stream().map(each -> each.getKey().volunteer()).toArray(Long[]::new))
                .param("needs", said.stream().map(each -> each.getKey().need()).toArray(Long[]::new))
                .param("outcomes", texts(said, Map.Entry::getValue))
                .update();
    }

    /** PostgreSQL has no statistics of rows just written, expects few of them, and would compare each pair with each. */
    private void joinByHash() {
        jdbc.sql("set local enable_nestloop = off").update();
    }

    void insertChange(PlanId plan, RegionCode region, HandChange change) {
        jdbc.sql(CHANGE)
                .param("plan", plan.value())
                .param("region", region.value())
                .param("need", change.decision().need())
                .param("volunteer", change.decision().volunteer())
                .param("wanted", change.wanted())
                .param("replaces", change.replaces())
                .update();
    }

    /** Whom it would ask is nobody's affair any more; its figures stay. */
    void forget(PlanId plan) {
        FORGET.forEach(
                statement -> jdbc.sql(statement).param("plan", plan.value()).update());
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
