package org.redvest.setup.divisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.database.TestCluster;
import org.redvest.regions.DivisionsUpload;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Communities are merged (归并): what stood under the old code stands under the new one, and history goes on naming the old. */
@RedvestTest
class MergersTest {

    private static final RegionCode OLD = new RegionCode("430503001001");
    private static final RegionCode NEW = new RegionCode("430503001002");

    /** What happened there, and what the division itself is. */
    private static final Set<String> HISTORY =
            Set.of("audit_entry", "city", "division_amendment", "hours_ledger", "region", "volunteer_import_columns");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Regions regions;

    @Autowired
    Volunteers volunteers;

    @Autowired
    DivisionAmendments amendments;

    @Autowired
    TestDataSource database;

    @Autowired
    List<RouteSamples> modules;

    @Autowired
    Loop loop;

    /** Both communities have whatever every module can have there, so what there may be only one of is there twice. */
    @Test
    @FreshDatabase
    void no_row_of_any_module_stays_behind() {
        var superuser = JdbcClient.create(TestCluster.asSuperuser(database.database()));
        for (var community : List.of(OLD, NEW)) {
            var county = new SampleCounty(community.equals(OLD) ? "430503" : "430503001", community.value(), people);
            modules.stream()
                    .filter(module -> community.equals(OLD) || !invitesAll(module))
                    .forEach(module -> module.in(county));
        }
        for (var community : List.of(OLD, NEW)) {
            var leader = loop.people(community, community.equals(OLD) ? "领队甲" : "领队乙")
                    .getFirst();
            Loop.as(
                    people.hat(Role.ADMIN, "4305"),
                    () -> volunteers.found(new NewTeam("助老队", community, leader, Set.of())));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> superuser
                                .sql("select count(*) from event_publication")
                                .query(Long.class)
                                .single()
                        == 0);
        var before = holding(superuser, OLD);
        var admin = people.hat(Role.ADMIN, "4305");

        assertThat(apply(admin, merging(NEW, OLD))).isInstanceOf(AmendmentResult.Done.class);

        assertThat(before).contains("orders", "volunteer", "team", "place", "track_entry", "help_door", "join_link");
        assertThat(holding(superuser, OLD)).isSubsetOf(HISTORY);
        assertThat(superuser
                        .sql("select name from team where region = :region order by name")
                        .param("region", NEW.value())
                        .query(String.class)
                        .list())
                .as("two teams of one name are told apart by the old community's")
                .containsExactly("助老队", "助老队（" + regions.region(OLD).name() + "）");
        assertThat(superuser
                        .sql("select people from home_count where home = :home")
                        .param("home", NEW.value())
                        .query(Integer.class)
                        .single())
                .as("the count of homes is the number of homes")
                .isEqualTo(superuser
                        .sql("select count(*)::int from volunteer where home = :home and status <> 'LEFT'")
                        .param("home", NEW.value())
                        .query(Integer.class)
                        .single());
    }

    @Test
    @FreshDatabase
    void the_people_and_the_work_follow_and_history_keeps_the_name() throws Exception {
        var oldName = regions.region(OLD).name();
        var worker = people.hat(Role.COMMUNITY, OLD.value());
        var served = loop.accepted(worker, "clinic-escort", "2026-02-28T08:00", 210, loop.people(OLD, "彭琳"));
        var admin = people.hat(Role.ADMIN, "430503");
        var page = "/amendments/" + send(admin, merging(NEW, OLD));

        assertThat(body(admin, page)).contains(oldName + " 并入 合并社区", "志愿者 1 人", "不能再分开撤回");

        mvc.perform(post(page + "/application").with(people.as(admin)));

        assertThat(body(worker, "/orders/" + served.order()))
                .contains(regions.region(NEW).name());
        assertThat(home(served.volunteer(0))).isEqualTo(NEW);
        assertThat(regions.children(new RegionCode("430503001")))
                .extracting(each -> each.code())
                .doesNotContain(OLD);
        assertThat(regions.region(OLD).name())
                .as("what happened there is told by its name")
                .isEqualTo(oldName);
        assertThat(regions.successor(OLD)).contains(regions.region(NEW));
        assertThat(body(admin, "/divisions/" + NEW)).contains("由 " + oldName + " 归并而来");
        assertThat(body(admin, page)).contains("已有人员或点单随之转移").doesNotContain("撤回这次更改");
        assertThat(takeBack(admin, page)).isEqualTo(409);
    }

    @Test
    @FreshDatabase
    void what_nobody_used_is_taken_back() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var before = regions.communities(new RegionCode("430503"));
        var page = "/amendments/" + send(admin, merging(NEW, OLD));
        mvc.perform(post(page + "/application").with(people.as(admin)));
        assertThat(regions.communities(new RegionCode("430503"))).hasSize(before.size() - 1);

        assertThat(takeBack(admin, page)).isEqualTo(303);

        assertThat(regions.communities(new RegionCode("430503"))).isEqualTo(before);
        assertThat(regions.successor(OLD)).isEmpty();
    }

    @Test
    @FreshDatabase
    void what_was_opened_to_the_old_township_is_opened_to_what_holds_both() {
        var elsewhere = new RegionCode("430503005004");
        var worker = people.hat(Role.COMMUNITY, OLD.value());
        var order = loop.opened(worker, "clinic-escort", 1, loop.window("2026-02-28T08:00", 210));
        var superuser = JdbcClient.create(TestCluster.asSuperuser(database.database()));
        superuser
                .sql("update opening set opened_to = '430503001', seen_from = '430503001' where activity = :order")
                .param("order", order.number().toString())
                .update();

        apply(people.hat(Role.ADMIN, "430503"), merging(elsewhere, OLD));

        assertThat(superuser
                        .sql(
                                "select region || ' ' || opened_to || ' ' || seen_from from opening where activity = :order")
                        .param("order", order.number().toString())
                        .query(String.class)
                        .single())
                .isEqualTo(elsewhere + " 430503 430503");
    }

    /** All communities of the county have been invited for the first of both. */
    private static boolean invitesAll(RouteSamples module) {
        return module.getClass().getSimpleName().equals("InvitationsRouteSamples");
    }

    private static String merging(RegionCode into, RegionCode from) {
        return "代码,名称,原代码\n%s,合并社区,%s\n".formatted(into, from);
    }

    private long send(Hat admin, String file) {
        return Loop.as(
                admin,
                () -> amendments.send(admin, new DivisionsUpload("归并.csv", file.getBytes(StandardCharsets.UTF_8), "")));
    }

    private AmendmentResult apply(Hat admin, String file) {
        long number = send(admin, file);
        return Loop.as(admin, () -> amendments.apply(admin, number));
    }

    private int takeBack(Hat admin, String page) throws Exception {
        return mvc.perform(post(page + "/withdrawal").with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String body(Hat hat, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private RegionCode home(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id)).home();
    }

    /** Tables with a row that has this code in any column of text, except that of people who left it empty. */
    private static Set<String> holding(JdbcClient superuser, RegionCode code) {
        var found = new TreeSet<String>();
        var columns = superuser
                .sql("""
                        select c.relname, a.attname
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
                         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'home_count'
                        """)
                .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                .list();
        for (var column : columns) {
            if (superuser
                            .sql("select count(*) from %s where %s = :code"
                                    .formatted(column.getFirst(), column.getLast()))
                            .param("code", code.value())
                            .query(Long.class)
                            .single()
                    > 0) {
                found.add(column.getFirst());
            }
        }
        return found;
    }
}
