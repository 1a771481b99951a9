package org.redvest.cli.files;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.OneSidedWords;
import org.redvest.cli.instance.Volunteer;

/** Warns of each word that stands on one side only, once, where it first stands, with how many needs or volunteers name it. */
record OneSidedWarnings(
        List<Volunteer> volunteers, Register volunteerIds, List<Need> needs, Register needIds, Faults faults) {

    void tell(OneSidedWords words) {
        Set<String> toldSkills = new HashSet<>();
        Set<String> toldCategories = new HashSet<>();
        for (int n = 0; n < needs.size(); n++) {
            var place = new Place("needs.csv", needIds.line(n));
            place.tell("skills", needs.get(n).skills(), words.unheldSkills(), "unheld-skill", toldSkills);
            var category = Set.of(needs.get(n).category());
            place.tell("category", category, words.unheldCategories(), "unheld-category", toldCategories);
        }
        if (words.unaskedSkills().isEmpty() && words.unaskedInterests().isEmpty()) {
            return;
        }
        for (int v = 0; v < volunteers.size(); v++) {
            var place = new Place("volunteers.csv", volunteerIds.line(v));
            var volunteer = volunteers.get(v);
            place.tell("skills", volunteer.skills(), words.unaskedSkills(), "unasked-skill", toldSkills);
            place.tell(
                    "interests", volunteer.interests(), words.unaskedInterests(), "unasked-interest", toldCategories);
        }
    }

    private final class Place {
        private final String file;
        private final int line;

        Place(String file, int line) {
            this.file = file;
            this.line = line;
        }

        void tell(String column, Set<String> cell, Map<String, Integer> oneSided, String kind, Set<String> told) {
            cell.stream()
                    .sorted()
                    .filter(word -> oneSided.containsKey(word) && told.add(word))
                    .forEach(word ->
                            faults.warn(Fault.of(file, line, column, word, kind, oneSided.getOrDefault(word, 0))));
        }
    }
}
