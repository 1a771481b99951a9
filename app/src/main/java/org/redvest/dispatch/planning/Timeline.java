package org.redvest.dispatch.planning;

import java.util.Comparator;
import java.util.List;
import org.redvest.engine.Need;

/** Needs in the order in which they start. */
final class Timeline {

    private static final int MINUTES_A_DAY = 24 * 60;

    private final List<Need> needs;
    private final int[] starts;

    Timeline(List<Need> needs) {
        this.needs = needs.stream()
                .sorted(Comparator.comparingInt(need -> need.slot().startMinute()))
                .toList();
        starts = this.needs.stream().mapToInt(need -> need.slot().startMinute()).toArray();
    }

    /** At least those that end or start within so many minutes of a service; all of its day, too, if so asked. */
    List<Need> near(Need service, int minutes, boolean wholeDay) {
        int from = service.slot().startMinute() - minutes - MINUTES_A_DAY;
        int until = service.slot().endMinute() + minutes;
        if (wholeDay) {
            from = Math.min(from, service.day() * MINUTES_A_DAY);
            until = Math.max(until, (service.day() + 1) * MINUTES_A_DAY);
        }
        return needs.subList(firstFrom(from), firstFrom(until + 1));
    }

    private int firstFrom(int minute) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < minute) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
