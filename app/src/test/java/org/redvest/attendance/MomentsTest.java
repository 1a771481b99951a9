package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.marks.Progress;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.orders.Draft;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** One service from 08:00 to 11:30: at each moment each page says of it what is so at that moment. */
@RedvestTest
class MomentsTest {

    private static final String DAY = "2026-02-28T";

    @Autowired
    Loop loop;

    @Autowired
    TestPeople testPeople;

    @Autowired
    Attendance attendance;

    @Autowired
    Progress progress;

    @Autowired
    Orders orders;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private VolunteerId volunteer;

    @BeforeEach
    void a_community_and_a_volunteer() {
        clock.set("2026-02-26T09:00");
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        volunteer = loop.people(SANBATING, "彭琳").getFirst();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # moment, the track's notice, the ticket unless its holder came, the ticket of who came, may be asked to call
            07:29,   none,                        已接单,    已接单,   true
            07:40,   服务就要开始，请出示签到码。,  已接单,    已签到,   true
            07:59,   服务就要开始，请出示签到码。,  已接单,    已签到,   true
            08:00,   服务已开始，请出示签到码。,    服务已开始, 已签到,   true
            10:00,   服务已开始，请出示签到码。,    服务已开始, 已签到,   true
            11:29,   服务已开始，请出示签到码。,    服务已开始, 已签到,   true
            11:30,   服务已结束，请确认谁来了,      已结束，待社区确认, 已结束，待社区确认, false
            12:30,   服务已结束，请确认谁来了,      已结束，待社区确认, 已结束，待社区确认, false
            """)
    void the_track_and_the_ticket_say_where_the_service_is(
            String moment, String notice, String ticket, String ofWhoCame, boolean awaited) throws Exception {
        var missed = loop.accepted(community, "clinic-escort", DAY + "08:00", 210, List.of(volunteer));
        at(moment);
        progress.catchUp();

        var track = page("/orders/" + missed.order(), community);
        assertThat(toDo(track)).startsWith(notice.replace("none", ""));
        assertThat(toDo(track).isEmpty()).isEqualTo(notice.equals("none"));
        assertThat(state(missed)).isEqualTo(ticket);
        assertThat(ticket(missed).contains("来不了的话")).isEqualTo(awaited);

        if (moment.compareTo("07:30") >= 0) {
            checkIn(missed, moment);
        }
        assertThat(state(missed)).isEqualTo(ofWhoCame);
        assertThat(ticket(missed).contains("来不了的话")).isEqualTo(moment.equals("07:29"));
    }

    @ParameterizedTest
    @CsvSource({
        "07:59, true, none",
        "08:00, false, 服务已开始",
        "10:00, false, 服务已开始",
        "11:29, false, 服务已开始",
        "11:30, false, 服务时间已过",
        "12:30, false, 服务时间已过"
    })
    void the_review_says_why_an_order_can_no_longer_be_approved(String moment, boolean mayBeApproved, String why)
            throws Exception {
        var number = submitted();
        var dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        at(moment);

        for (var address : List.of("/review", "/review/" + number, "/review/queue")) {
            var page = page(address, dispatcher);
            for (var word : List.of("服务已开始", "服务时间已过")) {
                assertThat(page.contains(word)).as(address + " says " + word).isEqualTo(word.equals(why));
            }
        }
        assertThat(page("/review/" + number, dispatcher).contains("/approval\""))
                .isEqualTo(mayBeApproved);
    }

    @Test
    void the_track_tells_of_the_first_who_came_and_of_the_beginning_each_at_its_time() throws Exception {
        var served = loop.accepted(community, "clinic-escort", DAY + "08:00", 210, List.of(volunteer));
        at("07:50");
        checkIn(served, "07:50");

        assertThat(lines(served)).contains("已有人到岗签到").doesNotContain("服务开始了");

        at("08:00");
        assertThat(lines(served)).containsSubsequence("服务开始了", "已有人到岗签到");
        assertThat(page("/orders/" + served.order(), community)).containsPattern("08:00(?s:.){0,200}服务开始了");
    }

    @Test
    void who_comes_first_and_late_does_not_move_the_beginning() throws Exception {
        var served = loop.accepted(community, "clinic-escort", DAY + "08:00", 210, List.of(volunteer));
        at("08:20");
        checkIn(served, "08:20");

        assertThat(page("/orders/" + served.order(), community)).containsPattern("08:00(?s:.){0,200}服务开始了");
    }

    @Test
    void a_line_of_the_track_keeps_the_time_for_which_it_was_written() throws Exception {
        var first = loop.window(DAY + "08:00", 120);
        var order = loop.opened(community, "haircut", 1, first, loop.window("2026-03-07T08:00", 120));
        loop.accept(order.shifts().getLast(), volunteer);
        assertThat(page("/orders/" + order.number(), community)).contains("3 月 7 日");

        var version = as(community, () -> orders.order(order.number())).version();
        var moved = draft(first, loop.window("2026-03-08T09:00", 120));
        as(community, () -> orders.change(order.number(), version, moved, community));

        var track = as(community, () -> orders.track(order.number()));
        assertThat(track)
                .filteredOn(entry -> entry.what().startsWith("dispatch.track.accepted"))
                .extracting(TrackEntry::start)
                .containsOnly(Optional.of(Instant.parse("2026-03-07T00:00:00Z")))
                .isNotEmpty();
        assertThat(page("/orders/" + order.number(), community)).contains("3 月 7 日", "3 月 8 日");
    }

    private static Draft draft(Window... windows) {
        return new Draft(
                new Draft.Wanted.FromMenu(new MenuItemId("haircut")),
                List.of(windows),
                List.of(new Draft.Ask(1, List.of())),
                new Whereabouts(Site.HOME, ""),
                new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""));
    }

    private void checkIn(Served served, String moment) {
        assertThat(moment).isGreaterThanOrEqualTo("07:30");
        as(loop.hatOf(volunteer), () -> attendance.checkIn(served.shift(), volunteer, loop.code(served)));
    }

    private void at(String moment) {
        clock.set(DAY + moment);
    }

    private ActivityNumber submitted() {
        var draft = draft(loop.window(DAY + "08:00", 210));
        return ((Submission.Placed) as(community, () -> orders.submit(UUID.randomUUID(), draft, community))).order();
    }

    private static String toDo(String track) {
        var found =
                Pattern.compile("notice--act\">.*?<b>(.*?)</b>", Pattern.DOTALL).matcher(track);
        return found.find() ? found.group(1) : "";
    }

    private String state(Served served) throws Exception {
        var found = Pattern.compile("ticket__head\">.*?<span class=\"chip[^>]*>.*?</svg>(.*?)</span>", Pattern.DOTALL)
                .matcher(ticket(served));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String ticket(Served served) throws Exception {
        return page("/services/" + served.places().getFirst().id().value(), loop.hatOf(volunteer));
    }

    private List<String> lines(Served served) throws Exception {
        var track = page("/orders/" + served.order(), community);
        return Stream.of("服务开始了", "已有人到岗签到").filter(track::contains).toList();
    }

    private String page(String address, Hat hat) throws Exception {
        var answer =
                mvc.perform(get(address).with(testPeople.as(hat))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
