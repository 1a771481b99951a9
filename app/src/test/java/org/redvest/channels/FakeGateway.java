package org.redvest.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A provider's gateway that answers as the real ones do: 200 with an error code, 500, too many, nonsense, or nothing at all. */
final class FakeGateway implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Long> arrivals = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String answer = "{\"Code\":\"OK\"}";
    private volatile boolean silent;
    private volatile Duration takes = Duration.ZERO;

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            arrivals.add(System.nanoTime());
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (silent || takes.isPositive()) {
                ended.await(silent ? 60_000 : takes.toMillis(), TimeUnit.MILLISECONDS);
            }
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    FakeGateway answering(int withStatus, String withBody) {
        status = withStatus;
        answer = withBody;
        return this;
    }

    void fallSilent() {
        silent = true;
    }

    void takes(Duration time) {
        takes = time;
    }

    List<String> asked() {
        return asked;
    }

    /** By {@link System#nanoTime()}, in their order. */
    List<Long> arrivals() {
        return arrivals;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
    }
}
