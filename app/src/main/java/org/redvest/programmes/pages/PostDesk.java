package org.redvest.programmes.pages;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.programmes.Programmes;
import org.redvest.programmes.recurrence.HolidayCalendar;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.regions.Regions;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ActivityPanel;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Shifts;
import org.redvest.web.Listing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of a post shows. */
@Component
class PostDesk {

    private final Programmes programmes;
    private final ProgrammeDesk desk;
    private final Shifts shifts;
    private final HolidayCalendar calendar;
    private final Regions regions;
    private final List<ActivityPanel> panels;
    private final Audit audit;
    private final Clock clock;

    PostDesk(
            Programmes programmes,
            ProgrammeDesk desk,
            Shifts shifts,
            HolidayCalendar calendar,
            Regions regions,
            List<ActivityPanel> panels,
            Audit audit,
            Clock clock) {
        this.programmes = programmes;
        this.desk = desk;
        this.shifts = shifts;
        this.calendar = calendar;
        this.regions = regions;
        this.panels = List.copyOf(panels);
        this.audit = audit;
        this.clock = clock;
    }

    /** @param past whether to list the shifts that have begun or fell away, not those ahead */
    @Transactional
    public PostView view(ActivityNumber number, boolean past, int page, Hat reader) {
        var post = programmes.post(number);
        var programme = programmes.find(post.programme());
        var activity = post.started() ? shifts.find(number) : Optional.<Activity>empty();
        var listed = listed(activity, past, page);
        var view = new PostView(
                post,
                programme,
                regions.path(post.outline().community()),
                programmes.preview(post.outline()),
                months(post.outline().recurrence()),
                activity,
                listed,
                desk.taken(listed.rows()),
                panels,
                reader,
                past,
                clock.instant(),
                programme.filter(it -> it.isChangedBy(reader)).isPresent());
        if (view.showsDetails()) {
            audit.recordOnce(
                    AuditedAct.PRIVATE_DETAILS_READ,
                    reader.actor(),
                    post.outline().community(),
                    AuditSubject.named(number.value()));
        }
        return view;
    }

    List<MonthGrid> months(Recurrence recurrence) {
        return MonthGrid.of(recurrence, calendar);
    }

    private Listing<Shift> listed(Optional<Activity> activity, boolean past, int page) {
        var now = clock.instant();
        var all = activity.map(Activity::shifts).orElse(List.of()).stream()
                .filter(shift -> shift.ahead(now) != past)
                .toList();
        var ordered = past ? all.reversed() : all;
        int from = Math.toIntExact(Math.min(ordered.size(), Listing.offset(page)));
        return new Listing<>(
                ordered.subList(from, Math.min(ordered.size(), from + Listing.LENGTH)), page, ordered.size());
    }
}
