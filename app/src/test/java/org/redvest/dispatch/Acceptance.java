package org.redvest.dispatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.redvest.shifts.NeedId;
import org.redvest.testing.ServerProcess;

/** A signed-in volunteer and the place to take; sent again, it is the same acceptance. */
record Acceptance(long volunteer, NeedId need, UUID request, String cookie, String token) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The number of the place, once it has been told: until then, one asks again. */
    long insist(ServerProcess server) throws InterruptedException {
        while (true) {
            var answer = accept(server);
            if (answer.isPresent()) {
                return answer.get();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Empty where no answer came, or one that is none yet. */
    Optional<Long> accept(ServerProcess server) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url("/openings/" + need + "/acceptance")))
                .timeout(PATIENCE)
                .header("Cookie", cookie)
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("request=" + this.request))
                .build();
        try {
            return place(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Long> place(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() == 303 && location.matches(".*/services/[0-9]+")) {
            return Optional.of(Long.parseLong(location.substring(location.lastIndexOf('/') + 1)));
        }
        if (answer.statusCode() == 503 || answer.statusCode() == 507) {
            return Optional.empty();
        }
        throw new IllegalStateException("An acceptance was answered %d %s".formatted(answer.statusCode(), location));
    }
}
