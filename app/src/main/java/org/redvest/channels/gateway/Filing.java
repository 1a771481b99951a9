package org.redvest.channels.gateway;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.redvest.web.Language;

/**
 * How far one text has come with the carriers (报备).
 *
 * @param submitted the day on which it was handed in
 * @param templates the provider's number of the text by language, once it was approved
 */
public record Filing(Optional<LocalDate> submitted, Map<Language, String> templates) {

    public static final Filing NONE = new Filing(Optional.empty(), Map.of());

    public Filing {
        templates = Map.copyOf(templates);
    }

    /** open, submitted or approved: the last part of a key in the bundles. */
    public String state() {
        if (templates.containsKey(Language.ZH)) {
            return "approved";
        }
        return submitted.isPresent() ? "submitted" : "open";
    }

    /** In Chinese where a text has no number of its own for another language. */
    String template(Language language) {
        var chinese = templates.getOrDefault(Language.ZH, "");
        return templates.getOrDefault(language, chinese);
    }
}
