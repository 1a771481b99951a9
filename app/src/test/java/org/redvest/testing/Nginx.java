package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A real nginx in front of nodes on this machine, with the file of the documentation: names, ports and certificate are put in. */
public final class Nginx implements AutoCloseable {

    private static final Path DOCUMENTED = Path.of("../docs/front/nginx.conf");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVER = "server 127.0.0.1:8080 max_fails=1 fail_timeout=5s;";

    /** Requests of the front come from another address of this machine than those of the tests. */
    public static final String ADDRESS = "127.0.0.2";

    private static final String AROUND = """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http {
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                %2$s
            }
            """;

    private final int http = freePort();
    private final int https = freePort();
    private final HttpClient client = client();
    private final Process process;

    private Nginx(Path folder, List<Integer> nodes) throws IOException, InterruptedException {
        var certificate = folder.resolve("front.crt");
        var key = folder.resolve("front.key");
        run(
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -keyout %s -out %s"
                        .formatted(key, certificate));
        var servers = nodes.stream()
                .map(port -> SERVER.replace("8080", Integer.toString(port)))
                .collect(Collectors.joining(" "));
        var site = filled(Map.of(
                SERVER,
                servers,
                "listen 80;",
                "listen 127.0.0.1:" + http + ";",
                "listen 443 ssl;",
                "listen 127.0.0.1:" + https + " ssl; proxy_bind " + ADDRESS + ";",
                "redvest.example.cn",
                "localhost",
                "/var/log/nginx/redvest.log",
                folder.resolve("access.log").toString(),
                "/etc/ssl/redvest.crt",
                certificate.toString(),
                "/etc/ssl/redvest.key",
                key.toString()));
        var configuration = Files.writeString(folder.resolve("nginx.conf"), AROUND.formatted(folder, site));
        this.process = new ProcessBuilder(program(), "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile())
                .start();
        awaitPort();
    }

    /** @param folder an empty one, for what nginx writes */
    public static Nginx start(Path folder, List<Integer> nodes) throws IOException, InterruptedException {
        return new Nginx(folder, nodes);
    }

    public HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + http + path));
    }

    public HttpRequest.Builder secure(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + https + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpClient browser() {
        return client;
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void awaitPort() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), https)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IllegalStateException("nginx does not listen: " + process.info(), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static String filled(Map<String, String> values) throws IOException {
        var site = Files.readString(DOCUMENTED);
        for (var each : values.entrySet()) {
            assertThat(site).contains(each.getKey());
            site = site.replace(each.getKey(), each.getValue());
        }
        return site;
    }

    /** Debian keeps it where the path of a user does not lead. */
    private static String program() {
        var debian = Path.of("/usr/sbin/nginx");
        return Files.isExecutable(debian) ? debian.toString() : "nginx";
    }

    private static void run(String command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static HttpClient client() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new OwnCertificate()}, null);
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(context)
                    .build();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The certificate was made a moment ago, by nobody whom a browser knows. */
    private static final class OwnCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
