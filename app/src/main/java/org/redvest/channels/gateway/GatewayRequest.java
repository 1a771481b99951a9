package org.redvest.channels.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.redvest.channels.Parcel;
import org.redvest.channels.Sentence.Variable;
import org.redvest.channels.gateway.GatewayTemplate.Surrounding;
import org.redvest.web.Queries;
import tools.jackson.databind.json.JsonMapper;

/** One request to a gateway, filled in. Shown to an administrator as a preview, with the secret hidden. */
public record GatewayRequest(String method, String url, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern OTHER = Pattern.compile("[^\\x20-\\x7E]+");

    public GatewayRequest {
        headers = Map.copyOf(headers);
    }

    /** @param template the provider's number of the text */
    static GatewayRequest of(GatewayCall call, Parcel parcel, String template, Map<String, String> credentials) {
        var values = values(parcel, template);
        values.putAll(credentials);
        return filled(call, values);
    }

    static GatewayRequest filled(GatewayCall call, Map<String, String> values) {
        var headers = new LinkedHashMap<String, String>();
        call.headerLines()
                .forEach((name, value) -> headers.put(name, GatewayTemplate.filled(value, Surrounding.HEADER, values)));
        return new GatewayRequest(
                call.method(),
                inAscii(GatewayTemplate.filled(call.url(), Surrounding.URL, values)),
                headers,
                call.sendsJson()
                        ? GatewayTemplate.filled(call.body(), Surrounding.JSON, values)
                        : inAscii(GatewayTemplate.filled(call.body(), Surrounding.FORM, values)));
    }

    /** The name of a signature is typed in Chinese, and sent as a part of an address or of a form. */
    private static String inAscii(String text) {
        return OTHER.matcher(text).replaceAll(found -> Queries.encoded(found.group()));
    }

    GatewayRequest with(Map<String, String> otherHeaders) {
        return new GatewayRequest(method, url, otherHeaders, body);
    }

    private static Map<String, String> values(Parcel parcel, String template) {
        var values = new HashMap<String, String>();
        values.put("phone", parcel.to());
        values.put("phone86", "+86" + parcel.to());
        values.put("user", parcel.to());
        values.put("text", parcel.text());
        values.put("template", template);
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

    /** Where a message goes stands in no log. */
    @Override
    public String toString() {
        return "GatewayRequest";
    }
}
