package org.redvest.channels.push;

import java.time.Instant;
import java.util.Optional;
import org.redvest.accounts.AccountId;

/**
 * A browser that may show messages to its owner.
 *
 * @param serverKey our public key that it was told
 * @param seen when it last said that it is still there
 * @param lastAnswer of its push service; a word of ours
 */
public record PushDevice(
        long id,
        AccountId account,
        PushEndpoint endpoint,
        PushKeys keys,
        String serverKey,
        BrowserName name,
        Instant since,
        Instant seen,
        Optional<Instant> lastSent,
        String lastAnswer) {

    /** Where to send is nobody's business. */
    @Override
    public String toString() {
        return "PushDevice " + id;
    }
}
