package org.redvest.randomcity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person's browser: cookies, and redirects as browsers follow them. No scripts. */
final class Browser {

    private static final Pattern NO_PART_OF_AN_ADDRESS = Pattern.compile("[<>\"{}|\\\\^` ]");

    private static final int MOST_REDIRECTS = 5;

    private final HttpClient client;
    private final CityServer server;
    private final Slips slips;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(HttpClient client, CityServer server, Slips slips) {
        this.client = client;
        this.server = server;
        this.slips = slips;
    }

    /** One name and value of a form, as it is sent. */
    record Field(String name, String value) {}

    void keep(String cookie, String value) {
        cookies.put(cookie, value);
    }

    /** Empty, as out of the box. */
    Browser another() {
        return new Browser(client, server, slips);
    }

    /** @param path with its query; may be relative to the page it stands on */
    Reply get(URI from, String path) {
        return follow("GET " + path, request(resolve(from, path)).GET());
    }

    Reply post(URI from, String path, List<Field> fields) {
        slips.sent(path);
        var body = fields.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
        return follow(
                "POST " + path,
                request(resolve(from, path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    URI home() {
        return server.address().resolve("/");
    }

    /** A browser asks for an address that is none as well as it can; the page that offers it is found by {@link PageChecks}. */
    private static URI resolve(URI from, String path) {
        return from.resolve(NO_PART_OF_AN_ADDRESS.matcher(path).replaceAll(sign -> encoded(sign.group())));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
    }

    private Reply follow(String asked, HttpRequest.Builder first) {
        var hops = new ArrayList<String>();
        var answer = send(first);
        while (isRedirect(answer) && hops.size() < MOST_REDIRECTS) {
            var next = resolve(
                    answer.uri(), answer.headers().firstValue("Location").orElse("/"));
            hops.add(next.getPath());
            answer = send(request(next).GET());
        }
        return new Reply(
                asked,
                answer.uri(),
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body(),
                hops);
    }

    private static boolean isRedirect(HttpResponse<String> answer) {
        return answer.statusCode() == 302 || answer.statusCode() == 303 || answer.statusCode() == 307;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        synchronized (cookies) {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException cutOff) {
            throw new UncheckedIOException(cutOff);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String header) {
        synchronized (cookies) {
            for (var cookie : HttpCookie.parse(header)) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
        }
    }
}
