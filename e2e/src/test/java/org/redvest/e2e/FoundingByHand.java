package org.redvest.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor without a browser, who fills in the form that founds a city as the page prepares it. */
final class FoundingByHand {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*method=\"post\" action=\"/setup/city\".*?</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(name|value|type)=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final String address;

    FoundingByHand(String address) {
        this.address = address;
    }

    String page(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Returns the page to which the founding leads. */
    String found(String link, String city, Map<String, String> typed) throws IOException, InterruptedException {
        page(URI.create(link).getPath());
        var fields = prepared(page("/setup/city?city=" + city));
        fields.putAll(typed);
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request("/setup/city")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the form would send if nothing were typed. */
    private static Map<String, String> prepared(String page) {
        var form = FORM.matcher(page);
        if (!form.find()) {
            throw new AssertionError("No form to found a city in " + page);
        }
        var fields = new LinkedHashMap<String, String>();
        var inputs = INPUT.matcher(form.group());
        while (inputs.find()) {
            var attributes = ATTRIBUTE
                    .matcher(inputs.group(1))
                    .results()
                    .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2), (first, _) -> first));
            var type = attributes.getOrDefault("type", "text");
            boolean sent = !type.equals("file")
                    && (!type.equals("radio") || inputs.group(1).contains(" checked"));
            if (sent && attributes.containsKey("name")) {
                fields.put(attributes.get("name"), attributes.getOrDefault("value", ""));
            }
        }
        return fields;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
