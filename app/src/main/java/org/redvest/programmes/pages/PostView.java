package org.redvest.programmes.pages;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.programmes.PostPreview;
import org.redvest.programmes.Programme;
import org.redvest.programmes.ProgrammePost;
import org.redvest.programmes.ProgrammeState;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityPanel;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.web.Listing;
import org.redvest.web.Text;

/**
 * A post as its page shows it.
 *
 * @param programme empty where the reader sees the post and not the programme of the committee above
 * @param activity empty before it was started
 * @param shifts one page of those that lie ahead, or of the others
 * @param panels of later modules
 */
public record PostView(
        ProgrammePost post,
        Optional<Programme> programme,
        String community,
        PostPreview preview,
        List<MonthGrid> months,
        Optional<Activity> activity,
        Listing<Shift> shifts,
        Map<ShiftId, Integer> taken,
        List<ActivityPanel> panels,
        Hat reader,
        boolean past,
        Instant now,
        boolean own) {

    /** What the reader has to do now, as later modules draw it. */
    public List<Content> toDo(Text text) {
        return activity.stream()
                .flatMap(each -> panels.stream()
                        .filter(panel -> panel.spot() == ActivityPanel.Spot.TO_DO)
                        .flatMap(panel -> panel.draw(each, reader, text).stream()))
                .toList();
    }

    public int taken(Shift shift) {
        return taken.getOrDefault(shift.id(), 0);
    }

    /** The address and the contact are for those who staff the post, not for those who answer for its figures. */
    public boolean showsDetails() {
        return reader.role() == Role.DISPATCHER;
    }

    public boolean mayChange() {
        return own && programme.filter(it -> !it.state().over()).isPresent();
    }

    public boolean mayStart() {
        return own
                && !post.started()
                && programme.filter(it -> it.state() == ProgrammeState.RUNNING).isPresent();
    }

    public boolean mayRemove() {
        return mayChange() && !post.started();
    }

    /** What is served, or is to be confirmed, has a page of its own. */
    public boolean confirmable(Shift shift) {
        return activity.isPresent()
                && shift.state().compareTo(ShiftState.DISPATCHING) >= 0
                && shift.state().live()
                && !now.isBefore(shift.end());
    }
}
