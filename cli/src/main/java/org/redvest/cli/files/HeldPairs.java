package org.redvest.cli.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Bundle;

/** What is already accepted must itself be a plan. */
record HeldPairs(
        List<Volunteer> volunteers,
        List<Need> needs,
        PairRows held,
        Optional<PairRows> pairs,
        Parameters parameters,
        Faults faults) {
    private static final String FILE = "decisions.csv";

    void check() {
        Map<Integer, List<Integer>> byVolunteer = new HashMap<>();
        Map<Integer, List<Integer>> byNeed = new HashMap<>();
        for (int row = 0; row < held.table().size(); row++) {
            byVolunteer
                    .computeIfAbsent(held.table().volunteer(row), _ -> new ArrayList<>())
                    .add(row);
            byNeed.computeIfAbsent(held.table().need(row), _ -> new ArrayList<>())
                    .add(row);
        }
        byVolunteer.forEach((volunteer, rows) -> checkVolunteer(volunteers.get(volunteer), rows));
        byNeed.forEach((need, rows) -> checkPlaces(needs.get(need), rows));
        pairs.ifPresent(this::checkListed);
    }

    private void checkVolunteer(Volunteer volunteer, List<Integer> rows) {
        var bundle = rows.stream().map(row -> needs.get(held.table().need(row))).toList();
        for (var breach : new Bundle(volunteer, bundle).breaches(parameters)) {
            var details = new ArrayList<>(breach.details());
            details.add(lines(rows));
            faults.add(new Fault(FILE, held.line(rows.getFirst()), "", "held", "held-" + breach.kind(), details));
        }
    }

    private void checkPlaces(Need need, List<Integer> rows) {
        if (rows.size() > need.places()) {
            faults.add(Fault.of(
                    FILE,
                    held.line(rows.getFirst()),
                    "",
                    "held",
                    "held-places",
                    need.id(),
                    rows.size(),
                    need.places(),
                    lines(rows)));
        }
    }

    private void checkListed(PairRows listed) {
        Set<Long> missing = new HashSet<>();
        for (int row = 0; row < held.table().size(); row++) {
            missing.add(held.key(row));
        }
        for (int row = 0; row < listed.table().size() && !missing.isEmpty(); row++) {
            missing.remove(listed.key(row));
        }
        for (int row = 0; row < held.table().size(); row++) {
            if (missing.contains(held.key(row))) {
                faults.add(Fault.of(FILE, held.line(row), "", "held", "held-not-listed"));
            }
        }
    }

    private String lines(List<Integer> rows) {
        return String.join(
                ", ", rows.stream().map(row -> Integer.toString(held.line(row))).toList());
    }
}
