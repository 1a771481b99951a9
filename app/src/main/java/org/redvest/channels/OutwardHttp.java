package org.redvest.channels;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Asks a provider over HTTP, with patience that ends, and tells apart what was never handed over from what may have been. */
public final class OutwardHttp implements AutoCloseable {

    private static final int LONGEST_ANSWER = 65_536;

    private final HttpClient client;
    private final Duration patience;

    public OutwardHttp(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What comes of asking. */
    public sealed interface HttpReply {
        record Reply(int status, String body) implements HttpReply {}

        /** The request never left. */
        record Unreached() implements HttpReply {}

        /** The request may have been taken. */
        record Silence() implements HttpReply {}
    }

    public HttpReply ask(HttpRequest request) {
        return ask(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    }

    /** The body of the answer is not read. */
    public HttpReply askForStatus(HttpRequest request) {
        return ask(request, BodyHandlers.replacing(""));
    }

    /**
     * In a thread of its own, for a patience that covers the body as well. Not {@code sendAsync}: it hands an answer over in the common pool,
     * where one thread that is busy with something long would let answers be late, and messages count as uncertain.
     */
    private HttpReply ask(HttpRequest request, BodyHandler<String> body) {
        var asking = new FutureTask<>(() -> client.send(request, body));
        Thread.ofVirtual().start(asking);
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

    @Override
    public void close() {
        client.shutdownNow();
    }
}
