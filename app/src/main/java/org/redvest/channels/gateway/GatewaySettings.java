package org.redvest.channels.gateway;

/**
 * How a message is handed over to a provider by HTTP.
 *
 * @param account name of the access key, of the corporation or of the robot; no secret
 * @param site address of this installation, which links in messages begin with; may be empty
 * @param most messages in a window of so many seconds
 */
public record GatewaySettings(
        GatewayCall call,
        GatewaySigning signing,
        String account,
        TokenStep token,
        GatewayAnswers answers,
        GatewayReceipts receipts,
        String site,
        int most,
        int window) {

    /** Where a message leads to. */
    String link(String path) {
        return site.isEmpty() ? "" : site + path;
    }
}
