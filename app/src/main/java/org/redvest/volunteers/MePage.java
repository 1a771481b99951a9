package org.redvest.volunteers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.redvest.catalogue.Category;
import org.redvest.web.Problems;

/**
 * A volunteer's own page.
 *
 * @param home where they live, in words
 * @param days the form for a single day, as typed
 */
public record MePage(
        Profile profile,
        String name,
        String home,
        List<Team> teams,
        List<Category> categories,
        ProfileForm form,
        Problems problems,
        DayForm days,
        boolean saved,
        LocalDate today) {

    public MePage {
        teams = List.copyOf(teams);
        categories = List.copyOf(categories);
    }

    public boolean doNotDisturb() {
        return profile.preferences().doNotDisturb();
    }

    /** Whether invitations come at all: then a rest from them can be taken. */
    public boolean active() {
        return profile.status() == VolunteerStatus.ACTIVE;
    }

    /** Why nothing will ever be offered, as the status and the choices stand. */
    public Optional<String> nothingOffered() {
        if (!active()) {
            return Optional.of(profile.status().word());
        }
        var preferences = profile.preferences();
        var limits = preferences.limits();
        boolean never = preferences.availability().week().equals(WeekPattern.NEVER)
                && exceptions().values().stream().allMatch(Set::isEmpty);
        if (limits.maxShifts() == 0 || limits.maxShiftsPerDay() == 0 || limits.maxMinutes() == 0) {
            return Optional.of("limits");
        }
        return never ? Optional.of("week") : Optional.empty();
    }

    /** Whether a licence was seen for a skill, and is valid today. */
    public boolean licensed(String skill) {
        return Optional.ofNullable(profile.licences().get(skill))
                .filter(lastDay -> !lastDay.isBefore(today))
                .isPresent();
    }

    /** Days ahead that differ from the usual week; the past ones are of no use to anybody. */
    public SortedMap<LocalDate, Set<Part>> exceptions() {
        var ahead = new TreeMap<LocalDate, Set<Part>>();
        for (Map.Entry<LocalDate, Set<Part>> day :
                profile.preferences().availability().exceptions().entrySet()) {
            if (!day.getKey().isBefore(today)) {
                ahead.put(day.getKey(), day.getValue());
            }
        }
        return ahead;
    }
}
