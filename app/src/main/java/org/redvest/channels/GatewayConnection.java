package org.redvest.channels;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.redvest.channels.SendResult.ServerAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a gateway to send, and reads from its answer what came of it: many say 200 and mean no. */
final class GatewayConnection implements Carrier.Connection {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_ANSWER = 65_536;
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);
    private static final int TOO_MANY = 429;

    private final HttpClient client;
    private final GatewaySettings settings;
    private final String secret;
    private final Duration patience;

    GatewayConnection(HttpClient client, GatewaySettings settings, String secret, Duration patience) {
        this.client = client;
        this.settings = settings;
        this.secret = secret;
        this.patience = patience;
    }

    @Override
    public SendResult send(Parcel parcel) {
        var asking = client.sendAsync(
                GatewayRequest.of(settings, parcel, secret).request(),
                BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        try {
            return result(asking.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException silent) {
            asking.cancel(true);
            return new SendResult.Uncertain(ServerAnswer.of("no-answer"));
        } catch (ExecutionException failed) {
            return neverConnected(failed)
                    ? new SendResult.Away(ServerAnswer.of("no-connection"))
                    : new SendResult.Uncertain(ServerAnswer.of("no-answer"));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            asking.cancel(true);
            return new SendResult.Uncertain(ServerAnswer.of("no-answer"));
        }
    }

    private static boolean neverConnected(Throwable failed) {
        return Stream.iterate(failed, each -> each != null, Throwable::getCause)
                .anyMatch(each -> each instanceof ConnectException
                        || each instanceof HttpConnectTimeoutException
                        || each instanceof UnresolvedAddressException);
    }

    private SendResult result(HttpResponse<String> response) {
        int status = response.statusCode();
        var code = Integer.toString(status);
        if (status / 100 == 2) {
            return said(response.body());
        }
        if (NOT_LET_IN.contains(status)) {
            return new SendResult.Away(ServerAnswer.of("sign-in", code));
        }
        if (status == TOO_MANY || status >= 500) {
            return new SendResult.Away(ServerAnswer.of(status == TOO_MANY ? "busy" : "server-error", code));
        }
        return new SendResult.Later(ServerAnswer.of("refused", code));
    }

    private SendResult said(String body) {
        var value = value(body);
        if (value.isEmpty()) {
            return new SendResult.Uncertain(ServerAnswer.of("nonsense"));
        }
        if (value.get().equals(settings.okValue())) {
            return new SendResult.Sent(ServerAnswer.of("sent"));
        }
        return List.of(settings.retryCodes().split("\\s+")).contains(value.get())
                ? new SendResult.Later(ServerAnswer.of("busy", value.get()))
                : new SendResult.Refused(ServerAnswer.of("refused", value.get()));
    }

    private Optional<String> value(String body) {
        try {
            var answer = JSON.readTree(body);
            return Stream.of(settings.okPointer().split("\\s+"))
                    .map(answer::at)
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asString)
                    .findFirst();
        } catch (JacksonException nonsense) {
            return Optional.empty();
        }
    }

    /** Connections are the client's, and kept for the next message. */
    @Override
    public void close() {}
}
