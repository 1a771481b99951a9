package org.redvest.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real Caddy in front of nodes on this machine, with the file of the documentation: names, ports and certificate are put in. */
public final class Caddy extends Front {

    private static final String OPTIONS = """
            {
            	admin off
            	http_port %d
            	https_port %d
            	default_bind 127.0.0.1
            """;

    private final Path accessLog;
    private final Process process;

    private Caddy(Path folder, List<Integer> nodes) throws IOException, InterruptedException {
        var certificate = folder.resolve("front.crt");
        var key = folder.resolve("front.key");
        makeCertificate(certificate, key);
        var site = filled(
                "Caddyfile",
                Map.of(
                        "reverse_proxy 127.0.0.1:8080",
                        nodes.stream()
                                .map(port -> "127.0.0.1:" + port)
                                .collect(Collectors.joining(" ", "reverse_proxy ", "")),
                        "redvest.example.cn",
                        "localhost",
                        "/etc/ssl/redvest.crt",
                        certificate.toString(),
                        "/etc/ssl/redvest.key",
                        key.toString()));
        var configuration = Files.writeString(
                folder.resolve("Caddyfile"), site.replaceFirst("(?m)^\\{\\n", OPTIONS.formatted(http, https)));
        this.accessLog = folder.resolve("console.log");
        var starting = new ProcessBuilder(
                        "caddy", "run", "--config", configuration.toString(), "--adapter", "caddyfile")
                .redirectErrorStream(true)
                .redirectOutput(accessLog.toFile());
        starting.environment().put("HOME", folder.toString());
        this.process = starting.start();
        awaitPort(process);
    }

    /** @param folder an empty one, for what Caddy writes */
    public static Caddy start(Path folder, List<Integer> nodes) throws IOException, InterruptedException {
        return new Caddy(folder, nodes);
    }

    @Override
    public Path accessLog() {
        return accessLog;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
