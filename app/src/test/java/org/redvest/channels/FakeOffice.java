package org.redvest.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.redvest.channels.gateway.GatewayForm;
import org.redvest.channels.gateway.GatewayPreset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeCom and DingTalk as they answer: a token for two hours, 200 with an error code in the body, a rate beyond which all are refused, members
 * that are unknown. It can also be slow, fall silent, speak nonsense or fail.
 */
final class FakeOffice implements AutoCloseable {

    static final String SECRET = "s3cret-of-the-office";

    /** A message that a member got. */
    record Received(String member, String content) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger worksFor = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger takes = new AtomicInteger(Integer.MAX_VALUE);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile CountDownLatch reached = new CountDownLatch(1);
    private volatile String leftOut = "";
    private volatile String nonsense = "";
    private volatile Duration delay = Duration.ZERO;
    private volatile int status = 200;

    FakeOffice() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** A preset as an administrator saves it, with the provider's host changed to this one. */
    GatewayForm form(GatewayPreset preset) {
        var typed =
                new ConcurrentHashMap<>(preset.form("https://hong.example.cn").typed());
        typed.replaceAll((_, words) -> words.replaceFirst(
                "https://(qyapi\\.weixin\\.qq\\.com|oapi\\.dingtalk\\.com)",
                "http://127.0.0.1:" + server.getAddress().getPort()));
        typed.put("password", SECRET);
        return new GatewayForm(true, typed);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestURI().toString());
            reached.countDown();
            if (delay.isPositive()) {
                ended.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            }
            var answer = (nonsense.isEmpty() ? answer(exchange, body) : nonsense).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(HttpExchange exchange, String body) {
        var query = query(exchange.getRequestURI().getRawQuery());
        return switch (exchange.getRequestURI().getPath()) {
            case "/cgi-bin/gettoken" -> token(query.getOrDefault("corpsecret", ""));
            case "/gettoken" -> token(query.getOrDefault("appsecret", ""));
            case "/cgi-bin/message/send" -> wecom(query.getOrDefault("access_token", ""), JSON.readTree(body));
            case "/topapi/message/corpconversation/asyncsend_v2" ->
                dingtalk(query.getOrDefault("access_token", ""), JSON.readTree(body));
            default -> "{\"errcode\":404}";
        };
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private String token(String secret) {
        return SECRET.equals(secret)
                ? "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"token-%d\",\"expires_in\":7200}"
                        .formatted(tokens.incrementAndGet())
                : "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}";
    }

    private String wecom(String token, JsonNode message) {
        if (!isInForce(token)) {
            return "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}";
        }
        if (takes.getAndDecrement() <= 0) {
            return "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}";
        }
        var member = message.at("/touser").asString();
        if (strangers.contains(member)) {
            return "{\"errcode\":81013,\"errmsg\":\"user & party & tag all invalid\"}";
        }
        if (leftOut.equals(member)) {
            return "{\"errcode\":0,\"errmsg\":\"ok\",\"invaliduser\":\"%s\",\"msgid\":\"m\"}".formatted(member);
        }
        received.add(new Received(member, message.at("/text/content").asString()));
        return "{\"errcode\":0,\"errmsg\":\"ok\",\"invaliduser\":\"\",\"msgid\":\"m\"}";
    }

    private String dingtalk(String token, JsonNode message) {
        if (!isInForce(token)) {
            return wrong("40014");
        }
        if (takes.getAndDecrement() <= 0) {
            return wrong("90018");
        }
        var member = message.at("/userid_list").asString();
        if (strangers.contains(member)) {
            return "{\"errcode\":33012,\"errmsg\":\"无效的USERID\"}";
        }
        received.add(new Received(member, message.at("/msg/text/content").asString()));
        return "{\"errcode\":0,\"errmsg\":\"ok\",\"task_id\":256271667526,\"request_id\":\"r\"}";
    }

    private static String wrong(String code) {
        return "{\"errcode\":88,\"sub_code\":\"%1$s\",\"sub_msg\":\"…\",\"errmsg\":\"ding talk error[subcode=%1$s]\"}"
                .formatted(code);
    }

    private boolean isInForce(String token) {
        return ("token-" + tokens.get()).equals(token) && (tokens.get() > 1 || worksFor.getAndDecrement() > 0);
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    /** The first token ends after so many messages, however long it was promised. */
    void firstTokenWorksFor(int messages) {
        worksFor.set(messages);
    }

    /** So many messages from now on; then it says that these are too many. */
    void takes(int messages) {
        takes.set(messages);
    }

    void doesNotKnow(String member) {
        strangers.add(member);
    }

    /** Says yes, and names the member among those who got nothing. */
    void leavesOut(String member) {
        leftOut = member;
    }

    void speaksNonsense(String words) {
        nonsense = words;
    }

    void answersAfter(Duration time) {
        delay = time;
    }

    void failsWith(int withStatus) {
        status = withStatus;
        nonsense = withStatus == 200 ? "" : "oops";
    }

    /** Waits until it is asked something from now on. */
    CountDownLatch nextRequest() {
        reached = new CountDownLatch(1);
        return reached;
    }

    List<Received> received() {
        return received;
    }

    List<String> asked() {
        return asked;
    }

    int tokens() {
        return tokens.get();
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
    }
}
