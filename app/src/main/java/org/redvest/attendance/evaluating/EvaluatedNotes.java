package org.redvest.attendance.evaluating;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.attendance.Evaluation;
import org.redvest.attendance.marks.CheckIns;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.hours.StatementNotes;
import org.redvest.hours.Unconfirmed;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Fragments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On a volunteer's statement: what waits for the community's word, and what communities said of activities at which one served (评单). */
@Component
public class EvaluatedNotes implements StatementNotes {

    private final Dispatch dispatch;
    private final Shifts shifts;
    private final PresenceStore presences;
    private final EvaluationStore evaluations;
    private final Fragments fragments;

    EvaluatedNotes(
            Dispatch dispatch,
            Shifts shifts,
            PresenceStore presences,
            EvaluationStore evaluations,
            Fragments fragments) {
        this.dispatch = dispatch;
        this.shifts = shifts;
        this.presences = presences;
        this.evaluations = evaluations;
        this.fragments = fragments;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Unconfirmed> waiting(VolunteerId volunteer) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> presences.waiting(volunteer).stream()
                        .map(presence -> {
                            var place = dispatch.place(presence.place());
                            return new Unconfirmed(
                                    place,
                                    shifts.activity(place.activity()).service().title(),
                                    presence.minutes(CheckIns.window(place)));
                        })
                        .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ActivityNumber, Note> of(Collection<ActivityNumber> activities) {
        var notes = new HashMap<ActivityNumber, Note>();
        Scopes.within(Scope.SYSTEM, () -> evaluations.evaluations(activities))
                .forEach((activity, stated) -> notes.put(activity, note(stated)));
        return notes;
    }

    private Note note(List<Evaluation.Stated> stated) {
        return text -> fragments.of("attendance/said", Map.of("text", text, "stated", stated));
    }
}
