package org.redvest.bench;

import java.util.ArrayList;
import java.util.List;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Rules;

/** What one volunteer has been given so far, and what more fits. */
final class Roster {
    private final Market market;
    private final Volunteer volunteer;
    private final List<Need> needs = new ArrayList<>(2);

    Roster(Market market, int v) {
        this.market = market;
        this.volunteer = market.volunteer(v);
    }

    int size() {
        return needs.size();
    }

    boolean fits(Need need) {
        var minutes = needs.stream().mapToInt(Need::minutes).sum() + need.minutes();
        var today = needs.stream().filter(other -> other.day() == need.day()).count();
        return needs.size() < volunteer.maxShifts()
                && today < volunteer.maxShiftsPerDay()
                && minutes <= volunteer.maxMinutes()
                && needs.stream().allMatch(other -> Rules.compatible(other, need, market.instance.parameters()));
    }

    void add(Need need) {
        needs.add(need);
    }
}
