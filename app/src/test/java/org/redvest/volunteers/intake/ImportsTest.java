package org.redvest.volunteers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.redvest.volunteers.intake.ListOfPeople.number;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.IdentityDocuments;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.database.TestCluster;
import org.redvest.hours.Entry;
import org.redvest.hours.Ledger;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A county's list is read, every bad cell is named, doubts are decided, and people come in once. */
@RedvestTest
class ImportsTest {

    private static final String COUNTY = "430503";
    private static final String PLACE = "三八亭社区";

    @Autowired
    private ImportWalk walk;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportRuns runs;

    @Autowired
    private Volunteers volunteers;

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityDocuments documents;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestDataSource database;

    @Autowired
    private TestClock clock;

    private Hat admin;

    @BeforeEach
    void an_administrator_of_the_county() {
        admin = people.hat(Role.ADMIN, COUNTY);
    }

    @Test
    @FreshDatabase
    void a_list_comes_in_as_it_is_written() {
        var list = new ListOfPeople()
                .row("罗立", number("19900101", 1), "139 0000 0001", "1990.1.1", PLACE, "理发", "", "12.5")
                .row("贺一诺", "", "＋86 13900000002", "20010305", "三八亭", "", "", "");

        var id = walk.read(admin, list.csv());
        assertThat(everybody()).isEmpty();
        walk.bringIn(admin, id);

        assertThat(walk.figures(admin, id).newcomers()).isEqualTo(2);
        var first = named("罗立");
        assertThat(first.skills()).containsExactly("hairdressing");
        assertThat(first.status()).isEqualTo(VolunteerStatus.ACTIVE);
        assertThat(documents.masked(first.id().account()))
                .hasValueSatisfying(shown -> assertThat(shown)
                        .isEqualTo("****" + number("19900101", 1).substring(14)));
        assertThat(accounts.identities(List.of(first.id().account())).values())
                .singleElement()
                .extracting(identity -> identity.phone().orElseThrow())
                .isEqualTo("13900000001");
        assertThat(accounts.hats(named("贺一诺").id().account()))
                .singleElement()
                .extracting(Hat::role)
                .isEqualTo(Role.VOLUNTEER);
    }

    @Test
    @FreshDatabase
    void every_bad_cell_is_named_with_its_place_and_nobody_is_shown_whole() {
        var list = new ListOfPeople()
                .row("罗立", "4.30503E+17", "13900000001", "1990-01-01", PLACE, "", "", "")
                .row("贺一诺", "", "1370000", "2001-03-05", PLACE, "", "", "")
                .row("蒋文", "", "13900000003", "2001-03", "不存在社区", "", "", "很多")
                .row("", "", "13900000004", "2001-03-05", PLACE, "", "", "")
                .row("曾可", number("19900101", 2), "13900000005", "1990-01-02", PLACE, "", "", "")
                .row("段芳", "", "13900000006", "1990-01-02", PLACE, "", "", "")
                .row("段芳", "", "13900000006", "1990-01-02", PLACE, "", "", "")
                .row("合计", "7 人", "", "", "", "", "", "100");

        var id = walk.read(admin, list.csv());

        var cells = ImportWalk.as(admin, () -> imports.cells(id, 1)).rows();
        assertThat(cells)
                .extracting(BadCell::reference)
                .containsExactly("B2", "C3", "D4", "E4", "H4", "A5", "D6", "C8");
        assertThat(cells)
                .extracting(cell -> cell.key().replaceAll(".*\\.", ""))
                .containsExactly(
                        "rounded", "wrong", "day", "no-place", "hours", "required", "born-differs", "repeated");
        assertThat(cells.get(1).shown()).isEqualTo("13*****");
        assertThat(cells.getLast().arguments()).containsExactly("7");
        var figures = walk.figures(admin, id);
        assertThat(figures.of(RowPart.BAD)).isEqualTo(6);
        assertThat(figures.of(RowPart.NEW)).isEqualTo(1);
        assertThat(walk.job(admin, id).rowsSkipped()).isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void the_same_list_again_doubles_nobody() {
        var list = new ListOfPeople()
                .row("罗立", number("19900101", 1), "13900000001", "", PLACE, "", "", "")
                .row("贺一诺", "", "13900000002", "2001-03-05", PLACE, "", "", "");
        walk.bringIn(admin, walk.read(admin, list.csv()));

        var again = walk.read(admin, list.csv());

        assertThat(walk.figures(admin, again).of(RowPart.SAME)).isEqualTo(2);
        assertThat(walk.figures(admin, again).waiting()).isZero();
        assertThat(ImportWalk.as(admin, () -> imports.sameFile(again))).isPresent();
    }

    @Test
    @FreshDatabase
    void a_list_completes_who_is_there_and_a_blank_takes_nothing_away() {
        walk.bringIn(
                admin,
                walk.read(
                        admin,
                        new ListOfPeople()
                                .row("罗立", number("19900101", 1), "13900000001", "", PLACE, "理发", "", "")
                                .csv()));

        var more = walk.read(
                admin,
                new ListOfPeople()
                        .row("罗立", number("19900101", 1), "13900000009", "", PLACE, "法律", "", "")
                        .csv());
        assertThat(walk.figures(admin, more).of(RowPart.CHANGED)).isEqualTo(1);
        walk.bringIn(admin, more);
        var blank = walk.read(
                admin,
                new ListOfPeople()
                        .row("罗立", number("19900101", 1), "", "", PLACE, "", "", "")
                        .csv());

        assertThat(everybody())
                .singleElement()
                .satisfies(one -> assertThat(one.skills()).containsExactlyInAnyOrder("hairdressing", "law"));
        assertThat(accounts.identities(List.of(named("罗立").id().account())).values())
                .singleElement()
                .extracting(identity -> identity.phone().orElseThrow())
                .isEqualTo("13900000009");
        assertThat(walk.figures(admin, blank).of(RowPart.SAME)).isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void who_may_be_the_same_person_is_decided_by_a_person() {
        walk.bringIn(
                admin,
                walk.read(
                        admin,
                        new ListOfPeople()
                                .row("刘巧", "", "13900000001", "1998-03-05", PLACE, "", "", "")
                                .row("王芳", "", "13900000003", "1990-03-05", PLACE, "", "", "")
                                .csv()));
        var known = named("刘巧").id();

        var id = walk.read(
                admin,
                new ListOfPeople()
                        .row("刘巧", "", "13900000002", "1998-03-05", PLACE, "", "", "")
                        .row("王芳", "", "13900000003", "1991-03-05", PLACE, "", "", "")
                        .csv());
        assertThat(walk.figures(admin, id).of(RowPart.ASK)).isEqualTo(2);
        walk.decide(admin, id, 2, Optional.of(known));
        walk.decide(admin, id, 3, Optional.empty());
        walk.bringIn(admin, id);

        assertThat(everybody()).hasSize(3);
        assertThat(accounts.identities(List.of(known.account())).values())
                .singleElement()
                .extracting(identity -> identity.phone().orElseThrow())
                .isEqualTo("13900000002");
    }

    @Test
    @FreshDatabase
    void a_minor_without_a_guardian_s_consent_is_on_hold() {
        var list = new ListOfPeople()
                .row("小林", "", "13900000001", "2012-03-05", PLACE, "", "", "")
                .row("小周", "", "13900000002", "2012-03-05", PLACE, "", "已同意", "");
        walk.bringIn(admin, walk.read(admin, list.csv()));

        assertThat(named("小林").status()).isEqualTo(VolunteerStatus.HELD);
        assertThat(named("小周").status()).isEqualTo(VolunteerStatus.ACTIVE);
    }

    @Test
    @FreshDatabase
    void a_county_brings_in_its_own_people_and_sees_no_others() {
        var list = new ListOfPeople()
                .row("罗立", number("19900101", 1), "13900000001", "", PLACE, "", "", "")
                .row("贺一诺", "", "13900000002", "2001-03-05", "430524001001", "", "", "");
        var id = walk.read(admin, list.csv());
        walk.bringIn(admin, id);
        var other = people.hat(Role.ADMIN, "430524");

        assertThat(walk.figures(admin, id).of(RowPart.BAD)).isEqualTo(1);
        assertThatThrownBy(() -> walk.job(other, id)).isInstanceOf(NoSuchImport.class);
        var theirs = walk.read(
                other,
                new ListOfPeople()
                        .row("罗立", number("19900101", 1), "13900000009", "1990-01-01", "430524001001", "", "", "")
                        .row("罗立", "", "13900000001", "1990-01-01", "430524001001", "", "", "")
                        .csv());
        assertThat(ImportWalk.as(other, () -> imports.cells(theirs, 1)).rows())
                .singleElement()
                .satisfies(cell -> assertThat(cell.key()).endsWith("elsewhere"));
        assertThat(walk.figures(other, theirs).of(RowPart.NEW)).isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void an_import_is_taken_back_while_nothing_hangs_on_it() {
        var list = new ListOfPeople()
                .row("罗立", number("19900101", 1), "13900000001", "", PLACE, "", "", "9")
                .row("贺一诺", "", "13900000002", "2001-03-05", PLACE, "", "", "");
        var first = walk.read(admin, list.csv());
        walk.bringIn(admin, first);

        assertThat(walk.takeBack(admin, first)).isZero();
        assertThat(everybody()).isEmpty();
        assertThat(count("account") - count("account where login is not null")).isZero();
        assertThat(count("identity_document")).isZero();
        assertThat(Scopes.<Integer, RuntimeException>within(
                        admin.scope(), () -> volunteers.count(new RegionCode(COUNTY))))
                .isZero();

        var second = walk.read(admin, list.csv());
        walk.bringIn(admin, second);
        var leader = named("罗立").id();
        Scopes.run(
                Scope.SYSTEM,
                () -> volunteers.found(new NewTeam("银龄队", new RegionCode(COUNTY), leader, Set.of(leader))));
        assertThat(walk.takeBack(admin, second)).isEqualTo(1);
        assertThat(everybody()).hasSize(2);
    }

    @Test
    @FreshDatabase
    void earlier_hours_enter_the_ledger_as_an_opening_balance_when_the_import_is_final() {
        var id = walk.read(
                admin,
                new ListOfPeople()
                        .row("罗立", "", "13900000001", "1990-01-01", PLACE, "", "", "12.5")
                        .csv());
        walk.bringIn(admin, id);
        var person = named("罗立").id();
        runs.close();
        assertThat(lines(person)).isEmpty();

        clock.advance(Duration.ofDays(8));
        runs.close();

        await().until(() -> !lines(person).isEmpty());
        assertThat(lines(person)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isInstanceOf(Entry.Kind.OpeningBalance.class);
            assertThat(entry.minutes()).isEqualTo(750);
        });
        assertThat(walk.job(admin, id).phase()).isEqualTo(ImportPhase.CLOSED);
        assertThat(count("volunteer_import_row")).isZero();
    }

    @Test
    @FreshDatabase
    void two_lists_with_the_same_people_that_come_in_together_make_each_of_them_once() throws Exception {
        var rows = new ListOfPeople();
        for (int i = 0; i < 300; i++) {
            rows.row("人" + (char) ('一' + i), number("19900101", i), "13900000%03d".formatted(i), "", PLACE, "", "", "");
        }
        var one = walk.read(admin, rows.csv());
        var two = walk.read(admin, rows.csv());

        var threads = List.of(one, two).stream()
                .map(id -> Thread.ofPlatform().start(() -> walk.bringIn(admin, id)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(everybody()).hasSize(300);
        assertThat(walk.figures(admin, one).newcomers()
                        + walk.figures(admin, two).newcomers())
                .isEqualTo(300);
    }

    @Test
    @FreshDatabase
    void what_a_crash_interrupts_goes_on_where_it_stood() {
        var rows = new ListOfPeople();
        for (int i = 0; i < 20; i++) {
            rows.row("人" + (char) ('一' + i), "", "139000000%02d".formatted(i), "1990-01-01", PLACE, "", "", "");
        }
        var id = walk.read(admin, rows.csv());
        var owner = new JdbcTemplate(TestCluster.asSuperuser(database.database()));
        owner.update(
                "update volunteer_import set phase = 'IMPORTING', worker = gen_random_uuid(), beat_at = now() - interval '2 minutes'");

        runs.resume();
        walk.await(admin, id, ImportPhase.IMPORTED);

        assertThat(everybody()).hasSize(20);
    }

    @Test
    @FreshDatabase
    void merged_places_are_filled_down_when_asked_and_gb18030_is_read() {
        var csv = "大祥区志愿者名册,,,\n姓名,手机号,出生日期,社区\n罗立,13900000001,1990-01-01,三八亭社区\n贺一诺,13900000002,1990-01-01,\n";

        var id = walk.read(admin, walk.upload(admin, "名册.csv", csv.getBytes(Charset.forName("GB18030"))), true);

        assertThat(walk.figures(admin, id).of(RowPart.NEW)).isEqualTo(2);
    }

    @Test
    @FreshDatabase
    void the_rows_that_wait_hold_no_identity_number() {
        var id = walk.read(
                admin,
                new ListOfPeople()
                        .row("罗立", number("19900101", 1), "13900000001", "", PLACE, "", "", "")
                        .csv());

        var row = new JdbcTemplate(TestCluster.asSuperuser(database.database()))
                .queryForObject(
                        "select r::text from volunteer_import_row r where import_id = " + id.value(), String.class);
        assertThat(row).doesNotContain(number("19900101", 1).substring(0, 14));
    }

    private List<Entry> lines(VolunteerId person) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> ledger.lines(person).stream().map(line -> line.entry()).toList());
    }

    private long count(String what) {
        return Objects.requireNonNull(new JdbcTemplate(TestCluster.asSuperuser(database.database()))
                .queryForObject("select count(*) from " + what, Long.class));
    }

    private List<Profile> everybody() {
        var ids = new JdbcTemplate(TestCluster.asSuperuser(database.database()))
                .query("select volunteer_id from volunteer", (row, _) -> new VolunteerId(row.getLong(1)));
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profiles(ids));
    }

    private Profile named(String name) {
        var account = accounts.named(List.of(name)).keySet().iterator().next();
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(VolunteerId.of(account)));
    }
}
