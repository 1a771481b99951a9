package org.redvest.channels.gateway;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.redvest.channels.gateway.GatewaySigning.SigningKey;

/**
 * Signs by Tencent Cloud's TC3-HMAC-SHA256 ("signature method v3"). Signed are content type, host and action. The service is the first
 * word of the host.
 */
final class TencentSignature {

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String ENDING = "tc3_request";

    private TencentSignature() {}

    static GatewayRequest signed(GatewayRequest request, SigningKey key) {
        var uri = URI.create(request.url());
        var host = uri.getRawAuthority();
        var signed = signedHeaders(request.headers(), host);
        var names = String.join(";", signed.keySet());
        var canonical = String.join(
                "\n",
                request.method(),
                "/",
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                signed.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                        .collect(Collectors.joining()),
                names,
                Digests.sha256(request.body()));

        var service = host.split("[.:]", 2)[0];
        var day = LocalDate.ofInstant(key.at(), ZoneOffset.UTC).toString();
        var credential = "%s/%s/%s".formatted(day, service, ENDING);
        var second = Long.toString(key.at().getEpochSecond());
        var text = String.join("\n", ALGORITHM, second, credential, Digests.sha256(canonical));
        var ofDay = Digests.hmac(Digests.bytes("TC3" + key.secret()), day);
        var ofService = Digests.hmac(ofDay, service);
        var signature = Digests.hex(Digests.hmac(Digests.hmac(ofService, ENDING), text));

        var headers = new LinkedHashMap<>(request.headers());
        headers.put("X-TC-Timestamp", second);
        headers.put(
                "Authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(ALGORITHM, key.account(), credential, names, signature));
        return request.with(headers);
    }

    private static TreeMap<String, String> signedHeaders(Map<String, String> headers, String host) {
        var signed = new TreeMap<String, String>();
        signed.put("host", host);
        headers.forEach((name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("content-type") || lower.equals("x-tc-action")) {
                signed.put(lower, value.strip().toLowerCase(Locale.ROOT));
            }
        });
        return signed;
    }
}
