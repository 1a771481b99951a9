package org.redvest.engine;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may serve: the one home of these rules, for the server that shows one need and for the planner that looks at millions of
 * pairs. One rule is one small predicate beside the reason it gives; adding a rule is adding a line to {@link #RULES}.
 */
public final class Eligibility {

    /** Kilometres by which a way may exceed the radius, minutes by which a gap may fall short: room for rounding, no more. */
    public static final double TOLERANCE = 1e-9;

    /** The cheap and telling ones first. */
    private static final List<Rule> RULES = List.of(
            new Rule(Eligibility::skilled, Eligibility::lacksSkills),
            new Rule(Eligibility::interested, (need, volunteer) -> new Bar.NotInterested(need.category())),
            new Rule(Eligibility::free, (need, volunteer) -> new Bar.NotFree(need.slot())),
            new Rule(Eligibility::shortEnough, Eligibility::tooLong),
            new Rule(Eligibility::near, Eligibility::tooFar),
            new Rule(Eligibility::oldEnough, Eligibility::tooYoung),
            new Rule(Eligibility::licensed, Eligibility::lacksLicences),
            new Rule(Eligibility::stillLicensed, Eligibility::licencesOver),
            new Rule(
                    Eligibility::atHome,
                    (need, volunteer) -> new Bar.NotAtHome(need.requirements().homesIn())),
            new Rule(Eligibility::mayBeAsked, (need, volunteer) -> new Bar.DoNotDisturb()));

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
                bars.add(clash(need, other, parameters));
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

    /**
     * The same where the limits on shifts and minutes hold for the calendar month in which a need begins, and not for a horizon: what is
     * held in another month counts towards nothing, but nobody can be in two places.
     *
     * @param held what they hold in that month and near it
     */
    public static List<Bar.Full> monthlyLimits(
            Need need, Volunteer volunteer, Collection<Need> held, Parameters parameters) {
        YearMonth month = month(need);
        List<Need> sameMonth =
                held.stream().filter(other -> month(other).equals(month)).toList();
        var bars = new ArrayList<>(limits(need, volunteer, sameMonth, parameters));
        held.stream()
                .filter(other -> !month(other).equals(month) && !compatible(need, other, parameters))
                .forEach(other -> bars.add(clash(need, other, parameters)));
        return List.copyOf(bars);
    }

    /** Whether one volunteer can serve both: one ends, a gap and the way between the sites pass, the other begins. */
    public static boolean compatible(Need one, Need other, Parameters parameters) {
        int between = minutesBetween(one, other);
        double kilometres = one.site().kilometresTo(other.site());
        return between >= 0 && enough(between, parameters.gapMinutes(), parameters.minutesPerKm(), kilometres);
    }

    public static boolean enough(int minutesBetween, double gapMinutes, double minutesPerKm, double kilometres) {
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

    public static boolean shortEnough(Need need, Volunteer volunteer) {
        return shortEnough(need.slot(), volunteer);
    }

    public static boolean shortEnough(Slot slot, Volunteer volunteer) {
        return slot.minutes() <= volunteer.limits().maxMinutes();
    }

    static boolean near(Need need, Volunteer volunteer) {
        return within(need.site().kilometresTo(volunteer.home()), volunteer.radiusKm());
    }

    public static boolean within(double kilometres, double radiusKm) {
        return kilometres <= radiusKm + TOLERANCE;
    }

    /**
     * The first day, since 1970-01-01, on which a volunteer meets the requirements of a need that starts on it. They meet them from then on
     * until {@link #lastDayMet}: nobody grows younger, and a licence ends once.
     */
    public static int firstDayMet(Requirements requirements, Volunteer volunteer) {
        if (requirements.minimumAge() == 0) {
            return Integer.MIN_VALUE;
        }
        @Nullable LocalDate born = volunteer.standing().born();
        return born == null
                ? Integer.MAX_VALUE
                : (int) requirements.oldEnoughFrom(born).toEpochDay();
    }

    /** The last of these days; before the first where they never meet the requirements. */
    public static int lastDayMet(Requirements requirements, Volunteer volunteer) {
        if (!licensed(requirements, volunteer) || !atHome(requirements, volunteer)) {
            return Integer.MIN_VALUE;
        }
        long last = Integer.MAX_VALUE;
        for (String licence : requirements.licences()) {
            @Nullable LocalDate valid = volunteer.standing().licences().get(licence);
            if (valid != null && volunteer.skills().contains(licence)) {
                last = Math.min(last, valid.toEpochDay());
            }
        }
        return (int) Math.max(Integer.MIN_VALUE, last);
    }

    private static boolean oldEnough(Need need, Volunteer volunteer) {
        @Nullable LocalDate born = volunteer.standing().born();
        var requirements = need.requirements();
        return requirements.minimumAge() == 0
                || born != null && !born.isAfter(requirements.bornBy(startDay(need.slot())));
    }

    private static boolean licensed(Need need, Volunteer volunteer) {
        return licensed(need.requirements(), volunteer);
    }

    private static boolean licensed(Requirements requirements, Volunteer volunteer) {
        return requirements.licences().isEmpty()
                || missingLicences(requirements, volunteer).isEmpty();
    }

    private static boolean stillLicensed(Need need, Volunteer volunteer) {
        var requirements = need.requirements();
        return requirements.licences().isEmpty()
                || endedLicences(need.slot(), requirements, volunteer).isEmpty();
    }

    private static boolean atHome(Need need, Volunteer volunteer) {
        return atHome(need.requirements(), volunteer);
    }

    private static boolean atHome(Requirements requirements, Volunteer volunteer) {
        return volunteer.standing().region().startsWith(requirements.homesIn());
    }

    private static boolean mayBeAsked(Need need, Volunteer volunteer) {
        return mayBeAsked(volunteer);
    }

    public static boolean mayBeAsked(Volunteer volunteer) {
        return !volunteer.standing().doNotDisturb();
    }

    private static Bar.TooYoung tooYoung(Need need, Volunteer volunteer) {
        @Nullable LocalDate born = volunteer.standing().born();
        @Nullable
        Integer age = born == null
                ? null
                : Period.between(born, startDay(need.slot())).getYears();
        return new Bar.TooYoung(age, need.requirements().minimumAge());
    }

    private static Bar.LacksLicences lacksLicences(Need need, Volunteer volunteer) {
        return new Bar.LacksLicences(missingLicences(need.requirements(), volunteer));
    }

    private static Bar.LicencesOver licencesOver(Need need, Volunteer volunteer) {
        return new Bar.LicencesOver(endedLicences(need.slot(), need.requirements(), volunteer));
    }

    /** A licence for a skill that they do not have either is no second bar. */
    private static Set<String> missingLicences(Requirements requirements, Volunteer volunteer) {
        var missing = new HashSet<String>();
        for (String licence : requirements.licences()) {
            if (volunteer.skills().contains(licence)
                    && !volunteer.standing().licences().containsKey(licence)) {
                missing.add(licence);
            }
        }
        return missing;
    }

    private static Map<String, LocalDate> endedLicences(Slot slot, Requirements requirements, Volunteer volunteer) {
        var ended = new HashMap<String, LocalDate>();
        for (String licence : requirements.licences()) {
            @Nullable LocalDate lastDay = volunteer.standing().licences().get(licence);
            if (lastDay != null && volunteer.skills().contains(licence) && lastDay.isBefore(startDay(slot))) {
                ended.put(licence, lastDay);
            }
        }
        return ended;
    }

    private static LocalDate startDay(Slot slot) {
        return LocalDate.ofEpochDay(slot.day());
    }

    private static YearMonth month(Need need) {
        return YearMonth.from(startDay(need.slot()));
    }

    private static Bar.Clashes clash(Need need, Need other, Parameters parameters) {
        return new Bar.Clashes(other.id(), minutesBetween(need, other), minutesNeeded(need, other, parameters));
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
