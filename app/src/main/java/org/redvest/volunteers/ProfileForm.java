package org.redvest.volunteers;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.engine.Limits;
import org.redvest.volunteers.WeekPattern.HalfDay;
import org.redvest.web.Problem;
import org.redvest.web.TypedNumber;
import org.springframework.util.MultiValueMap;

/** What a volunteer typed about themselves; read back as typed while anything is wrong. */
public final class ProfileForm {

    static final List<Integer> RADII = List.of(2, 4, 7, 11, 20, 50);
    static final int MOST_SHIFTS = 60;
    static final int MOST_A_DAY = 4;
    static final int MOST_HOURS = 300;

    private final String radius;
    private final String shifts;
    private final String shiftsPerDay;
    private final String hours;
    private final Set<String> interests;
    private final Set<String> free;

    private ProfileForm(
            String radius, String shifts, String shiftsPerDay, String hours, Set<String> interests, Set<String> free) {
        this.radius = radius;
        this.shifts = shifts;
        this.shiftsPerDay = shiftsPerDay;
        this.hours = hours;
        this.interests = Set.copyOf(interests);
        this.free = Set.copyOf(free);
    }

    static ProfileForm typed(MultiValueMap<String, String> fields) {
        return new ProfileForm(
                first(fields, "radius"),
                first(fields, "shifts"),
                first(fields, "perDay"),
                first(fields, "hours"),
                all(fields, "interest"),
                all(fields, "free"));
    }

    static ProfileForm of(Preferences preferences) {
        var limits = preferences.limits();
        var free = new HashSet<String>();
        for (DayOfWeek day : DayOfWeek.values()) {
            preferences.availability().week().on(day).forEach(part -> free.add(half(day, part)));
        }
        return new ProfileForm(
                plain(preferences.radiusKm()),
                Integer.toString(limits.maxShifts()),
                Integer.toString(limits.maxShiftsPerDay()),
                Integer.toString(limits.maxMinutes() / 60),
                preferences.interests(),
                free);
    }

    public String radius() {
        return radius;
    }

    public String shifts() {
        return shifts;
    }

    public String shiftsPerDay() {
        return shiftsPerDay;
    }

    public String hours() {
        return hours;
    }

    public boolean interestedIn(String category) {
        return interests.contains(category);
    }

    public boolean free(DayOfWeek day, Part part) {
        return free.contains(half(day, part));
    }

    /** The usual distances, and theirs if it is another. */
    public List<String> radii() {
        return Stream.concat(RADII.stream().map(String::valueOf), Stream.of(radius))
                .filter(value -> number(value, Preferences.FARTHEST_KM).isPresent())
                .distinct()
                .sorted(Comparator.comparingDouble(Double::parseDouble))
                .toList();
    }

    public static String half(DayOfWeek day, Part part) {
        return day.name().toLowerCase(Locale.ROOT) + "-" + part.word();
    }

    List<Problem> problems(Set<String> categories) {
        var problems = new ArrayList<Problem>();
        if (number(radius, Preferences.FARTHEST_KM).isEmpty()) {
            problems.add(new Problem("radius", "volunteers.problem.radius", (int) Preferences.FARTHEST_KM));
        }
        whole(shifts, MOST_SHIFTS, "shifts", problems);
        whole(shiftsPerDay, MOST_A_DAY, "perDay", problems);
        whole(hours, MOST_HOURS, "hours", problems);
        if (!categories.containsAll(interests)) {
            problems.add(new Problem("interests", "volunteers.problem.interests"));
        }
        if (halves().size() != free.size()) {
            problems.add(new Problem("week", "volunteers.problem.week"));
        }
        return problems;
    }

    /** Only of a form without problems; single days that differ, and 免打扰, have forms of their own. */
    Preferences over(Preferences before) {
        var limits = new Limits(whole(shifts), whole(shiftsPerDay), whole(hours) * 60);
        var availability =
                new Availability(WeekPattern.of(halves()), before.availability().exceptions());
        return new Preferences(
                number(radius, Preferences.FARTHEST_KM).orElseThrow(),
                limits,
                interests,
                availability,
                before.doNotDisturb());
    }

    private List<HalfDay> halves() {
        return Stream.of(DayOfWeek.values())
                .flatMap(day -> EnumSet.allOf(Part.class).stream()
                        .filter(part -> free(day, part))
                        .map(part -> new HalfDay(day, part)))
                .toList();
    }

    private static void whole(String typed, int most, String field, List<Problem> problems) {
        int number = TypedNumber.whole(typed).orElse(-1);
        if (number < 0 || number > most) {
            problems.add(new Problem(field, "volunteers.problem.whole", most));
        }
    }

    private static int whole(String typed) {
        return TypedNumber.whole(typed).orElseThrow();
    }

    private static Optional<Double> number(String typed, double most) {
        return TypedNumber.decimal(typed).map(BigDecimal::doubleValue).filter(value -> value <= most);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).map(String::strip).orElse("");
    }

    private static Set<String> all(MultiValueMap<String, String> fields, String name) {
        return Set.copyOf(Optional.ofNullable(fields.get(name)).orElse(List.of()));
    }
}
