package org.redvest.demo;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.programmes.PostOutline;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.ProgrammeOutline;
import org.redvest.programmes.ProgrammeResult;
import org.redvest.programmes.Programmes;
import org.redvest.programmes.recurrence.DayHours;
import org.redvest.programmes.recurrence.DaySpan;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.PrivateDetails;
import org.springframework.stereotype.Component;

/**
 * 暖冬行动, as the draft of a programme with posts at two stations: who plays the dispatcher starts it. Its money is approved, one
 * payment is recorded, and another one waits for its second person.
 */
@Component
class WarmWinter {

    /** It was drawn up some days before. */
    private static final Duration BEFORE = Duration.ofDays(3);

    private static final DaySpan PERIOD = new DaySpan(LocalDate.of(2026, 2, 27), LocalDate.of(2026, 3, 13));
    private static final DayHours MORNING = new DayHours(LocalTime.of(8, 0), LocalTime.of(12, 0));
    private static final DayHours AFTERNOON = new DayHours(LocalTime.of(14, 0), LocalTime.of(18, 0));

    private final Programmes programmes;
    private final WinterSupplies supply;
    private final Chronicle chronicle;
    private final Staff staff;
    private final Regions regions;

    WarmWinter(Programmes programmes, WinterSupplies supply, Chronicle chronicle, Staff staff, Regions regions) {
        this.programmes = programmes;
        this.supply = supply;
        this.chronicle = chronicle;
        this.staff = staff;
        this.regions = regions;
    }

    /** In the caller's story. Drawn up twice, it is there once. */
    void plan(Instant moment) {
        var dispatcher = staff.dispatcher(CastList.COUNTY);
        chronicle.at(moment.minus(BEFORE), () -> {
            var made = programmes.make(outline(dispatcher.label()), form("programme"), dispatcher);
            var programme = new ProgrammeId(Long.parseLong(path(made).replaceAll(".*/", "")));
            for (var post : posts()) {
                path(programmes.addPost(programme, post, form(post.name()), dispatcher));
            }
            supply.fund(programme, dispatcher, staff.secretary(CastList.COUNTY));
            return true;
        });
    }

    private static String path(ProgrammeResult result) {
        return switch (result) {
            case ProgrammeResult.Done(var path) -> path;
            case ProgrammeResult.Refused(var problems) -> throw new IllegalStateException("Refused: " + problems);
            case ProgrammeResult.Overtaken() -> throw new IllegalStateException("A new programme is changed by nobody");
        };
    }

    private static ProgrammeOutline outline(String organiser) {
        return new ProgrammeOutline(
                "2026 暖冬行动", "返程高峰期间，在两个车站为旅客引路、指导取票、帮老人和带孩子的旅客提行李。", organiser, "暖冬有我", "beneficiaries", PERIOD);
    }

    private List<PostOutline> posts() {
        var other = regions.communities(CastList.COUNTY).getFirst().code();
        return List.of(
                post("进站口引导", "汽车南站", CastList.COMMUNITY, 3, EnumSet.allOf(DayOfWeek.class), MORNING, AFTERNOON),
                post("自助取票指导", "汽车南站", CastList.COMMUNITY, 2, EnumSet.allOf(DayOfWeek.class), MORNING),
                post("便民服务点", "火车站", other, 4, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), MORNING));
    }

    private static PostOutline post(
            String name, String site, RegionCode community, int people, Set<DayOfWeek> weekdays, DayHours... hours) {
        boolean workdays = weekdays.size() < DayOfWeek.values().length;
        return new PostOutline(
                name,
                community,
                site,
                "travel",
                Optional.empty(),
                people,
                "为旅客指路、答疑，帮老人和带孩子的旅客提行李。",
                "人多拥挤，注意脚下和随身物品。",
                "已投保意外险，现场有站务员。",
                18,
                new PrivateDetails(site + "服务台", "值班站长", "13800000000", "到服务台领红马甲和袖标。"),
                new Recurrence(PERIOD, weekdays, workdays, workdays, List.of(hours)));
    }

    static UUID form(String what) {
        return UUID.nameUUIDFromBytes(("warm winter, " + what).getBytes(StandardCharsets.UTF_8));
    }
}
