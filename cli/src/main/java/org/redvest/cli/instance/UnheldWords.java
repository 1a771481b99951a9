package org.redvest.cli.instance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Skills and categories that needs name and no volunteer does: most often the same word was written in two ways.
 *
 * @param skills that some need asks for and no volunteer has
 * @param categories that some need has and no volunteer names as an interest; none where no volunteer names any, for then all of them
 *     serve anything and there is no second way of writing
 */
public record UnheldWords(Set<String> skills, Set<String> categories) {

    /** None beside {@code pairs.csv}: skills and categories decide nothing there. */
    public static UnheldWords of(Instance instance) {
        return instance.pairs().isPresent()
                ? new UnheldWords(Set.of(), Set.of())
                : of(instance.volunteers(), instance.needs());
    }

    private static UnheldWords of(List<Volunteer> volunteers, List<Need> needs) {
        Set<String> skills = new HashSet<>();
        Set<String> categories = new HashSet<>();
        needs.forEach(need -> skills.addAll(need.skills()));
        needs.forEach(need -> categories.add(need.category()));
        var anyInterest = false;
        for (var volunteer : volunteers) {
            skills.removeAll(volunteer.skills());
            categories.removeAll(volunteer.interests());
            anyInterest |= !volunteer.interests().isEmpty();
        }
        return new UnheldWords(skills, anyInterest ? categories : Set.of());
    }

    /** Those among a need's skills, sorted. */
    public List<String> skillsOf(Set<String> needed) {
        return needed.stream().filter(skills::contains).sorted().toList();
    }

    public boolean hasCategory(String category) {
        return categories.contains(category);
    }
}
