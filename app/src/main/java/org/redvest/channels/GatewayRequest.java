package org.redvest.channels;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.redvest.channels.GatewayTemplate.Surrounding;
import org.redvest.channels.Sentence.Variable;
import tools.jackson.databind.json.JsonMapper;

/** One request to a gateway, filled in. Shown to an administrator as a preview, with the secret hidden. */
public record GatewayRequest(String method, String url, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public GatewayRequest {
        headers = Map.copyOf(headers);
    }

    static GatewayRequest of(GatewaySettings settings, Parcel parcel, String secret) {
        var values = values(settings, parcel, secret);
        var headers = new LinkedHashMap<String, String>();
        settings.headerLines()
                .forEach((name, value) -> headers.put(name, GatewayTemplate.filled(value, Surrounding.HEADER, values)));
        return new GatewayRequest(
                settings.method(),
                GatewayTemplate.filled(settings.url(), Surrounding.URL, values),
                headers,
                GatewayTemplate.filled(
                        settings.body(), settings.sendsJson() ? Surrounding.JSON : Surrounding.FORM, values));
    }

    private static Map<String, String> values(GatewaySettings settings, Parcel parcel, String secret) {
        var values = new HashMap<String, String>();
        values.put("phone", parcel.to());
        values.put("phone86", "+86" + parcel.to());
        values.put("text", parcel.text());
        values.put(
                "template",
                settings.template(parcel.sentence(), parcel.language()).orElse(""));
        values.put("secret", secret);
        values.put("id", Long.toString(parcel.number()));
        var named = new LinkedHashMap<String, String>();
        for (Variable variable : parcel.sentence().variables()) {
            named.put(variable.code(), parcel.variables().getOrDefault(variable, ""));
        }
        values.putAll(named);
        for (int at = 0; at < parcel.values().size(); at++) {
            values.put(Integer.toString(at + 1), parcel.values().get(at));
        }
        values.put("params", JSON.writeValueAsString(named));
        values.put("list", JSON.writeValueAsString(parcel.values()));
        return values;
    }

    HttpRequest request() {
        var request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::header);
        return method.equals("GET")
                ? request.GET().build()
                : request.method(method, BodyPublishers.ofString(body)).build();
    }

    /** Nobody's number in a log. */
    @Override
    public String toString() {
        return "GatewayRequest";
    }
}
