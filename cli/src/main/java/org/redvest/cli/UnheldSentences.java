package org.redvest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.redvest.cli.instance.UnheldWords;

/** Says beside a need that is short which of its words no volunteer has. */
record UnheldSentences(UnheldWords unheld, Words words) {

    List<String> of(String need, Set<String> skills, String category) {
        var sentences = new ArrayList<String>();
        unheld.skillsOf(skills).forEach(skill -> sentences.add(words.say("short.unheld-skill", need, skill)));
        if (unheld.hasCategory(category)) {
            sentences.add(words.say("short.unheld-category", need, category));
        }
        return sentences;
    }
}
