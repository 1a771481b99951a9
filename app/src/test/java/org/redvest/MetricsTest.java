package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redvest.database.TestCluster;
import org.redvest.testing.Nginx;
import org.redvest.testing.Node;

/** Figures for Prometheus stand on a port of their own, which a firewall keeps inside, and name nobody. */
@Tag("server")
class MetricsTest {

    private static final int PORT = Nginx.freePort();
    private static Node node;

    @BeforeAll
    static void a_node_with_metrics() {
        node = Node.start(
                TestCluster.clone("metrics"),
                0,
                "--management.server.port=" + PORT,
                "--management.server.address=127.0.0.1",
                "--management.endpoints.web.exposure.include=health,prometheus",
                "--management.prometheus.metrics.export.enabled=true");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void requests_are_counted_by_route_and_never_by_what_was_asked_for() throws Exception {
        assertThat(node.get("/certificates/RV-2026-000017-secret").statusCode()).isEqualTo(404);
        assertThat(node.get("/menu").statusCode()).isEqualTo(200);

        var figures = metrics();

        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.body())
                .contains("jvm_memory_used_bytes", "hikaricp_connections_active")
                .containsPattern("http_server_requests_seconds_count\\{[^}]*uri=\"/menu\"")
                .doesNotContain("secret");
    }

    @Test
    void the_port_of_the_pages_shows_no_figures_and_still_says_whether_it_is_ready() {
        assertThat(node.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(node.get("/readyz").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> metrics() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(PORT)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
