package org.redvest.channels;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Asks a provider over HTTP, with patience that ends, and tells apart what was never handed over from what may have been. */
final class GatewayHttp {

    private static final int LONGEST_ANSWER = 65_536;

    private final HttpClient client;
    private final Duration patience;

    GatewayHttp(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** What comes of asking. */
    sealed interface HttpReply {
        record Reply(int status, String body) implements HttpReply {}

        /** The request never left. */
        record Unreached() implements HttpReply {}

        /** The request may have been taken. */
        record Silence() implements HttpReply {}
    }

    HttpReply ask(GatewayRequest request) {
        var asking =
                client.sendAsync(request.request(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        try {
            var response = asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpReply.Reply(response.statusCode(), response.body());
        } catch (TimeoutException silent) {
            asking.cancel(true);
            return new HttpReply.Silence();
        } catch (ExecutionException failed) {
            return neverConnected(failed) ? new HttpReply.Unreached() : new HttpReply.Silence();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            asking.cancel(true);
            return new HttpReply.Silence();
        }
    }

    private static boolean neverConnected(Throwable failed) {
        return Stream.iterate(failed, each -> each != null, Throwable::getCause)
                .anyMatch(each -> each instanceof ConnectException
                        || each instanceof HttpConnectTimeoutException
                        || each instanceof UnresolvedAddressException);
    }
}
