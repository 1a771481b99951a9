package org.redvest.engine.pairs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Need;
import org.redvest.engine.Requirements;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;

/**
 * Kinds of needs share a slot (with the requirements of that day), skills or a category. Each rule of {@link Eligibility} that depends on one
 * of these alone is answered once for a kind and not for each of its needs; which requirements a person meets, once for a span of days.
 */
final class NeedKinds {
    private record Time(Slot slot, Requirements requirements) {}

    private final Time[] slots;
    private final int[] slotStart;
    private final int[] slotDay;
    private final Requirements[] requirements;
    /** Of each kind of slot, the number of its requirements. */
    private final int[] requirementsOf;

    private final Map<String, Integer> skills = new HashMap<>();
    /** Of each kind of skills, the numbers of what is asked for. */
    private final int[][] skillSets;

    private final Map<String, Integer> categories = new HashMap<>();
    private final int[] slotOf;
    private final int[] skillsOf;
    private final int[] categoryOf;

    NeedKinds(List<Need> needs) {
        slots = needs.stream()
                .map(NeedKinds::time)
                .distinct()
                .sorted(Comparator.<Time>comparingInt(t -> t.slot.startMinute())
                        .thenComparingInt(t -> t.slot.endMinute()))
                .toArray(Time[]::new);
        slotStart = Arrays.stream(slots).mapToInt(t -> t.slot.startMinute()).toArray();
        slotDay = Arrays.stream(slots).mapToInt(t -> t.slot.day()).toArray();
        requirements = Arrays.stream(slots).map(Time::requirements).distinct().toArray(Requirements[]::new);
        Map<Requirements, Integer> requirementsNumber = new HashMap<>();
        for (Requirements each : requirements) {
            requirementsNumber.put(each, requirementsNumber.size());
        }
        requirementsOf = Arrays.stream(slots)
                .mapToInt(t -> requirementsNumber.getOrDefault(t.requirements, -1))
                .toArray();
        Map<Time, Integer> slotNumber = new HashMap<>();
        for (Time slot : slots) {
            slotNumber.put(slot, slotNumber.size());
        }
        Map<Set<String>, Integer> skillSetNumber = new HashMap<>();
        slotOf = new int[needs.size()];
        skillsOf = new int[needs.size()];
        categoryOf = new int[needs.size()];
        for (int g = 0; g < slotOf.length; g++) {
            Need need = needs.get(g);
            slotOf[g] = slotNumber.getOrDefault(time(need), -1);
            skillsOf[g] = skillSetNumber.computeIfAbsent(need.skills(), _ -> skillSetNumber.size());
            categoryOf[g] = categories.computeIfAbsent(need.category(), _ -> categories.size());
        }
        skillSets = new int[skillSetNumber.size()][];
        skillSetNumber.forEach((set, number) -> skillSets[number] = set.stream()
                .mapToInt(skill -> skills.computeIfAbsent(skill, _ -> skills.size()))
                .toArray());
    }

    private static Time time(Need need) {
        return new Time(need.slot(), need.requirements());
    }

    int slot(int need) {
        return slotOf[need];
    }

    int skills(int need) {
        return skillsOf[need];
    }

    int category(int need) {
        return categoryOf[need];
    }

    /** The kinds that suit one volunteer; one of these for each thread. */
    final class Suitable {
        final boolean[] slot = new boolean[slots.length];
        final boolean[] skills = new boolean[skillSets.length];
        final boolean[] category = new boolean[categories.size()];
        private final boolean[] has = new boolean[NeedKinds.this.skills.size()];
        private final int[] firstDay = new int[requirements.length];
        private final int[] lastDay = new int[requirements.length];

        void volunteer(Volunteer volunteer) {
            Arrays.fill(slot, false);
            for (int r = 0; r < requirements.length; r++) {
                firstDay[r] = Eligibility.firstDayMet(requirements[r], volunteer);
                lastDay[r] = Eligibility.lastDayMet(requirements[r], volunteer);
            }
            for (int w = 0; w < volunteer.free().size(); w++) {
                addWindow(volunteer.free().startMinute(w), volunteer.free().endMinute(w), volunteer);
            }
            fill(has, NeedKinds.this.skills, volunteer.skills());
            for (int s = 0; s < skills.length; s++) {
                skills[s] = hasAll(skillSets[s]);
            }
            if (volunteer.interests().isEmpty()) {
                Arrays.fill(category, true);
            } else {
                fill(category, categories, volunteer.interests());
            }
        }

        private static void fill(boolean[] kinds, Map<String, Integer> numbers, Set<String> names) {
            Arrays.fill(kinds, false);
            for (String name : names) {
                Integer number = numbers.get(name);
                if (number != null) {
                    kinds[number] = true;
                }
            }
        }

        private boolean hasAll(int[] required) {
            boolean all = true;
            for (int skill : required) {
                all &= has[skill];
            }
            return all;
        }

        private void addWindow(int startMinute, int endMinute, Volunteer volunteer) {
            int found = Arrays.binarySearch(slotStart, startMinute);
            int first = found < 0 ? -found - 1 : found;
            while (first > 0 && slotStart[first - 1] == startMinute) {
                first--;
            }
            for (int s = first; s < slots.length && slotStart[s] < endMinute; s++) {
                Time time = slots[s];
                int r = requirementsOf[s];
                slot[s] |= time.slot.endMinute() <= endMinute
                        && firstDay[r] <= slotDay[s]
                        && slotDay[s] <= lastDay[r]
                        && Eligibility.shortEnough(time.slot, volunteer);
            }
        }
    }
}
