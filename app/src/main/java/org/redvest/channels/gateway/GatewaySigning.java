package org.redvest.channels.gateway;

import java.time.Instant;

/** How a request proves who sends it, beside the secret that may stand in its template. */
public enum GatewaySigning {
    NONE((request, _) -> request),
    ALIYUN(AliyunSignature::signed),
    TENCENT(TencentSignature::signed),
    DINGTALK(DingTalkSignature::signed);

    private final SigningMethod method;

    GatewaySigning(SigningMethod method) {
        this.method = method;
    }

    GatewayRequest signed(GatewayRequest request, SigningKey key) {
        return method.signed(request, key);
    }

    /** Answers the same request with its signature. */
    interface SigningMethod {
        GatewayRequest signed(GatewayRequest request, SigningKey key);
    }

    /**
     * What a signature is made of beside the request.
     *
     * @param nonce used for no other request
     */
    record SigningKey(String account, String secret, Instant at, String nonce) {

        /** A secret stands in no log. */
        @Override
        public String toString() {
            return "SigningKey " + account;
        }
    }
}
