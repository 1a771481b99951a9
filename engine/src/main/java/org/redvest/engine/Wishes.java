package org.redvest.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Skills and interests as bit sets: the same answers as {@link Eligibility#skilled} and {@link Eligibility#interested}, for one volunteer
 * and very many needs.
 */
final class Wishes {
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<Set<String>, Integer> skillSets = new HashMap<>();
    private final int[] needSkills;
    private final int[] needCategory;

    Wishes(List<Need> needs) {
        needSkills = new int[needs.size()];
        needCategory = new int[needs.size()];
        for (int g = 0; g < needs.size(); g++) {
            Need need = needs.get(g);
            needSkills[g] = skillSets.computeIfAbsent(need.skills(), _ -> skillSets.size());
            needCategory[g] = categories.computeIfAbsent(need.category(), _ -> categories.size());
        }
    }

    /** Asks for one volunteer after the other; one of these for each thread. */
    final class Of {
        private final BitSet qualified = new BitSet(skillSets.size());
        private final BitSet wanted = new BitSet(categories.size());
        private boolean wantsAnything;

        void volunteer(Volunteer volunteer) {
            qualified.clear();
            skillSets.forEach(
                    (set, number) -> qualified.set(number, volunteer.skills().containsAll(set)));
            wanted.clear();
            wantsAnything = volunteer.interests().isEmpty();
            for (String interest : volunteer.interests()) {
                Integer number = categories.get(interest);
                if (number != null) {
                    wanted.set(number);
                }
            }
        }

        boolean suits(int need) {
            return qualified.get(needSkills[need]) && (wantsAnything || wanted.get(needCategory[need]));
        }
    }
}
