package org.redvest.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * Decides who may serve: the one home of these rules, for the server that shows one need and for the planner that looks at millions of
 * pairs. One rule is one small predicate beside the reason it gives; adding a rule is adding a line to {@link #RULES}.
 */
public final class Eligibility {

    /** Kilometres by which a way may exceed the radius, minutes by which a gap may fall short: room for rounding, no more. */
    static final double TOLERANCE = 1e-9;

    /** The cheap and telling ones first. */
    private static final List<Rule> RULES = List.of(
            new Rule(Eligibility::skilled, Eligibility::lacksSkills),
            new Rule(Eligibility::interested, (need, volunteer) -> new Bar.NotInterested(need.category())),
            new Rule(Eligibility::free, (need, volunteer) -> new Bar.NotFree(need.slot())),
            new Rule(Eligibility::shortEnough, Eligibility::tooLong),
            new Rule(Eligibility::near, Eligibility::tooFar));

    private record Rule(BiPredicate<Need, Volunteer> holds, BiFunction<Need, Volunteer, Bar.Fixed> bar) {}

    private Eligibility() {}

    /** Whether nothing bars this pair. Decisions (held, barred) are the caller's. */
    public static boolean eligible(Need need, Volunteer volunteer) {
        for (Rule rule : RULES) {
            if (!rule.holds.test(need, volunteer)) {
                return false;
            }
        }
        return true;
    }

    /** Every bar, not the first: a dispatcher who removes one must not then discover the next. */
    public static List<Bar.Fixed> bars(Need need, Volunteer volunteer) {
        var bars = new ArrayList<Bar.Fixed>();
        for (Rule rule : RULES) {
            if (!rule.holds.test(need, volunteer)) {
                bars.add(rule.bar.apply(need, volunteer));
            }
        }
        return List.copyOf(bars);
    }

    /**
     * Every limit of a plan that would be broken if the volunteer took the need on top of what they hold.
     *
     * @param held what they hold already, in any order, without {@code need} itself
     */
    public static List<Bar.Full> limits(Need need, Volunteer volunteer, Collection<Need> held, Parameters parameters) {
        var bars = new ArrayList<Bar.Full>();
        Limits limits = volunteer.limits();
        int sameDay = 0;
        int minutes = need.slot().minutes();
        for (Need other : held) {
            if (!compatible(need, other, parameters)) {
                bars.add(new Bar.Clashes(
                        other.id(), minutesBetween(need, other), minutesNeeded(need, other, parameters)));
            }
            sameDay += other.day() == need.day() ? 1 : 0;
            minutes += other.slot().minutes();
        }
        if (held.size() >= limits.maxShifts()) {
            bars.add(new Bar.ShiftsFull(limits.maxShifts()));
        }
        if (sameDay >= limits.maxShiftsPerDay()) {
            bars.add(new Bar.DayFull(need.day(), limits.maxShiftsPerDay()));
        }
        if (minutes > limits.maxMinutes()) {
            bars.add(new Bar.MinutesFull(minutes, limits.maxMinutes()));
        }
        return List.copyOf(bars);
    }

    /** Whether one volunteer can serve both: one ends, a gap and the way between the sites pass, the other begins. */
    public static boolean compatible(Need one, Need other, Parameters parameters) {
        int between = minutesBetween(one, other);
        double kilometres = one.site().kilometresTo(other.site());
        return between >= 0 && enough(between, parameters.gapMinutes(), parameters.minutesPerKm(), kilometres);
    }

    static boolean enough(int minutesBetween, double gapMinutes, double minutesPerKm, double kilometres) {
        return minutesBetween + TOLERANCE >= gapMinutes + minutesPerKm * kilometres;
    }

    static boolean skilled(Need need, Volunteer volunteer) {
        return volunteer.skills().containsAll(need.skills());
    }

    static boolean interested(Need need, Volunteer volunteer) {
        return volunteer.interests().isEmpty() || volunteer.interests().contains(need.category());
    }

    static boolean free(Need need, Volunteer volunteer) {
        return volunteer.free().covers(need.slot());
    }

    static boolean shortEnough(Need need, Volunteer volunteer) {
        return shortEnough(need.slot(), volunteer);
    }

    static boolean shortEnough(Slot slot, Volunteer volunteer) {
        return slot.minutes() <= volunteer.limits().maxMinutes();
    }

    static boolean near(Need need, Volunteer volunteer) {
        return within(need.site().kilometresTo(volunteer.home()), volunteer.radiusKm());
    }

    static boolean within(double kilometres, double radiusKm) {
        return kilometres <= radiusKm + TOLERANCE;
    }

    private static Bar.LacksSkills lacksSkills(Need need, Volunteer volunteer) {
        var missing = new HashSet<>(need.skills());
        missing.removeAll(volunteer.skills());
        return new Bar.LacksSkills(missing);
    }

    private static Bar.TooLong tooLong(Need need, Volunteer volunteer) {
        return new Bar.TooLong(need.slot().minutes(), volunteer.limits().maxMinutes());
    }

    private static Bar.TooFar tooFar(Need need, Volunteer volunteer) {
        return new Bar.TooFar(need.site().kilometresTo(volunteer.home()), volunteer.radiusKm());
    }

    private static int minutesBetween(Need one, Need other) {
        return Math.max(
                other.slot().startMinute() - one.slot().endMinute(),
                one.slot().startMinute() - other.slot().endMinute());
    }

    private static double minutesNeeded(Need one, Need other, Parameters parameters) {
        return parameters.gapMinutes() + parameters.minutesPerKm() * one.site().kilometresTo(other.site());
    }
}
