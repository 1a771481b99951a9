package org.redvest.channels;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.web.Language;

/**
 * How a text message is handed over to a provider by HTTP.
 *
 * @param url with placeholders behind its host only
 * @param headers one a line
 * @param okPointer JSON pointers into the answer, with blanks between them; the first that is there counts
 * @param okValue what stands there when the message was taken
 * @param retryCodes those of the answer after which the message is sent again later, with blanks between them
 * @param templates one a line: the sentence's code, = and the number of the provider's template; cancelled.en=… for English
 * @param most messages in a window of so many seconds
 */
record GatewaySettings(
        String method,
        String url,
        String headers,
        String body,
        String okPointer,
        String okValue,
        String retryCodes,
        String templates,
        int most,
        int window) {

    Map<String, String> headerLines() {
        return lines(headers, ":");
    }

    boolean sendsJson() {
        return headerLines().entrySet().stream()
                .anyMatch(each -> each.getKey().equalsIgnoreCase("Content-Type")
                        && each.getValue().contains("json"));
    }

    /** The provider's number for a sentence; the Chinese one where there is none of its own for another language. */
    Optional<String> template(Sentence sentence, Language language) {
        var known = lines(templates, "=");
        return Optional.ofNullable(known.get(sentence.code() + "." + language.tag()))
                .or(() -> Optional.ofNullable(known.get(sentence.code())));
    }

    static Map<String, String> lines(String text, String between) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.indexOf(between) > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(between)).strip(),
                        line -> line.substring(line.indexOf(between) + 1).strip(),
                        (first, _) -> first));
    }
}
