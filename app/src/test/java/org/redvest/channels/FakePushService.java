package org.redvest.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service and its browsers: verifies the token (RFC 8292) and decrypts the message (RFC 8291, 8188) with code of its own, on the
 * JDK alone, and answers as the real ones do.
 */
final class FakePushService implements AutoCloseable {

    private static final int POINT_BYTES = 65;
    private static final ECParameterSpec CURVE = ((ECPublicKey) pair().getPublic()).getParams();

    private final HttpServer server;
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = 201;
    private volatile Duration takes = Duration.ZERO;

    FakePushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** One message as a browser read it, with what the service was told about it. */
    record Pushed(String path, JsonNode message, Map<String, String> headers, JsonNode claims) {}

    /** A browser's subscription. */
    record Browser(String endpoint, KeyPair pair, byte[] secret) {

        String key() {
            return text(point((ECPublicKey) pair.getPublic()));
        }

        String secretText() {
            return text(secret);
        }
    }

    Browser browser() {
        var secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        var path = "/push/" + browsers.size();
        var browser = new Browser("http://127.0.0.1:%d%s".formatted(port(), path), pair(), secret);
        browsers.put(path, browser);
        return browser;
    }

    FakePushService answering(int withStatus) {
        status = withStatus;
        return this;
    }

    void takes(Duration time) {
        takes = time;
    }

    void fallSilent() {
        takes = Duration.ofMinutes(1);
    }

    List<Pushed> pushed() {
        return pushed;
    }

    /** Paths of all requests, whatever was answered. */
    List<String> asked() {
        return asked;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            var body = exchange.getRequestBody().readAllBytes();
            if (takes.isPositive() && ended.await(takes.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            int answer = status;
            if (answer / 100 == 2) {
                try {
                    pushed.add(read(path, exchange, body));
                } catch (GeneralSecurityException | RuntimeException wrong) {
                    answer = 403;
                }
            }
            exchange.sendResponseHeaders(answer, -1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Pushed read(String path, HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        var browser = browsers.get(path);
        if (browser == null) {
            throw new IllegalArgumentException("No such browser");
        }
        var headers = new ConcurrentHashMap<String, String>();
        for (var name : List.of("Ttl", "Topic", "Urgency", "Content-Encoding", "Content-Type")) {
            headers.put(name, exchange.getRequestHeaders().getFirst(name));
        }
        var claims = verified(exchange.getRequestHeaders().getFirst("Authorization"));
        return new Pushed(path, JsonMapper.shared().readTree(decrypted(browser, body)), headers, claims);
    }

    /** vapid t=header.claims.signature, k=public key */
    private static JsonNode verified(String authorization) throws GeneralSecurityException {
        var token =
                authorization.replaceFirst("^vapid t=([^,]+),\\s*k=(.+)$", "$1").split("\\.");
        var key = bytes(authorization.replaceFirst("^vapid t=([^,]+),\\s*k=(.+)$", "$2"));
        var header = JsonMapper.shared().readTree(bytes(token[0]));
        if (!header.get("alg").asString().equals("ES256")) {
            throw new GeneralSecurityException("Signed with " + header);
        }
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(publicKey(key));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(bytes(token[2]))) {
            throw new GeneralSecurityException("Not signed with the key it names");
        }
        return JsonMapper.shared().readTree(bytes(token[1]));
    }

    private static byte[] decrypted(Browser browser, byte[] body) throws GeneralSecurityException {
        var buffer = ByteBuffer.wrap(body);
        var salt = new byte[16];
        buffer.get(salt);
        int recordSize = buffer.getInt();
        var sender = new byte[buffer.get()];
        buffer.get(sender);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        if (sender.length != POINT_BYTES || sealed.length > recordSize) {
            throw new GeneralSecurityException("Not aes128gcm");
        }
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.pair().getPrivate());
        agreement.doPhase(publicKey(sender), true);
        var info = joined(
                "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
                point((ECPublicKey) browser.pair().getPublic()),
                sender);
        var material = hkdf(browser.secret(), agreement.generateSecret(), info, 32);
        var key = hkdf(salt, material, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        var nonce = hkdf(salt, material, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new GeneralSecurityException("The last record ends otherwise");
        }
        return Arrays.copyOf(padded, end);
    }

    private static byte[] hkdf(byte[] salt, byte[] material, byte[] info, int length) throws GeneralSecurityException {
        var extracted = mac(salt, material);
        return Arrays.copyOf(mac(extracted, joined(info, new byte[] {1})), length);
    }

    private static byte[] mac(byte[] key, byte[] content) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] joined(byte[]... parts) {
        var whole = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            whole.put(part);
        }
        return whole.array();
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
    }

    private static byte[] point(ECPublicKey key) {
        var point = new byte[POINT_BYTES];
        point[0] = 4;
        put(key.getW().getAffineX(), point, 33);
        put(key.getW().getAffineY(), point, 65);
        return point;
    }

    private static void put(BigInteger number, byte[] into, int end) {
        var bytes = number.toByteArray();
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, end - length, length);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
    }
}
