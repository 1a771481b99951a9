package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.database.TestCluster;
import org.redvest.dispatch.emergency.EmergencyAnswer;
import org.redvest.dispatch.emergency.EmergencyAsk;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.dispatch.emergency.EmergencyCall;
import org.redvest.dispatch.emergency.EmergencyCall.CallState;
import org.redvest.dispatch.emergency.EmergencyCalls.CallAct;
import org.redvest.dispatch.emergency.EmergencyRounds;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A drill (演练) goes as a real call does, and leaves nothing behind that is counted anywhere. */
@RedvestTest
class EmergencyDrillTest {

    /** The drill itself, what it told people, and who did what; each is no record of service. */
    private static final List<String> WRITTEN = List.of(
            "emergency_call",
            "emergency_ask",
            "notice",
            "audit_entry",
            "event_publication",
            "event_publication_archive");

    @Autowired
    Town town;

    @Autowired
    EmergencyTown emergency;

    @Autowired
    EmergencyRounds rounds;

    @Autowired
    Volunteers volunteers;

    @Autowired
    TestClock clock;

    @Autowired
    TestDataSource database;

    private Hat dispatcher;

    @BeforeEach
    void a_dispatcher_in_the_evening() {
        clock.set("2026-02-26T23:00");
        dispatcher = town.dispatcher();
    }

    @Test
    @FreshDatabase
    void a_drill_is_answered_left_and_filled_like_a_real_call() {
        emergency.onDuty(20);
        var drill = emergency.drill(2, dispatcher);
        var asked = asked(drill);

        assertThat(emergency.yes(drill, asked.get(0))).isInstanceOf(EmergencyAnswer.YouCome.class);
        emergency.no(drill, asked.get(1));
        assertThat(emergency.yes(drill, asked.get(2))).isInstanceOf(EmergencyAnswer.YouCome.class);
        assertThat(emergency.reread(drill).state()).isEqualTo(CallState.FILLED);

        emergency.leaveDrill(drill, asked.get(0));
        assertThat(emergency.reread(drill).state()).isEqualTo(CallState.RUNNING);
        assertThat(emergency.asked(drill, AskState.LEFT)).containsExactly(asked.get(0));
        clock.advance(Duration.ofMinutes(5));
        rounds.look();
        emergency.yes(drill, asked(drill).getLast());
        assertThat(emergency.asked(drill, AskState.ACCEPTED)).hasSize(2);
    }

    @Test
    @FreshDatabase
    void no_table_but_the_drill_s_own_has_a_row_more_or_another_one_after_it() {
        var people = emergency.onDuty(12);
        emergency.yes(emergency.call(1, dispatcher), people.getFirst());
        settled();
        var before = contents();
        var loads = loads(people);
        assertThat(before.get("place")).as("a real call is counted").startsWith("1 ");

        var drill = emergency.drill(2, dispatcher);
        var asked = asked(drill);
        emergency.yes(drill, asked.get(0));
        emergency.no(drill, asked.get(1));
        emergency.yes(drill, asked.get(2));
        emergency.leaveDrill(drill, asked.get(0));
        clock.advance(Duration.ofMinutes(6));
        rounds.look();
        emergency.act(drill, CallAct.END, dispatcher);
        settled();

        var after = contents();
        assertThat(before.keySet())
                .as("tables that are looked at")
                .contains(
                        "activity",
                        "answer_habit",
                        "decline",
                        "hours_ledger",
                        "place",
                        "presence",
                        "service_invitation",
                        "session_record",
                        "volunteer");
        assertThat(after).isEqualTo(before);
        assertThat(loads(people)).isEqualTo(loads);
    }

    private List<VolunteerId> asked(EmergencyCall call) {
        return emergency.asked(call).stream().map(EmergencyAsk::volunteer).toList();
    }

    private Map<VolunteerId, Double> loads(List<VolunteerId> people) {
        var loads = new TreeMap<VolunteerId, Double>((a, b) -> Long.compare(a.value(), b.value()));
        Scopes.within(Scope.SYSTEM, () -> volunteers.profiles(people))
                .forEach(profile -> loads.put(profile.id(), profile.load()));
        return loads;
    }

    /** All rows of all tables that could count something, as one number each. */
    private Map<String, String> contents() {
        var owner = JdbcClient.create(TestCluster.asSuperuser(database.database()));
        var contents = new TreeMap<String, String>();
        owner.sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and n.nspname = 'public'
                        """).query(String.class).list().stream()
                .filter(table ->
                        !WRITTEN.contains(table) && !table.startsWith("scheduled") && !table.startsWith("flyway"))
                .forEach(table -> contents.put(
                        table,
                        owner.sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from \"%s\" as t"
                                                .formatted(table))
                                .query(String.class)
                                .single()));
        return contents;
    }

    private void settled() {
        var events = JdbcClient.create(TestCluster.asSuperuser(database.database()))
                .sql("select count(*) from event_publication");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> events.query(Long.class).single() == 0);
    }
}
