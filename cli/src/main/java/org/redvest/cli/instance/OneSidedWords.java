package org.redvest.cli.instance;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Skills and categories that only needs or only volunteers name, and how many do: most often the same word was written in two ways.
 *
 * @param unheldSkills that some needs ask for and no volunteer has
 * @param unheldCategories that some needs have and no volunteer names as an interest; none where no volunteer names any, for then all of
 *     them serve anything and there is no second way of writing
 * @param unaskedSkills that some volunteers have and no need asks for
 * @param unaskedInterests that some volunteers name and no need has as its category
 */
public record OneSidedWords(
        SortedMap<String, Integer> unheldSkills,
        SortedMap<String, Integer> unheldCategories,
        SortedMap<String, Integer> unaskedSkills,
        SortedMap<String, Integer> unaskedInterests) {

    /** None beside {@code pairs.csv}: skills and categories decide nothing there. */
    public static OneSidedWords of(Instance instance) {
        var counts = instance.pairs().isPresent()
                ? new OneSidedWords(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>())
                : count(instance.volunteers(), instance.needs());
        counts.keepOneSided();
        return counts;
    }

    private static OneSidedWords count(List<Volunteer> volunteers, List<Need> needs) {
        var all = new OneSidedWords(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (var need : needs) {
            count(need.skills(), all.unheldSkills);
            count(Set.of(need.category()), all.unheldCategories);
        }
        for (var volunteer : volunteers) {
            count(volunteer.skills(), all.unaskedSkills);
            count(volunteer.interests(), all.unaskedInterests);
        }
        return all;
    }

    private static void count(Collection<String> words, SortedMap<String, Integer> counts) {
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }

    private void keepOneSided() {
        if (unaskedInterests.isEmpty()) {
            unheldCategories.clear();
        }
        dropCommon(unheldSkills, unaskedSkills);
        dropCommon(unheldCategories, unaskedInterests);
    }

    private static void dropCommon(SortedMap<String, Integer> one, SortedMap<String, Integer> other) {
        var common = new TreeMap<>(one).keySet();
        common.retainAll(other.keySet());
        one.keySet().removeAll(common);
        other.keySet().removeAll(common);
    }

    /** Those among a need's skills that no volunteer has, sorted. */
    public List<String> unheldAmong(Set<String> needed) {
        return needed.stream().filter(unheldSkills::containsKey).sorted().toList();
    }
}
