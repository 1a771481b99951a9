package org.redvest.dispatch.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Volunteer;

/** A problem while volunteers are added to it, one by one. */
final class ProblemDraft {

    private final PlannedDays days;
    private final Map<String, NeedRow> needs = new LinkedHashMap<>();
    private final Timeline open;
    private final Map<String, Integer> filled = new HashMap<>();
    private final List<Volunteer> volunteers = new ArrayList<>();
    private final List<Pair> held = new ArrayList<>();
    private final List<Pair> barred = new ArrayList<>();

    ProblemDraft(PlannedDays days, List<NeedRow> rows) {
        this.days = days;
        rows.forEach(row -> needs.put(row.need().id(), row));
        open = new Timeline(
                rows.stream().filter(NeedRow::open).map(NeedRow::need).toList());
    }

    /**
     * @param stated with the limits of a month
     * @param places what they hold in the month and near it, in the order of time
     * @param declined ids of needs
     */
    void add(Volunteer stated, double load, List<HeldRow> places, List<String> declined) {
        if (places.isEmpty() && declined.isEmpty()) {
            volunteers.add(load == 0 ? stated : with(stated, stated.limits(), load));
            return;
        }
        var commitments = new Commitments(stated, places, days, this::needOf);
        var volunteer = with(stated, commitments.limits(), load);
        volunteers.add(volunteer);
        Set<String> decided = new HashSet<>();
        for (Need need : commitments.kept()) {
            held.add(new Pair(volunteer.id(), need.id()));
            filled.merge(need.id(), 1, Integer::sum);
            decided.add(need.id());
        }
        declined.stream().filter(this::isOpen).forEach(need -> bar(volunteer, need, decided));
        commitments.barred(open).forEach(need -> bar(volunteer, need.id(), decided));
    }

    private void bar(Volunteer volunteer, String need, Set<String> decided) {
        if (decided.add(need)) {
            barred.add(new Pair(volunteer.id(), need));
        }
    }

    private boolean isOpen(String need) {
        var row = needs.get(need);
        return row != null && row.open();
    }

    /** The need itself, or one of this place alone where the need has been moved away from it. */
    private Need needOf(HeldRow place) {
        var row = needs.get(place.need());
        if (row != null
                && row.need().slot().equals(place.slot())
                && row.need().site().equals(place.site())) {
            return row.need();
        }
        Need alone = place.alone();
        needs.putIfAbsent(alone.id(), new NeedRow(alone, false, 0));
        return alone;
    }

    Problem problem() {
        var asked = new ArrayList<Need>(needs.size());
        for (NeedRow row : needs.values()) {
            int taken = filled.getOrDefault(row.need().id(), 0);
            if (row.open() || taken > 0) {
                asked.add(with(row.need(), row.free() + taken));
            }
        }
        return new Problem(volunteers, asked, new Scoring.ByDistance(List.of()), held, barred, Parameters.DEFAULT);
    }

    static Volunteer with(Volunteer volunteer, Limits limits, double load) {
        return new Volunteer(
                volunteer.id(),
                volunteer.home(),
                volunteer.radiusKm(),
                limits,
                load,
                volunteer.skills(),
                volunteer.interests(),
                volunteer.free(),
                volunteer.standing());
    }

    private static Need with(Need need, int places) {
        return new Need(
                need.id(),
                need.shift(),
                need.site(),
                need.slot(),
                places,
                need.value(),
                need.skills(),
                need.category(),
                need.requirements());
    }
}
