package org.redvest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A start that asks itself for the public pages and ends: {@code ./redvest} lets the JVM learn from it which classes the
 * next start will need.
 */
@Component
@ConditionalOnProperty("redvest.rehearse")
class Rehearsal {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final List<String> PAGES = List.of("/", "/?lang=en", "/sign-in", "/actuator/health/readiness");
    private static final int ROUNDS = 3;

    @EventListener
    void rehearse(ApplicationReadyEvent ready) {
        var port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        for (int round = 0; round < ROUNDS; round++) {
            PAGES.forEach(page -> visit(URI.create("http://127.0.0.1:%s%s".formatted(port, page))));
        }
        Thread.ofPlatform().start(() -> System.exit(0));
    }

    private static void visit(URI page) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            log.info("{} {}", answer.statusCode(), page.getPath());
        } catch (IOException e) {
            log.warn("{} did not answer: {}", page.getPath(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
