package org.redvest.programmes.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.redvest.programmes.PostsMade;
import org.redvest.programmes.Programme;
import org.redvest.programmes.ProgrammePost;
import org.redvest.programmes.ProgrammeState;
import org.redvest.web.Listing;
import org.redvest.web.Text;

/**
 * A programme as its page shows it.
 *
 * @param made of the posts that were started
 * @param toBeMade of those that were not
 * @param own whether the reader may change it
 * @param mayCopy whether the reader plans programmes at all
 */
public record ProgrammeView(
        Programme programme,
        String committee,
        PostsMade made,
        PostsMade toBeMade,
        Listing<ProgrammePost> posts,
        StaffingTable staffing,
        LocalDate today,
        boolean own,
        boolean mayCopy) {

    public boolean mayStart() {
        return own && programme.state() == ProgrammeState.DRAFT;
    }

    public boolean mayChange() {
        return own && !programme.state().over();
    }

    public String period(Text text) {
        var period = programme.outline().period();
        return text.of(
                "programmes.period",
                text.fullDate(period.first()),
                text.fullDate(period.last()),
                ChronoUnit.DAYS.between(period.first(), period.last()) + 1);
    }

    /** Which day of how many it is; before and after its period there is none. */
    public String day(Text text) {
        var period = programme.outline().period();
        return period.contains(today)
                ? text.of("programmes.day", ChronoUnit.DAYS.between(period.first(), today) + 1)
                : "";
    }
}
