package org.redvest.channels.gateway;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.redvest.channels.Carrier;
import org.redvest.channels.OutwardHttp;
import org.redvest.channels.Parcel;
import org.redvest.channels.SendResult;
import org.redvest.channels.SendResult.ServerAnswer;
import org.redvest.channels.Sentence;
import org.redvest.channels.gateway.GatewayAnswers.AnswerReading;
import org.redvest.channels.gateway.GatewaySigning.SigningKey;
import org.redvest.web.Language;

/** Sends messages to a gateway: fills its request in, with a token where it wants one, signs it, and reads the answer. */
final class GatewayConnection implements Carrier.Connection {

    private final GatewaySettings settings;
    private final String secret;
    private final BiFunction<Sentence, Language, String> templates;
    private final GatewayTokens tokens;
    private final OutwardHttp http;
    private final Clock clock;

    /** @param templates the provider's number of a sentence in a language; empty while it has none */
    GatewayConnection(
            GatewaySettings settings,
            String secret,
            BiFunction<Sentence, Language, String> templates,
            GatewayTokens tokens,
            OutwardHttp http,
            Clock clock) {
        this.settings = settings;
        this.secret = secret;
        this.templates = templates;
        this.tokens = tokens;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public SendResult send(Parcel parcel) {
        var template = templates.apply(parcel.sentence(), parcel.language());
        if (template.isEmpty() && settings.call().namesTemplate()) {
            return new SendResult.Refused(ServerAnswer.of("not-filed"));
        }
        return settings.token().isWanted()
                ? withToken(parcel, template)
                : ask(parcel, template, "").result();
    }

    /** A token that the provider does not take any more is fetched anew, once. */
    private SendResult withToken(Parcel parcel, String template) {
        for (int attempt = 1; ; attempt++) {
            var credentials = Map.of("account", settings.account(), "secret", secret);
            switch (tokens.token(
                    settings.token(), credentials, settings.answers().okPointer(), http)) {
                case GatewayTokens.TokenResult.NotGiven(var answer) -> {
                    return new SendResult.Away(answer);
                }
                case GatewayTokens.TokenResult.Fetched(var token) -> {
                    var reading = ask(parcel, template, token);
                    if (attempt == 2 || !settings.token().isWornOut(reading.code())) {
                        return reading.result();
                    }
                    tokens.forget(token);
                }
            }
        }
    }

    private AnswerReading ask(Parcel parcel, String template, String token) {
        var request = GatewayRequest.of(
                settings.call(),
                parcel,
                template,
                Map.of(
                        "account",
                        settings.account(),
                        "secret",
                        secret,
                        "token",
                        token,
                        "link",
                        settings.link(parcel.path())));
        var key = new SigningKey(
                settings.account(), secret, clock.instant(), UUID.randomUUID().toString());
        return switch (http.ask(settings.signing().signed(request, key).request())) {
            case OutwardHttp.HttpReply.Reply(int status, var body) ->
                settings.answers().read(status, body);
            case OutwardHttp.HttpReply.Unreached _ -> unread(new SendResult.Away(ServerAnswer.of("no-connection")));
            case OutwardHttp.HttpReply.Silence _ -> unread(new SendResult.Uncertain(ServerAnswer.of("no-answer")));
        };
    }

    private static AnswerReading unread(SendResult result) {
        return new AnswerReading(result, "");
    }

    /** Connections are the client's, and kept for the next message. */
    @Override
    public void close() {}
}
