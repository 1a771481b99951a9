package org.redvest.channels.gateway;

/**
 * How a text message is handed over to a provider by HTTP.
 *
 * @param account name of the access key, of the corporation or of the robot; no secret
 * @param most messages in a window of so many seconds
 */
public record GatewaySettings(
        GatewayCall call,
        GatewaySigning signing,
        String account,
        TokenStep token,
        GatewayAnswers answers,
        GatewayReceipts receipts,
        int most,
        int window) {}
