package org.redvest.hours;

import gg.jte.Content;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.redvest.shifts.ActivityNumber;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Text;

/** What a later module tells on a volunteer's statement beside the lines of the ledger. Attendance does; hours knows nothing of it. */
public interface StatementNotes {

    /** Served, and not yet confirmed by the community: the hours that will come. */
    List<Unconfirmed> waiting(VolunteerId volunteer);

    /** What is told of the activities of a page of lines, where something is. The lines are the reader's own. */
    Map<ActivityNumber, Note> of(Collection<ActivityNumber> activities);

    /** Drawn below the line of an activity; see {@link org.redvest.web.Fragments}. */
    @FunctionalInterface
    interface Note {
        Content in(Text text);
    }
}
