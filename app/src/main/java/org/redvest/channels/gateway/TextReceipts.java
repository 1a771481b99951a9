package org.redvest.channels.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelKey;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.DeliveryStore;
import org.redvest.channels.NoSuchChannelPage;
import org.redvest.channels.SendResult.ServerAnswer;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Where the provider of text messages reports which of them arrived. Its address holds a secret, for nothing else tells the provider from
 * another sender. A report about an unknown message changes nothing and is answered like any other.
 */
@Controller
class TextReceipts {

    static final String PATH = "/receipts/text/";
    static final String TOKEN = "receipts of texts";

    /** What both Aliyun and Tencent take for a yes. */
    private static final Map<String, Object> RECEIVED = Map.of("code", 0, "msg", "OK", "result", 0, "errmsg", "OK");

    private static final int LONGEST = 1_000_000;

    private final ChannelSettings settings;
    private final DeliveryStore deliveries;
    private final ChannelKey key;
    private final TransactionTemplate transactions;

    TextReceipts(ChannelSettings settings, DeliveryStore deliveries, ChannelKey key, TransactionTemplate transactions) {
        this.settings = settings;
        this.deliveries = deliveries;
        this.key = key;
        this.transactions = transactions;
    }

    @PostMapping("/receipts/text/{token}")
    @ResponseBody
    ResponseEntity<Map<String, Object>> receive(
            @PathVariable String token, @RequestBody(required = false) byte[] body) {
        if (!MessageDigest.isEqual(Digests.bytes(token), Digests.bytes(key.token(TOKEN)))) {
            throw new NoSuchChannelPage();
        }
        var receipts = settings.find(Channel.TEXT, GatewaySettings.class)
                .map(GatewaySettings::receipts)
                .orElse(GatewayReceipts.NONE);
        var read = body == null || body.length > LONGEST
                ? Optional.<List<GatewayReceipts.TextReceipt>>empty()
                : receipts.read(new String(body, StandardCharsets.UTF_8));
        if (read.isEmpty()) {
            return ResponseEntity.badRequest()
                    .body(Map.of(
                            "code", 1, "msg", "no list of receipts", "result", 1, "errmsg", "no list of receipts"));
        }
        transactions.executeWithoutResult(
                _ -> Scopes.run(Scope.SYSTEM, () -> read.get().forEach(this::note)));
        return ResponseEntity.ok(RECEIVED);
    }

    private void note(GatewayReceipts.TextReceipt receipt) {
        deliveries.receipt(
                Channel.TEXT, receipt.number(), receipt.arrived(), ServerAnswer.of("not-arrived", receipt.code()));
    }
}
