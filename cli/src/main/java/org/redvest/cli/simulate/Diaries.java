package org.redvest.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import org.redvest.cli.instance.Volunteer;

/** What each person has promised and is asked for: the limits and ways of the rules hold over both together. */
final class Diaries {
    private final List<Volunteer> volunteers;
    private final List<List<SimulatedNeed>> promised = new ArrayList<>();
    private final List<List<SimulatedNeed>> open = new ArrayList<>();

    Diaries(List<Volunteer> volunteers) {
        this.volunteers = volunteers;
        volunteers.forEach(_ -> {
            promised.add(new ArrayList<>(2));
            open.add(new ArrayList<>(2));
        });
    }

    boolean fits(int v, SimulatedNeed need) {
        return fits(v, need, true);
    }

    /** Whether they can still promise it, whatever else they are asked for. */
    boolean canPromise(int v, SimulatedNeed need) {
        return fits(v, need, false);
    }

    void asked(int v, SimulatedNeed need) {
        open.get(v).add(need);
    }

    void closed(int v, SimulatedNeed need) {
        open.get(v).remove(need);
    }

    void promised(int v, SimulatedNeed need) {
        promised.get(v).add(need);
    }

    void dropped(int v, SimulatedNeed need) {
        promised.get(v).remove(need);
    }

    private boolean fits(int v, SimulatedNeed need, boolean withOpen) {
        var use = new Use(need);
        use.add(promised.get(v));
        if (withOpen) {
            use.add(open.get(v));
        }
        return use.within(volunteers.get(v));
    }

    private static final class Use {
        private final SimulatedNeed need;
        private int shifts = 1;
        private int sameDay = 1;
        private int minutes;
        private boolean collides;

        Use(SimulatedNeed need) {
            this.need = need;
            minutes = need.minutes();
        }

        void add(List<SimulatedNeed> others) {
            for (var other : others) {
                if (other.week() == need.week()) {
                    shifts++;
                    minutes += other.minutes();
                    sameDay += other.day() == need.day() ? 1 : 0;
                    collides |= need.collides(other);
                }
            }
        }

        boolean within(Volunteer volunteer) {
            return !collides
                    && shifts <= volunteer.maxShifts()
                    && sameDay <= volunteer.maxShiftsPerDay()
                    && minutes <= volunteer.maxMinutes();
        }
    }
}
