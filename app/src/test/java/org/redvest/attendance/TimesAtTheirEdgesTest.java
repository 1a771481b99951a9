package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.as;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming and leaving are taken up to the last moment that the rules allow, and not beyond. */
@RedvestTest
class TimesAtTheirEdgesTest {

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    TestClock clock;

    private Hat community;
    private List<VolunteerId> people;
    private Served served;

    @BeforeEach
    void two_people_have_accepted_saturday_morning() {
        served = loop.saturday("彭琳", "林晓");
        community = served.community();
        people = served.volunteers();
    }

    @Test
    void one_can_check_out_for_two_hours_after_the_end_and_the_minutes_end_with_the_service() {
        loop.stays(served, 0, "2026-02-28T08:00", "");
        loop.stays(served, 1, "2026-02-28T08:00", "");

        clock.set("2026-02-28T13:30");
        assertThat(checkOut(0))
                .isInstanceOfSatisfying(
                        CheckInResult.Out.class,
                        out -> assertThat(out.minutes()).isEqualTo(210));
        clock.set("2026-02-28T13:30:01");
        assertThat(checkOut(1)).isInstanceOf(CheckInResult.Over.class);
    }

    /** One rule for all forms: what the form of an order takes for a time or a day, every other form takes, too. */
    @Test
    void times_and_days_mean_the_same_in_every_form_however_they_are_typed() {
        var zone = ZoneId.of("Asia/Shanghai");
        var morning = loop.window("2026-02-28T08:00", 210);
        for (var typed : List.of("09:30", "9:30", "９：３０", "9点30分", "9时30分", "09:30:00", "9点30")) {
            assertThat(TypedTime.arrival(typed, morning, zone)).as(typed).contains(time("2026-02-28T09:30"));
            assertThat(TypedTime.departure(typed, morning, zone)).as(typed).contains(time("2026-02-28T09:30"));
        }
        var evening = loop.window("2026-02-28T20:00", 240);
        assertThat(TypedTime.departure("24:00", evening, zone)).contains(time("2026-03-01T00:00"));
        for (var typed : List.of("930", "25:00", "24:30", "半天", "")) {
            assertThat(TypedTime.arrival(typed, morning, zone)).as(typed).isEmpty();
        }
    }

    private static Instant time(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    @Test
    void by_roll_nobody_comes_after_the_end() {
        clock.set("2026-02-28T12:00");

        assertThat(callIn("11:31"))
                .isInstanceOfSatisfying(
                        CheckInResult.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly("attendance.problem.arrival"));
        assertThat(callIn("11:30")).isInstanceOf(CheckInResult.In.class);
    }

    @Test
    void wrong_codes_are_forgotten_once_the_right_one_was_taken() {
        clock.set("2026-02-28T08:00");
        var volunteer = people.getFirst();
        for (int left = 4; left > 0; left--) {
            assertThat(checkIn(wrong())).isEqualTo(new CheckInResult.WrongCode(left));
        }
        assertThat(checkIn(loop.code(served))).isInstanceOf(CheckInResult.In.class);

        assertThat(as(loop.hatOf(volunteer), () -> attendance.checkOut(served.shift(), volunteer, wrong())))
                .isEqualTo(new CheckInResult.WrongCode(4));
        assertThat(checkOut(0)).isInstanceOf(CheckInResult.Out.class);
    }

    private String wrong() {
        return loop.code(served).equals("000000") ? "000001" : "000000";
    }

    private CheckInResult checkIn(String code) {
        var volunteer = people.getFirst();
        return as(loop.hatOf(volunteer), () -> attendance.checkIn(served.shift(), volunteer, code));
    }

    private CheckInResult checkOut(int index) {
        var volunteer = people.get(index);
        var code = loop.code(served);
        return as(loop.hatOf(volunteer), () -> attendance.checkOut(served.shift(), volunteer, code));
    }

    private CheckInResult callIn(String time) {
        var place = served.places().getFirst().id();
        return as(community, () -> attendance.callIn(served.shift(), place, time, "no_battery", community));
    }
}
