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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.redvest.channels.gateway.AnswerCodes;
import org.redvest.channels.gateway.GatewayAnswers;
import org.redvest.channels.gateway.GatewayCall;
import org.redvest.channels.gateway.GatewayReceipts;
import org.redvest.channels.gateway.GatewaySettings;
import org.redvest.channels.gateway.GatewaySigning;
import org.redvest.channels.gateway.TokenStep;

/** A provider's gateway that answers as the real ones do: 200 with an error code, 500, too many, nonsense, or nothing at all. */
final class FakeGateway implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Long> arrivals = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String answer = "{\"Code\":\"OK\"}";
    private final Map<String, String> answers = new ConcurrentHashMap<>();
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
            var body = answers.getOrDefault(exchange.getRequestURI().toString(), answer)
                    .getBytes(StandardCharsets.UTF_8);
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

    /** At one address; all others keep the answer of the gateway. */
    void answeringAt(String path, String withBody) {
        answers.put(path, withBody);
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

    /** Settings of a gateway that is never asked. */
    static GatewaySettings nowhere() {
        return new GatewaySettings(
                new GatewayCall("POST", "http://127.0.0.1:1/", "", "{}"),
                GatewaySigning.NONE,
                "",
                TokenStep.NONE,
                new GatewayAnswers("/Code", "OK", AnswerCodes.NONE, "", ""),
                GatewayReceipts.NONE,
                "",
                100,
                1);
    }

    /** Settings that lead here: JSON in, {@code Code} out. */
    GatewaySettings settings(String query, String headers, String body, int most, int window) {
        return new GatewaySettings(
                new GatewayCall(
                        "POST",
                        "http://127.0.0.1:%d/send%s".formatted(port(), query),
                        "Content-Type: application/json" + headers,
                        body),
                GatewaySigning.NONE,
                "",
                TokenStep.NONE,
                new GatewayAnswers(
                        "/Response/Code /Code",
                        "OK",
                        new AnswerCodes(
                                "isv.BUSINESS_LIMIT_CONTROL",
                                "Throttling.User",
                                "isv.AMOUNT_NOT_ENOUGH",
                                "isv.MOBILE_NUMBER_ILLEGAL"),
                        "",
                        "/BizId"),
                new GatewayReceipts("/biz_id", "/success", "true", "/err_code"),
                "",
                most,
                window);
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
