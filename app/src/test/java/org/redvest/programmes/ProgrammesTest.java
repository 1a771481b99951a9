package org.redvest.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.programmes.AProgramme.daily;
import static org.redvest.programmes.AProgramme.outline;
import static org.redvest.programmes.AProgramme.post;
import static org.redvest.programmes.AProgramme.workdays;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.Owner;
import org.redvest.shifts.Shifts;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** A committee plans a programme, adds posts by the calendar, and starts it: the shifts are there. */
@RedvestTest
class ProgrammesTest {

    private static final RegionCode SANBATING = Loop.SANBATING;
    private static final ProgrammeSearch ALL = new ProgrammeSearch("", Optional.empty());

    @Autowired
    Programmes programmes;

    @Autowired
    Shifts shifts;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    private Hat daxiang;

    @BeforeEach
    void a_dispatcher() {
        daxiang = people.hat(Role.DISPATCHER, "430503");
    }

    @Test
    void a_form_sent_twice_makes_one_programme() {
        var form = UUID.randomUUID();

        var first = as(daxiang, () -> programmes.make(outline("2026-02-26", "2026-03-13"), form, daxiang));
        var second = as(daxiang, () -> programmes.make(outline("2026-02-26", "2026-03-13"), form, daxiang));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_programme_that_ends_first_is_refused_beside_its_field() {
        var answer =
                as(daxiang, () -> programmes.make(outline("2026-03-13", "2026-02-26"), UUID.randomUUID(), daxiang));

        assertThat(answer)
                .isEqualTo(
                        new ProgrammeResult.Refused(List.of(new Problem("lastDay", "programmes.problem.ends-first"))));
    }

    @Test
    void a_post_makes_shifts_on_its_days_when_the_programme_is_started() {
        var programme = made("2026-02-26", "2026-03-13");
        var post = added(programme, workdays("2026-02-26", "2026-03-04", "08:00-12:00", "20:00-00:30"));

        assertThat(as(daxiang, () -> shifts.find(post)))
                .as("a draft has no shifts")
                .isEmpty();
        assertThat(as(daxiang, () -> programmes.toBeMade(programme))).isEqualTo(new PostsMade(1, 12, 12, 36));

        assertThat(as(daxiang, () -> programmes.start(programme, daxiang)))
                .isEqualTo(new ProgrammeResult.Done(programme.path()));

        var activity = as(daxiang, () -> shifts.activity(post));
        assertThat(activity.owner()).isEqualTo(Owner.PROGRAMME);
        assertThat(activity.state()).isEqualTo(ActivityState.APPROVED);
        assertThat(activity.path()).isEqualTo("/posts/" + post);
        assertThat(activity.shifts())
                .as("Thursday to Wednesday with the Saturday that makes up; this morning's has begun")
                .hasSize(11)
                .allSatisfy(shift -> assertThat(shift.people()).isEqualTo(3));
        assertThat(as(daxiang, () -> programmes.made(programme))).isEqualTo(new PostsMade(1, 11, 11, 33));
        assertThat(as(daxiang, () -> programmes.programme(programme)).state()).isEqualTo(ProgrammeState.RUNNING);
    }

    @Test
    void started_twice_it_is_started_once() {
        var programme = made("2026-02-26", "2026-03-13");
        var post = added(programme, daily("2026-02-27", "2026-02-28", "08:00-12:00"));

        as(daxiang, () -> programmes.start(programme, daxiang));
        var again = as(daxiang, () -> programmes.start(programme, daxiang));

        assertThat(again).isEqualTo(new ProgrammeResult.Done(programme.path()));
        assertThat(as(daxiang, () -> shifts.activity(post)).shifts()).hasSize(2);
    }

    @Test
    void started_by_colleagues_at_the_same_moment_it_is_started_once() throws Exception {
        var programme = made("2026-02-26", "2026-03-13");
        var post = added(programme, daily("2026-02-27", "2026-02-28", "08:00-12:00"));
        var colleague = people.hat(Role.DISPATCHER, "430503");

        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<ProgrammeResult> mine = () -> as(daxiang, () -> programmes.start(programme, daxiang));
            Callable<ProgrammeResult> hers = () -> as(colleague, () -> programmes.start(programme, colleague));
            for (var answer : both.invokeAll(List.of(mine, hers))) {
                assertThat(answer.get()).isEqualTo(new ProgrammeResult.Done(programme.path()));
            }
        }

        assertThat(as(daxiang, () -> shifts.activity(post)).shifts()).hasSize(2);
    }

    @Test
    void without_posts_or_with_posts_that_are_over_it_is_not_started() {
        var empty = made("2026-02-01", "2026-03-13");
        assertThat(as(daxiang, () -> programmes.start(empty, daxiang)))
                .isEqualTo(refused("posts", "programmes.problem.no-posts"));

        var post = added(empty, daily("2026-02-24", "2026-02-25", "08:00-12:00"));
        assertThat(as(daxiang, () -> programmes.start(empty, daxiang)))
                .isEqualTo(refused("post-" + post, "programmes.problem.post-past", "进站口引导"));
    }

    @Test
    void a_post_outside_the_programme_or_without_days_is_refused_beside_its_field() {
        var programme = made("2026-02-26", "2026-03-13");

        assertThat(add(programme, daily("2026-02-25", "2026-03-01", "08:00-12:00")))
                .isEqualTo(refused("firstDay", "programmes.problem.outside", "2026-02-26", "2026-03-13"));
        assertThat(add(programme, workdays("2026-03-07", "2026-03-08", "08:00-12:00")))
                .isEqualTo(refused("weekdays", "programmes.problem.never"));
    }

    @Test
    void a_post_of_another_county_is_refused() {
        var programme = made("2026-02-26", "2026-03-13");
        var elsewhere = post(new RegionCode("430524001001"), "引导", 2, daily("2026-02-27", "2026-02-28", "08:00-12:00"));

        assertThat(as(daxiang, () -> programmes.addPost(programme, elsewhere, UUID.randomUUID(), daxiang)))
                .isEqualTo(refused("community", "programmes.problem.community"));
    }

    @Test
    void a_committee_above_sees_it_and_changes_nothing_and_a_neighbour_does_not_see_it() {
        var programme = made("2026-02-26", "2026-03-13");
        var city = people.hat(Role.DISPATCHER, "4305");
        var longhui = people.hat(Role.DISPATCHER, "430524");

        assertThat(as(city, () -> programmes.programme(programme)).outline().name())
                .isEqualTo(AProgramme.NAME);
        assertThatThrownBy(() -> as(city, () -> programmes.start(programme, city)))
                .isInstanceOf(NoSuchProgramme.class);
        assertThatThrownBy(() -> as(longhui, () -> programmes.programme(programme)))
                .isInstanceOf(NoSuchProgramme.class);
        assertThat(as(longhui, () -> programmes.list(ALL, 1)).rows()).isEmpty();
        assertThat(as(city, () -> programmes.list(ALL, 1)).rows()).isNotEmpty();
    }

    @Test
    void who_dispatches_where_a_post_of_the_city_lies_sees_the_post_and_not_the_programme() {
        var city = people.hat(Role.DISPATCHER, "4305");
        var programme =
                id(as(city, () -> programmes.make(outline("2026-02-26", "2026-03-13"), UUID.randomUUID(), city)));
        var post = number(as(
                city,
                () -> programmes.addPost(
                        programme,
                        post(SANBATING, "引导", 2, daily("2026-02-27", "2026-02-28", "08:00-12:00")),
                        UUID.randomUUID(),
                        city)));

        assertThat(as(daxiang, () -> programmes.post(post)).outline().name()).isEqualTo("引导");
        assertThat(as(daxiang, () -> programmes.find(programme))).isEmpty();
        assertThatThrownBy(() -> as(daxiang, () -> programmes.removePost(post, daxiang)))
                .isInstanceOf(NoSuchProgramme.class);
    }

    @Test
    void a_form_of_yesterday_overwrites_nothing_of_today() {
        var programme = made("2026-02-26", "2026-03-13");
        as(daxiang, () -> programmes.change(programme, 1, outline("2026-02-26", "2026-03-20"), daxiang));

        var late = as(daxiang, () -> programmes.change(programme, 1, outline("2026-02-26", "2026-03-01"), daxiang));

        assertThat(late).isEqualTo(new ProgrammeResult.Overtaken());
        assertThat(as(daxiang, () -> programmes.programme(programme)).outline().period())
                .isEqualTo(AProgramme.span("2026-02-26", "2026-03-20"));
    }

    @Test
    void the_period_leaves_out_no_post() {
        var programme = made("2026-02-26", "2026-03-13");
        added(programme, daily("2026-03-01", "2026-03-13", "08:00-12:00"));

        assertThat(as(daxiang, () -> programmes.change(programme, 1, outline("2026-02-26", "2026-03-12"), daxiang)))
                .isEqualTo(refused("firstDay", "programmes.problem.leaves-out", "进站口引导"));
    }

    @Test
    void ended_early_it_calls_off_what_lies_ahead_and_says_why() {
        var programme = made("2026-02-26", "2026-03-13");
        var post = added(programme, daily("2026-02-27", "2026-03-01", "08:00-12:00"));
        as(daxiang, () -> programmes.start(programme, daxiang));

        assertThat(as(daxiang, () -> programmes.finish(programme, ProgrammeState.ENDED, "", daxiang)))
                .isEqualTo(refused("reason", "programmes.problem.no-reason"));
        as(daxiang, () -> programmes.finish(programme, ProgrammeState.ENDED, "春运提前结束", daxiang));

        assertThat(as(daxiang, () -> programmes.programme(programme)).reason()).contains("春运提前结束");
        assertThat(as(daxiang, () -> shifts.activity(post)).state()).isEqualTo(ActivityState.CANCELLED);
    }

    @Test
    void copied_for_the_next_year_it_is_a_draft_of_the_same_posts_and_knows_nobody() {
        var programme = made("2026-02-02", "2026-03-13");
        added(programme, workdays("2026-02-09", "2026-03-13", "08:00-12:00"));
        var form = UUID.randomUUID();
        var first = LocalDate.parse("2027-02-01");

        var copy = id(as(daxiang, () -> programmes.copy(programme, "2027 暖冬行动", first, form, daxiang)));
        var again = id(as(daxiang, () -> programmes.copy(programme, "2027 暖冬行动", first, form, daxiang)));

        assertThat(again).isEqualTo(copy);
        assertThat(as(daxiang, () -> programmes.programme(copy)))
                .satisfies(draft -> assertThat(draft.state()).isEqualTo(ProgrammeState.DRAFT))
                .satisfies(draft ->
                        assertThat(draft.outline().period()).isEqualTo(AProgramme.span("2027-02-01", "2027-03-12")));
        var posts = as(daxiang, () -> programmes.posts(copy, 1)).rows();
        assertThat(posts).hasSize(1).first().satisfies(post -> {
            assertThat(post.outline().recurrence().days()).isEqualTo(AProgramme.span("2027-02-08", "2027-03-12"));
            assertThat(post.outline().details().contactName()).isEmpty();
            assertThat(post.outline().details().contactPhone()).isEmpty();
        });
        assertThat(as(daxiang, () -> programmes.start(copy, daxiang)))
                .as("the holidays of 2027 and the contact are missing")
                .isEqualTo(new ProgrammeResult.Refused(List.of(
                        new Problem("post-" + posts.getFirst().number(), "programmes.problem.post-dates", "进站口引导"),
                        new Problem("post-" + posts.getFirst().number(), "programmes.problem.post-contact", "进站口引导"))));
    }

    @Test
    void the_list_is_searched_by_name_and_state() {
        made("2026-02-26", "2026-03-13");

        assertThat(as(daxiang, () -> programmes.list(new ProgrammeSearch("暖冬", Optional.empty()), 1))
                        .rows())
                .isNotEmpty();
        assertThat(as(daxiang, () -> programmes.list(new ProgrammeSearch("%", Optional.empty()), 1))
                        .rows())
                .as("a sign of a pattern is text")
                .isEmpty();
        assertThat(as(daxiang, () -> programmes.list(new ProgrammeSearch("", Optional.of(ProgrammeState.CANCELLED)), 1))
                        .rows())
                .isEmpty();
    }

    private ProgrammeId made(String first, String last) {
        return id(as(daxiang, () -> programmes.make(outline(first, last), UUID.randomUUID(), daxiang)));
    }

    private ActivityNumber added(ProgrammeId programme, Recurrence recurrence) {
        return number(add(programme, recurrence));
    }

    private ProgrammeResult add(ProgrammeId programme, Recurrence recurrence) {
        var outline = post(SANBATING, "进站口引导", 3, recurrence);
        return as(daxiang, () -> programmes.addPost(programme, outline, UUID.randomUUID(), daxiang));
    }

    private static ProgrammeResult refused(String field, String key, Object... arguments) {
        return new ProgrammeResult.Refused(List.of(new Problem(field, key, arguments)));
    }

    private static ProgrammeId id(ProgrammeResult result) {
        return new ProgrammeId(Long.parseLong(last(result)));
    }

    private static ActivityNumber number(ProgrammeResult result) {
        return new ActivityNumber(last(result));
    }

    private static String last(ProgrammeResult result) {
        assertThat(result).isInstanceOf(ProgrammeResult.Done.class);
        var path = ((ProgrammeResult.Done) result).path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static <T> T as(Hat hat, Supplier<T> work) {
        return Loop.as(hat, work);
    }
}
