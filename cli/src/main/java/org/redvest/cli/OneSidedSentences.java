package org.redvest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.cli.instance.OneSidedWords;

/** Says which skills and categories stand on one side only: at the end of each command, and beside a need that is short. */
record OneSidedSentences(OneSidedWords oneSided, Words words) {
    private static final int MOST_NAMES = 20;

    /** One sentence for each kind that there is. */
    List<String> all() {
        var sentences = new ArrayList<String>();
        add("words.unheld-skills", oneSided.unheldSkills(), sentences);
        add("words.unheld-categories", oneSided.unheldCategories(), sentences);
        add("words.unasked-skills", oneSided.unaskedSkills(), sentences);
        add("words.unasked-interests", oneSided.unaskedInterests(), sentences);
        return sentences;
    }

    private void add(String key, Map<String, Integer> counts, List<String> sentences) {
        if (!counts.isEmpty()) {
            var names = counts.entrySet().stream()
                    .limit(MOST_NAMES)
                    .map(word -> words.say("words.name", Words.shown(word.getKey()), Integer.toString(word.getValue())))
                    .collect(Collectors.joining(words.say("words.comma")));
            var more = counts.size() - MOST_NAMES;
            sentences.add(words.say(key, names, more > 0 ? words.say("words.more", Integer.toString(more)) : ""));
        }
    }

    /** Which words of a need that is short no volunteer has. */
    List<String> of(String need, Set<String> skills, String category) {
        var sentences = new ArrayList<String>();
        oneSided.unheldAmong(skills).forEach(skill -> sentences.add(words.say("short.unheld-skill", need, skill)));
        if (oneSided.unheldCategories().containsKey(category)) {
            sentences.add(words.say("short.unheld-category", need, category));
        }
        return sentences;
    }
}
