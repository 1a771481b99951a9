package org.redvest.channels.gateway;

import java.util.Base64;
import org.redvest.channels.gateway.GatewaySigning.SigningKey;
import org.redvest.web.Queries;

/** Signs as a group robot of DingTalk wants it: HMAC-SHA256 of the time in milliseconds and the secret, in the query. */
final class DingTalkSignature {

    private DingTalkSignature() {}

    static GatewayRequest signed(GatewayRequest request, SigningKey key) {
        long millis = key.at().toEpochMilli();
        var sign = Base64.getEncoder()
                .encodeToString(Digests.hmac(Digests.bytes(key.secret()), millis + "\n" + key.secret()));
        return new GatewayRequest(
                request.method(),
                Queries.with(request.url(), "timestamp", millis, "sign", sign),
                request.headers(),
                request.body());
    }
}
