package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.CorrectionForm;
import org.redvest.attendance.CountForm;
import org.redvest.attendance.EvaluationForm;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.database.TestCluster;
import org.redvest.regions.RegionCode;
import org.redvest.reports.Reports;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Under the code PostgreSQL holds every statement to its scope: a statement that asks for everything gets the rows of the scope's
 * regions, the rows of its person and what was opened to that person's home, from each table. What a row is about is read from the
 * names of its columns, not from the policies.
 */
@RedvestTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowPoliciesTest {

    /** Rules, words and places that everybody may read; who may write them is asked below as for the others. */
    private static final Set<String> FOR_EVERYBODY =
            Set.of("city", "consent_text", "followed", "month_record", "rule_version");

    private static final Set<String> NOT_FILLED_HERE = Set.of(
            "address_attempt",
            "answer_habit",
            "decline",
            "delivery_count",
            "failed_sign_in",
            "guardian_link",
            "help_count",
            "invitation_choice",
            "wave_run",
            "kept_answer",
            "kept_post",
            "known_device",
            "ledger_audit",
            "ledger_node",
            "ledger_root",
            "no_calls",
            "reminder",
            "setup_link",
            "sign_in_link",
            "sign_in_queue");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestDataSource database;

    @Autowired
    private List<RouteSamples> modules;

    @Autowired
    private Loop loop;

    @Autowired
    private Attendance attendance;

    @Autowired
    private Audit audit;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private final Map<String, Set<String>> columns = new TreeMap<>();
    private final Map<String, Scope> scopes = new TreeMap<>();

    private JdbcClient superuser = JdbcClient.create(new DriverManagerDataSource());

    @BeforeAll
    void two_counties() {
        superuser = JdbcClient.create(TestCluster.asSuperuser(database.database()));
        var longhui = new SampleCounty("430524", "430524001001", people);
        var daxiang = new SampleCounty("430503", "430503001001", people);
        for (var county : List.of(longhui, daxiang)) {
            modules.forEach(module -> module.in(county));
            aServiceToItsEnd(county);
        }
        var events = superuser.sql("select count(*) from event_publication");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> events.query(Long.class).single() == 0);
        reports.catchUp();

        scopes.put("a visitor", Scope.PUBLIC);
        for (var role : List.of(Role.COMMUNITY, Role.VOLUNTEER, Role.DISPATCHER)) {
            scopes.put(role + " of Longhui", longhui.hat(role).scope());
            scopes.put(role + " of Daxiang", daxiang.hat(role).scope());
        }
        scopes.put(
                "the community beside",
                people.hat(Role.COMMUNITY, "430503001002").scope());
        superuser
                .sql("""
                        select c.relname, a.attname
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         where c.relkind = 'r' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace
                        """)
                .query((row, _) -> columns.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                        .add(row.getString(2)))
                .list();
    }

    /** Two accepted, one came; what was said, counted and given is corrected once. */
    private void aServiceToItsEnd(SampleCounty county) {
        var community = county.hat(Role.COMMUNITY);
        var served = loop.accepted(
                community,
                "clinic-escort",
                "2026-02-28T08:00",
                210,
                loop.people(new RegionCode(county.community()), "彭琳", "林晓"));
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came", "absent");
        Loop.as(community, () -> attendance.evaluate(served.order(), "4", "", community));
        Loop.as(
                community,
                () -> attendance.evaluateAgain(served.order(), new EvaluationForm("5", "", "点错了", "0"), community));
        Loop.as(
                community,
                () -> attendance.countAgain(served.shift(), new CountForm("40", "", "少打了一个零", "0"), community));
        Loop.as(
                community,
                () -> attendance.correct(
                        served.shift(),
                        served.places().getLast().id(),
                        new CorrectionForm("excused", "", "", "后来说明了", ""),
                        community));
        audit.record(AuditedAct.SIGNED_IN, community.actor(), community.region(), AuditSubject.NONE);
        clock.reset();
        scopes.put(
                "who served in " + county.code(),
                loop.hatOf(served.volunteer(0)).scope());
    }

    @Test
    void whatever_a_statement_asks_for_it_reads_the_rows_of_its_scope() {
        var softly = new SoftAssertions();
        var seen = new HashSet<String>();
        for (var table : columns.keySet()) {
            if (FOR_EVERYBODY.contains(table)) {
                continue;
            }
            scopes.forEach((who, scope) -> {
                var rows = read(table, scope);
                softly.assertThat(rows).as("%s reads %s", who, table).isSubsetOf(rowsOf(table, scope));
                if (!rows.isEmpty()) {
                    seen.add(table);
                }
            });
        }
        softly.assertAll();
        // Else nothing was kept from anybody.
        assertThat(seen)
                .contains(
                        "orders",
                        "activity",
                        "activity_private",
                        "track_entry",
                        "place",
                        "presence",
                        "hours_ledger",
                        "notice");
    }

    /** A statement that names no column is held by the policy for writing alone. */
    @Test
    void whatever_a_statement_changes_or_deletes_it_reaches_the_rows_of_its_scope() {
        var softly = new SoftAssertions();
        for (var table : columns.keySet()) {
            var statements = new ArrayList<String>();
            changeable(table).ifPresent(column -> statements.add("update %s set %s = null".formatted(table, column)));
            if (may("has_table_privilege('redvest_app', '%s', 'delete')".formatted(table))) {
                statements.add("delete from " + table);
            }
            for (var statement : statements) {
                scopes.forEach((who, scope) -> softly.assertThat(reached(statement, scope))
                        .as("rows that \"%s\" of %s reaches", statement, who)
                        .isLessThanOrEqualTo(rowsOf(table, scope).size()));
            }
        }
        softly.assertAll();
    }

    @Test
    void every_table_with_policies_has_rows_that_could_be_seen() {
        var empty = columns.keySet().stream()
                .filter(table -> superuser
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()
                        == 0)
                .collect(Collectors.toSet());

        assertThat(empty).isSubsetOf(NOT_FILLED_HERE);
    }

    private Set<String> read(String table, Scope scope) {
        if (!may("has_table_privilege('redvest_app', '%s', 'select')".formatted(table))) {
            return Set.of();
        }
        return Objects.requireNonNull(Scopes.<Set<String>, RuntimeException>within(
                scope,
                () -> transaction.execute(_ -> jdbc.sql("select ctid::text from " + table)
                        .query(String.class)
                        .set())));
    }

    /** A row that refuses the change was reached. */
    private int reached(String statement, Scope scope) {
        try {
            return Objects.requireNonNull(Scopes.<Integer, RuntimeException>within(
                    scope,
                    () -> transaction.execute(status -> {
                        status.setRollbackOnly();
                        return jdbc.sql(statement).update();
                    })));
        } catch (DataAccessException refused) {
            return refused.getMostSpecificCause().getMessage().contains("permission denied") ? 0 : 1;
        }
    }

    private Set<String> rowsOf(String table, Scope scope) {
        var ways = new ArrayList<String>();
        for (var column : columns.getOrDefault(table, Set.of())) {
            switch (column) {
                case "region", "home", "county" ->
                    ways.add("row.%1$s collate \"C\" >= scope.lo and row.%1$s collate \"C\" < scope.hi"
                            .formatted(column));
                case "volunteer_id", "account_id" -> ways.add("row." + column + " = scope.person");
                case "opened_to", "seen_from" -> ways.add("starts_with(scope.at_home, row." + column + ")");
                case "published" -> ways.add("row.published and scope.kind = 'PUBLIC'");
                default -> {}
            }
        }
        // Whoever lives in a team's region may know that it exists.
        if (table.equals("team")) {
            ways.add("starts_with(scope.at_home, row.region)");
        }
        // Who is invited knows what there is to come to.
        if (table.equals("vacancy") || table.equals("opening")) {
            ways.add("row.need_id in (select need_id from service_invitation where volunteer_id = scope.person)");
        }
        var isOfScope = ways.stream().map("(%s)"::formatted).collect(Collectors.joining(" or "));
        return superuser
                .sql("""
                        select row.ctid::text
                          from %s as row
                         cross join (values (:lo, :hi, :person::bigint, :home, :kind)) as scope (lo, hi, person, at_home, kind)
                         where %s
                        """.formatted(table, isOfScope.isEmpty() ? "false" : isOfScope))
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("person", scope.person())
                .param("home", scope.home())
                .param("kind", scope.kind().name())
                .query(String.class)
                .set();
    }

    /** One that may be empty, so that as many rows as are reached can be counted. */
    private Optional<String> changeable(String table) {
        return superuser.sql("""
                        select attname
                          from pg_attribute
                         where attrelid = :table::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
                           and has_column_privilege('redvest_app', attrelid, attnum, 'update')
                         order by attnotnull, attnum
                         limit 1
                        """).param("table", table).query(String.class).optional();
    }

    private boolean may(String privilege) {
        return superuser.sql("select " + privilege).query(Boolean.class).single();
    }
}
