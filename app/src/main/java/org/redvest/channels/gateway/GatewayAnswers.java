package org.redvest.channels.gateway;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.channels.SendResult;
import org.redvest.channels.SendResult.ServerAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from a provider's answer what came of a message: many answer 200 and mean no. Codes stand in lists with blanks between them.
 *
 * @param okPointer JSON pointers into the answer, with blanks between them; the first that is there counts
 * @param okValue what stands there when the message was taken
 * @param codes what stands there when it was not
 * @param leftOut JSON pointers to those whom a message that was taken does not reach, for some providers say yes to a list without them;
 *     may be empty
 * @param numberPointer JSON pointers to the provider's own number of the message, which its receipts name; may be empty
 */
public record GatewayAnswers(
        String okPointer, String okValue, AnswerCodes codes, String leftOut, String numberPointer) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);
    private static final int TOO_MANY = 429;

    /** What a provider answered: the code that stands where the result stands, and its own number of the message. */
    record AnswerReading(SendResult result, String code) {}

    AnswerReading read(int status, String body) {
        var code = Integer.toString(status);
        if (status / 100 == 2) {
            return taken(body);
        }
        if (NOT_LET_IN.contains(status)) {
            return new AnswerReading(new SendResult.Away(ServerAnswer.of("sign-in", code)), code);
        }
        if (status == TOO_MANY || status >= 500) {
            return new AnswerReading(
                    new SendResult.Away(ServerAnswer.of(status == TOO_MANY ? "busy" : "server-error", code)), code);
        }
        // Some providers put the reason into the body of a 400.
        var said = at(body, okPointer);
        return said.isPresent()
                ? new AnswerReading(refused(said.get()), said.get())
                : new AnswerReading(new SendResult.Later(ServerAnswer.of("refused", code)), code);
    }

    private AnswerReading taken(String body) {
        var said = at(body, okPointer);
        if (said.isEmpty()) {
            return new AnswerReading(new SendResult.Uncertain(ServerAnswer.of("nonsense")), "");
        }
        if (!said.get().equals(okValue)) {
            return new AnswerReading(refused(said.get()), said.get());
        }
        return new AnswerReading(
                at(body, leftOut).isPresent()
                        ? new SendResult.NoSuchAddress(ServerAnswer.of("dead-number"))
                        : new SendResult.Sent(
                                ServerAnswer.of("sent"), at(body, numberPointer).orElse("")),
                said.get());
    }

    private SendResult refused(String code) {
        if (AnswerCodes.lists(codes.retry(), code)) {
            return new SendResult.Later(ServerAnswer.of("busy", code));
        }
        if (AnswerCodes.lists(codes.slow(), code)) {
            return new SendResult.Away(ServerAnswer.of("busy", code));
        }
        if (AnswerCodes.lists(codes.away(), code)) {
            return new SendResult.Away(ServerAnswer.of("account", code));
        }
        return AnswerCodes.lists(codes.dead(), code)
                ? new SendResult.NoSuchAddress(ServerAnswer.of("dead-number", code))
                : new SendResult.Refused(ServerAnswer.of("refused", code));
    }

    /** The value at the first of these pointers that leads to one; empty where the text is no JSON. */
    static Optional<String> at(String body, String pointers) {
        try {
            return at(JSON.readTree(body), pointers);
        } catch (JacksonException nonsense) {
            return Optional.empty();
        }
    }

    static Optional<String> at(JsonNode answer, String pointers) {
        return Stream.of(pointers.split("\\s+"))
                .filter(pointer -> pointer.startsWith("/"))
                .map(answer::at)
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(JsonNode::asString)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
