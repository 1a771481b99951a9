package org.redvest.dispatch.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Need;
import org.redvest.engine.Volunteer;

/**
 * The needs of a problem with what a dispatcher decided about them. Who is wanted in any case holds a place in the problem, and one place
 * fewer is free; so does who is being asked for one. Who is not wanted, or was asked before, has declined. A volunteer who may not serve the need by the rules is not held, whoever wants them.
 */
final class WishedNeeds {

    private final List<NeedRow> rows;
    private final Map<String, Need> needs = new HashMap<>();
    private final PlanningWish wish;
    private final Map<Long, List<HeldRow>> invited;
    private final Map<Long, List<String>> askedBefore;
    private final Set<Long> decided = new HashSet<>();

    /**
     * @param invited by volunteer, what they are being asked for
     * @param askedBefore by volunteer, the needs that they were asked for before
     */
    WishedNeeds(
            List<NeedRow> stated,
            PlanningWish wish,
            Map<Long, List<HeldRow>> invited,
            Map<Long, List<String>> askedBefore) {
        this.wish = wish;
        this.invited = invited;
        this.askedBefore = askedBefore;
        var wanted = new HashMap<String, Integer>();
        invited.values().forEach(rows -> rows.forEach(row -> wanted.merge(row.need(), 1, Integer::sum)));
        wish.with().forEach(each -> wanted.merge(Long.toString(each.need()), 1, Integer::sum));
        rows = stated.stream()
                .map(row -> new NeedRow(
                        row.need(),
                        row.open(),
                        Math.max(0, row.free() - wanted.getOrDefault(row.need().id(), 0))))
                .toList();
        rows.stream().filter(NeedRow::open).forEach(row -> needs.put(row.need().id(), row.need()));
        wish.with().forEach(each -> decided.add(each.volunteer()));
    }

    List<NeedRow> rows() {
        return rows;
    }

    /** A plan is kept with the files of its problem: homes are as exact as these say them. */
    Volunteer asWritten(Volunteer volunteer) {
        return wish.shifts().isEmpty()
                ? volunteer
                : new Volunteer(
                        volunteer.id(),
                        ProblemFolder.asWritten(volunteer.home()),
                        volunteer.radiusKm(),
                        volunteer.limits(),
                        volunteer.load(),
                        volunteer.skills(),
                        volunteer.interests(),
                        volunteer.free(),
                        volunteer.standing());
    }

    boolean concerns(Volunteer volunteer) {
        return decided.contains(Long.valueOf(volunteer.id()));
    }

    /** Whether a place is at one of these needs. */
    boolean isAt(HeldRow place) {
        return needs.containsKey(place.need());
    }

    /** What the volunteer holds, with the places that they are to be asked for in any case or have in an earlier part of the plan. */
    List<HeldRow> held(Volunteer volunteer, List<HeldRow> places) {
        long id = Long.parseLong(volunteer.id());
        var planned = wish.planned().getOrDefault(id, List.of());
        var asked = invited.getOrDefault(id, List.of());
        if (planned.isEmpty() && asked.isEmpty() && !decided.contains(id)) {
            return places;
        }
        var all = new ArrayList<>(places);
        all.addAll(asked);
        planned.forEach(need -> all.add(place(need)));
        wish.with().stream()
                .filter(each -> each.volunteer() == id)
                .map(each -> needs.get(Long.toString(each.need())))
                .filter(need -> need != null && Eligibility.eligible(need, volunteer))
                .filter(need -> all.stream().noneMatch(place -> place.need().equals(need.id())))
                .forEach(need -> all.add(place(need)));
        all.sort(Comparator.comparingInt(place -> place.slot().startMinute()));
        return all;
    }

    /** Not a real place yet: its number is no place's. */
    private static HeldRow place(Need need) {
        return new HeldRow(-Long.parseLong(need.id()), need.id(), need.slot(), need.site());
    }

    /** What they declined, and what they are not to be asked for. */
    List<String> declined(Volunteer volunteer, List<String> declined) {
        long id = Long.parseLong(volunteer.id());
        var unwanted = wish.without().stream()
                .filter(each -> each.volunteer() == id)
                .map(each -> Long.toString(each.need()))
                .filter(need -> !declined.contains(need))
                .toList();
        var before = askedBefore.getOrDefault(id, List.of());
        if (unwanted.isEmpty() && before.isEmpty()) {
            return declined;
        }
        return Stream.of(declined, unwanted, before)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
