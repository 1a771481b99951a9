package org.redvest.cli.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Volunteer;

/** All that one volunteer is asked for, and what it breaks. */
public record Bundle(Volunteer volunteer, List<Need> needs) {

    /**
     * A rule that the bundle breaks.
     *
     * @param kind {@code breach.<kind>} in the bundles
     */
    public record Breach(String kind, List<String> details) {
        static Breach of(String kind, Object... details) {
            return new Breach(
                    kind, List.of(details).stream().map(String::valueOf).toList());
        }
    }

    /** Every breach, not the first. */
    public List<Breach> breaches(Parameters parameters) {
        var breaches = new ArrayList<Breach>();
        shifts(breaches);
        shiftsPerDay(breaches);
        minutes(breaches);
        clashes(parameters, breaches);
        return breaches;
    }

    private void shifts(List<Breach> breaches) {
        if (needs.size() > volunteer.maxShifts()) {
            breaches.add(Breach.of("shifts", volunteer.id(), needs.size(), volunteer.maxShifts()));
        }
    }

    private void shiftsPerDay(List<Breach> breaches) {
        var perDay = new HashMap<Integer, Integer>();
        needs.forEach(need -> perDay.merge(need.day(), 1, Integer::sum));
        perDay.values().stream()
                .filter(count -> count > volunteer.maxShiftsPerDay())
                .forEach(count ->
                        breaches.add(Breach.of("shifts-per-day", volunteer.id(), count, volunteer.maxShiftsPerDay())));
    }

    private void minutes(List<Breach> breaches) {
        var minutes = needs.stream().mapToLong(Need::minutes).sum();
        if (minutes > volunteer.maxMinutes()) {
            breaches.add(Breach.of("minutes", volunteer.id(), minutes, volunteer.maxMinutes()));
        }
    }

    private void clashes(Parameters parameters, List<Breach> breaches) {
        var inTime = needs.stream()
                .sorted(Comparator.comparingInt(Need::start).thenComparing(Need::id))
                .toList();
        for (int i = 0; i < inTime.size(); i++) {
            for (int j = i + 1; j < inTime.size(); j++) {
                if (!Rules.compatible(inTime.get(i), inTime.get(j), parameters)) {
                    breaches.add(Breach.of(
                            "clash",
                            volunteer.id(),
                            inTime.get(i).id(),
                            inTime.get(j).id()));
                }
            }
        }
    }
}
