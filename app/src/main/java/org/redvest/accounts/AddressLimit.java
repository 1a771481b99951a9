package org.redvest.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.redvest.web.Network;
import org.springframework.stereotype.Component;

/** How often one address may try to sign in. A whole office may stand behind one address, so it is generous. */
@Component
class AddressLimit {

    static final int A_MINUTE = 30;

    /** About 300 bytes each. An attacker with more addresses is held back by the queue of the login. */
    static final int MOST_ADDRESSES = 20_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    boolean allows(String address) {
        return buckets.get(Network.of(address), _ -> full()).tryConsume(1);
    }

    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private static Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(A_MINUTE).refillIntervally(A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }
}
