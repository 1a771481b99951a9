package org.redvest.channels.gateway;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request to a provider, with placeholders for what differs from message to message.
 *
 * @param url with placeholders behind its host only
 * @param headers one a line
 */
public record GatewayCall(String method, String url, String headers, String body) {

    Map<String, String> headerLines() {
        return headers.lines()
                .map(String::strip)
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')).strip(),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (first, _) -> first));
    }

    boolean sendsJson() {
        return headerLines().entrySet().stream()
                .anyMatch(each -> each.getKey().equalsIgnoreCase("Content-Type")
                        && each.getValue().contains("json"));
    }

    boolean namesLink() {
        return (url + headers + body).contains("{{link");
    }

    /** A message whose text has no number yet at the provider cannot be sent by such a call. */
    boolean namesTemplate() {
        return (url + headers + body).contains("{{template");
    }
}
