package org.redvest.channels.gateway;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.redvest.channels.gateway.GatewaySigning.SigningKey;

/** Signs by Alibaba Cloud's ACS3-HMAC-SHA256 (its "V3 request and signature mechanism"). Signed are the host and all x-acs headers. */
final class AliyunSignature {

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private AliyunSignature() {}

    static GatewayRequest signed(GatewayRequest request, SigningKey key) {
        var uri = URI.create(request.url());
        var headers = new LinkedHashMap<>(request.headers());
        headers.put("x-acs-date", key.at().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", key.nonce());
        headers.put("x-acs-content-sha256", Digests.sha256(request.body()));

        var signed = new TreeMap<String, String>();
        signed.put("host", uri.getRawAuthority());
        headers.forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-acs-")) {
                signed.put(name.toLowerCase(Locale.ROOT), value.strip());
            }
        });
        var names = String.join(";", signed.keySet());
        var canonical = String.join(
                "\n",
                request.method(),
                uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
                query(uri),
                lines(signed),
                names,
                Digests.sha256(request.body()));
        var signature =
                Digests.hex(Digests.hmac(Digests.bytes(key.secret()), ALGORITHM + "\n" + Digests.sha256(canonical)));
        headers.put(
                "Authorization",
                "%s Credential=%s,SignedHeaders=%s,Signature=%s".formatted(ALGORITHM, key.account(), names, signature));
        return request.with(headers);
    }

    /** Parameters in the order of their names; our own template has encoded them already. */
    private static String query(URI uri) {
        var parts = new ArrayList<String>();
        if (uri.getRawQuery() != null) {
            Arrays.stream(uri.getRawQuery().split("&"))
                    .map(part -> part.contains("=") ? part : part + "=")
                    .forEach(parts::add);
        }
        parts.sort(Comparator.comparing((String part) -> part.substring(0, part.indexOf('='))));
        return String.join("&", parts);
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
