package org.redvest.channels.gateway;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a provider reports later whether a message arrived: a list of objects that it posts to an address of ours.
 *
 * @param number JSON pointer within an object to the number that the provider gave the message; empty where no reports come
 * @param okPointer JSON pointer within an object to the result
 * @param okValue what stands there when the message arrived
 * @param codePointer JSON pointer within an object to the reason when it did not
 */
public record GatewayReceipts(String number, String okPointer, String okValue, String codePointer) {

    public static final GatewayReceipts NONE = new GatewayReceipts("", "", "", "");

    /** No provider puts more into one report. */
    private static final int MOST = 1_000;

    /** @param code of the provider, where the message did not arrive */
    record TextReceipt(String number, boolean arrived, String code) {}

    /** Empty where the text is no JSON or holds no list of reports. Objects that cannot be read are left out. */
    Optional<List<TextReceipt>> read(String body) {
        try {
            var posted = JsonMapper.shared().readTree(body);
            var list = posted.isObject()
                    ? List.of(posted)
                    : posted.values().stream().limit(MOST).toList();
            return posted.isContainer()
                    ? Optional.of(list.stream()
                            .flatMap(each -> receipt(each).stream())
                            .toList())
                    : Optional.empty();
        } catch (JacksonException nonsense) {
            return Optional.empty();
        }
    }

    private Optional<TextReceipt> receipt(JsonNode report) {
        return GatewayAnswers.at(report, number)
                .flatMap(named -> GatewayAnswers.at(report, okPointer)
                        .map(result -> new TextReceipt(
                                named,
                                result.equals(okValue),
                                GatewayAnswers.at(report, codePointer).orElse(""))));
    }
}
