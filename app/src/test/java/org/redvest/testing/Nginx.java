package org.redvest.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real nginx in front of nodes on this machine, with the file of the documentation: names, ports and certificate are put in. */
public final class Nginx extends Front {

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

    private final Path accessLog;
    private final Process process;

    private Nginx(Path folder, List<Integer> nodes) throws IOException, InterruptedException {
        var certificate = folder.resolve("front.crt");
        var key = folder.resolve("front.key");
        makeCertificate(certificate, key);
        var servers = nodes.stream()
                .map(port -> SERVER.replace("8080", Integer.toString(port)))
                .collect(Collectors.joining(" "));
        this.accessLog = folder.resolve("access.log");
        var site = filled(
                "nginx.conf",
                Map.of(
                        SERVER,
                        servers,
                        "listen 80;",
                        "listen 127.0.0.1:" + http + ";",
                        "listen 443 ssl;",
                        "listen 127.0.0.1:" + https + " ssl; proxy_bind " + ADDRESS + ";",
                        "redvest.example.cn",
                        "localhost",
                        "/var/log/nginx/redvest.log",
                        accessLog.toString(),
                        "/etc/ssl/redvest.crt",
                        certificate.toString(),
                        "/etc/ssl/redvest.key",
                        key.toString()));
        var configuration = Files.writeString(folder.resolve("nginx.conf"), AROUND.formatted(folder, site));
        this.process = new ProcessBuilder(program(), "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile())
                .start();
        awaitPort(process);
    }

    /** @param folder an empty one, for what nginx writes */
    public static Nginx start(Path folder, List<Integer> nodes) throws IOException, InterruptedException {
        return new Nginx(folder, nodes);
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public Path accessLog() {
        return accessLog;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Debian keeps it where the path of a user does not lead. */
    private static String program() {
        var debian = Path.of("/usr/sbin/nginx");
        return Files.isExecutable(debian) ? debian.toString() : "nginx";
    }
}
