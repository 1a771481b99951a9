package org.redvest.programmes.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.ProgrammePost;
import org.redvest.programmes.Programmes;
import org.redvest.programmes.recurrence.DaySpan;
import org.redvest.regions.Regions;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftPeople;
import org.redvest.shifts.Shifts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of a programme shows. */
@Component
class ProgrammeDesk {

    private static final int DAYS_SHOWN = 14;

    private final Programmes programmes;
    private final Shifts shifts;
    private final List<ShiftPeople> people;
    private final Regions regions;
    private final Clock clock;

    ProgrammeDesk(Programmes programmes, Shifts shifts, List<ShiftPeople> people, Regions regions, Clock clock) {
        this.programmes = programmes;
        this.shifts = shifts;
        this.people = List.copyOf(people);
        this.regions = regions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ProgrammeView view(ProgrammeId id, int page, Hat reader) {
        var programme = programmes.programme(id);
        var posts = programmes.posts(id, page);
        return new ProgrammeView(
                programme,
                regions.path(programme.region()),
                programmes.made(id),
                programmes.toBeMade(id),
                posts,
                staffing(posts.rows(), programme.outline().period()),
                LocalDate.now(clock),
                programme.isChangedBy(reader),
                reader.role() == Role.DISPATCHER);
    }

    /** How many places are held at each of these shifts. */
    Map<ShiftId, Integer> taken(List<Shift> these) {
        var ids = these.stream().map(Shift::id).toList();
        var taken = new HashMap<ShiftId, Integer>();
        people.forEach(each -> each.count(ids).forEach((shift, held) -> taken.merge(shift, held, Integer::sum)));
        return taken;
    }

    private StaffingTable staffing(List<ProgrammePost> posts, DaySpan period) {
        var days = days(period);
        var started = posts.stream().filter(ProgrammePost::started).toList();
        Map<ActivityNumber, Activity> activities =
                shifts.list(started.stream().map(ProgrammePost::number).toList()).stream()
                        .collect(Collectors.toMap(Activity::number, Function.identity()));
        var live = activities.values().stream()
                .flatMap(activity -> activity.liveShifts().stream())
                .filter(shift -> days.contains(day(shift)))
                .toList();
        var taken = taken(live);
        var rows = started.stream()
                .flatMap(post -> Optional.ofNullable(activities.get(post.number())).stream()
                        .map(activity -> new StaffingTable.StaffingRow(
                                post.path(),
                                post.outline().name(),
                                post.outline().site(),
                                days.stream()
                                        .map(day -> cell(activity, day, taken))
                                        .toList())))
                .toList();
        return new StaffingTable(days, rows);
    }

    private StaffingTable.StaffingCell cell(Activity activity, LocalDate day, Map<ShiftId, Integer> taken) {
        var its = activity.liveShifts().stream()
                .filter(shift -> day(shift).equals(day))
                .toList();
        return new StaffingTable.StaffingCell(
                its.stream().mapToInt(Shift::people).sum(),
                its.stream()
                        .mapToInt(shift -> taken.getOrDefault(shift.id(), 0))
                        .sum());
    }

    private LocalDate day(Shift shift) {
        return shift.start().atZone(clock.getZone()).toLocalDate();
    }

    private List<LocalDate> days(DaySpan period) {
        var today = LocalDate.now(clock);
        var first = today.isBefore(period.first()) ? period.first() : today;
        return first.datesUntil(first.plusDays(DAYS_SHOWN))
                .filter(period::contains)
                .toList();
    }
}
