package org.redvest.channels;

import org.redvest.web.Text;

/** What came of an attempt, in words. */
public final class ResultWords {

    private ResultWords() {}

    public static String in(Text text, SendResult.ServerAnswer answer) {
        var words = text.of("channels.result." + answer.word());
        return answer.code().isEmpty() ? words : text.of("channels.result.code", words, answer.code());
    }

    public static String in(Text text, SendResult result) {
        return switch (result) {
            case SendResult.Sent _ -> text.of("channels.test.sent");
            case SendResult.Refused(var answer) -> text.of("channels.test.not-sent", in(text, answer));
            case SendResult.NoSuchAddress(var answer) -> text.of("channels.test.not-sent", in(text, answer));
            case SendResult.Later(var answer) -> text.of("channels.test.not-sent", in(text, answer));
            case SendResult.NotReached(var answer) -> text.of("channels.test.not-sent", in(text, answer));
            case SendResult.Away(var answer) -> text.of("channels.test.not-sent", in(text, answer));
            case SendResult.Uncertain(var answer) -> in(text, answer);
        };
    }

    public static boolean isSent(SendResult result) {
        return result instanceof SendResult.Sent;
    }
}
