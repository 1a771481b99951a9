package org.redvest.channels;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.redvest.channels.Sentence.Variable;
import org.redvest.web.Language;

/**
 * A message as it is handed to a carrier: worded, and addressed.
 *
 * @param number of its delivery; the same for each attempt, so that the other side can know it again
 * @param to an e-mail address, a telephone number, or the number of an account whose browsers are meant
 * @param variables short values in the order of the sentence
 * @param until when it is of no use any more
 * @param path of the page that the message leads to
 */
public record Parcel(
        long number,
        String to,
        Language language,
        Sentence sentence,
        String subject,
        String text,
        Map<Variable, String> variables,
        Instant until,
        String path) {

    public Parcel {
        variables = Map.copyOf(variables);
    }

    /** In the order in which the sentence names them. */
    public List<String> values() {
        return sentence.variables().stream()
                .map(each -> variables.getOrDefault(each, ""))
                .toList();
    }

    /** Nobody's address in a log. */
    @Override
    public String toString() {
        return "Parcel " + number;
    }
}
