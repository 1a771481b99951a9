package org.redvest.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the pages of a running demo take on loopback, one reader at a time. */
@Command(name = "pages", mixinStandardHelpOptions = true, description = "Pages of a running demo, one after another.")
final class PageTimes implements Callable<Integer> {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PERSON = Pattern.compile("name=\"grant\" value=\"([0-9]+)\"");

    /** What each of the demo's people opens, in the order of the start page; the first nobody's. */
    private static final List<List<String>> PAGES = List.of(
            List.of("/", "/menu", "/published/participations"),
            List.of("/orders", "/orders/new/item/clinic-escort"),
            List.of("/review"),
            List.of("/openings", "/hours"),
            List.of("/figures"));

    @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "of the demo")
    String url = "";

    @Option(names = "--times", defaultValue = "200", description = "each page, after a quarter as many to warm up")
    int times;

    @Option(names = "--results", defaultValue = "bench/results/pages.md")
    Path results = Path.of("");

    @Override
    public Integer call() throws Exception {
        var table = new StringBuilder("# Page times\n\n")
                .append(Report.heading())
                .append("\nA demo city as it is founded, one reader at a time on loopback, ")
                .append(times)
                .append(
                        " times each.\n\n| page | whose | median ms | 95 % ms | slowest ms | KiB |\n|---|---|---|---|---|---|\n");
        for (int who = 0; who < PAGES.size(); who++) {
            var client = enter(who);
            for (var page : PAGES.get(who)) {
                table.append(row(client, page, who));
            }
        }
        Report.publish(results, table);
        return 0;
    }

    private HttpClient enter(int who) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        if (who > 0) {
            var page = get(client, "/sign-in").body();
            var grants =
                    PERSON.matcher(page).results().map(found -> found.group(1)).toList();
            var token = TOKEN.matcher(page).results().findFirst().orElseThrow().group(1);
            var form = "grant=" + grants.get(who - 1) + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
            client.send(
                    HttpRequest.newBuilder(URI.create(url + "/walk-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        return client;
    }

    private String row(HttpClient client, String page, int who) throws Exception {
        for (int i = 0; i < times / 4; i++) {
            get(client, page);
        }
        var timings = new Timings();
        int bytes = 0;
        for (int i = 0; i < times; i++) {
            bytes = timings.time(() -> get(client, page).body().getBytes(StandardCharsets.UTF_8).length);
        }
        return "| %s | %s | %.1f | %.1f | %.1f | %d |%n"
                .formatted(
                        page,
                        List.of("anybody's", "community", "dispatcher", "volunteer", "secretary")
                                .get(who),
                        1000 * timings.median(),
                        1000 * timings.quantile(0.95),
                        1000 * timings.quantile(1),
                        bytes / 1024);
    }

    private HttpResponse<String> get(HttpClient client, String page) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(url + page)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in") && !page.equals("/sign-in")) {
            throw new IOException("%s answered %d at %s".formatted(page, answer.statusCode(), answer.uri()));
        }
        return answer;
    }
}
