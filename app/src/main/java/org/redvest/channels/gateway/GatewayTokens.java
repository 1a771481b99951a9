package org.redvest.channels.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.redvest.channels.OutwardHttp;
import org.redvest.channels.SendResult.ServerAnswer;

/** Keeps the token of one channel's token step, so that one request serves the messages of an hour. Each node has its own. */
final class GatewayTokens {

    /** Shorter than any provider's tokens live; WeCom's and DingTalk's live two hours. */
    private static final Duration KEPT = Duration.ofMinutes(90);

    /** For those who waited meanwhile: each would wait for its own refusal, and many wrong requests close an account. */
    private static final Duration REFUSED = Duration.ofSeconds(5);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CachedToken kept;
    private @Nullable RefusedToken refused;

    GatewayTokens(Clock clock) {
        this.clock = clock;
    }

    private record CachedToken(String request, String value, Instant until) {}

    private record RefusedToken(String request, TokenResult.NotGiven result, Instant until) {}

    /** What comes of asking for a token. */
    sealed interface TokenResult {
        record Fetched(String token) implements TokenResult {}

        record NotGiven(ServerAnswer answer) implements TokenResult {}
    }

    /**
     * While one thread fetches a token, the others wait for it instead of fetching theirs.
     *
     * @param reason pointers to what the provider answers where it gives none
     */
    TokenResult token(TokenStep step, Map<String, String> credentials, String reason, OutwardHttp http) {
        var request = GatewayRequest.filled(new GatewayCall("GET", step.url(), "", ""), credentials);
        lock.lock();
        try {
            var known = kept;
            if (known != null
                    && known.request().equals(request.url())
                    && clock.instant().isBefore(known.until())) {
                return new TokenResult.Fetched(known.value());
            }
            var before = refused;
            if (before != null
                    && before.request().equals(request.url())
                    && clock.instant().isBefore(before.until())) {
                return before.result();
            }
            var result = fetched(step, request, reason, http);
            refused = result instanceof TokenResult.NotGiven notGiven
                    ? new RefusedToken(request.url(), notGiven, clock.instant().plus(REFUSED))
                    : null;
            return result;
        } finally {
            lock.unlock();
        }
    }

    private TokenResult fetched(TokenStep step, GatewayRequest request, String reason, OutwardHttp http) {
        return switch (http.ask(request.request())) {
            case OutwardHttp.HttpReply.Reply(int status, var body) -> {
                Optional<String> token = status / 100 == 2 ? GatewayAnswers.at(body, step.pointer()) : Optional.empty();
                token.filter(value -> value.matches("[!-~]{1,1000}"))
                        .ifPresent(value -> kept = new CachedToken(
                                request.url(), value, clock.instant().plus(KEPT)));
                yield token.isPresent() && kept != null && kept.value().equals(token.get())
                        ? new TokenResult.Fetched(token.get())
                        : new TokenResult.NotGiven(ServerAnswer.of(
                                "no-token", GatewayAnswers.at(body, reason).orElse(Integer.toString(status))));
            }
            case OutwardHttp.HttpReply.Unreached _ -> new TokenResult.NotGiven(ServerAnswer.of("no-connection"));
            case OutwardHttp.HttpReply.Silence _ -> new TokenResult.NotGiven(ServerAnswer.of("no-token"));
        };
    }

    /** The provider does not take this token any more. One that was fetched since is kept. */
    void forget(String token) {
        lock.lock();
        try {
            if (kept != null && kept.value().equals(token)) {
                kept = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
