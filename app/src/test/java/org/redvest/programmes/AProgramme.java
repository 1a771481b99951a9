package org.redvest.programmes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.programmes.recurrence.DayHours;
import org.redvest.programmes.recurrence.DaySpan;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.PrivateDetails;

/** Programmes and posts as tests write them down. */
public final class AProgramme {

    public static final String NAME = "2026 暖冬行动";

    private AProgramme() {}

    public static ProgrammeOutline outline(String first, String last) {
        return new ProgrammeOutline(NAME, "春运期间为旅客引路、取票、搬行李。", "大祥区团委", "暖冬有我", "beneficiaries", span(first, last));
    }

    public static PostOutline post(RegionCode community, String name, int people, Recurrence recurrence) {
        return new PostOutline(
                name,
                community,
                "汽车南站",
                "travel",
                Optional.empty(),
                people,
                "在进站口为旅客指路，帮老人提行李。",
                "人多拥挤，注意脚下。",
                "已投保意外险，现场有站务员。",
                18,
                new PrivateDetails("进站口 1 号", "李站长", "13800000000", "到服务台签到"),
                recurrence);
    }

    /** Every day, holidays too. */
    public static Recurrence daily(String first, String last, String... hours) {
        return new Recurrence(span(first, last), EnumSet.allOf(DayOfWeek.class), false, false, hours(hours));
    }

    /** Monday to Friday, not on holidays, and on the workdays that make up for them. */
    public static Recurrence workdays(String first, String last, String... hours) {
        Set<DayOfWeek> weekdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        return new Recurrence(span(first, last), weekdays, true, true, hours(hours));
    }

    private static List<DayHours> hours(String... hours) {
        return List.of(hours).stream()
                .map(each -> new DayHours(LocalTime.parse(each.split("-")[0]), LocalTime.parse(each.split("-")[1])))
                .toList();
    }

    public static DaySpan span(String first, String last) {
        return new DaySpan(LocalDate.parse(first), LocalDate.parse(last));
    }
}
