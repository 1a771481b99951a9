package org.redvest.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** How often one address may try to sign in. A whole office may stand behind one address, so it is generous. */
@Component
class AddressLimit {

    static final int A_MINUTE = 30;

    /** About 300 bytes each. An attacker with more addresses is held back by the queue of the login. */
    static final int MOST_ADDRESSES = 20_000;

    /** One household or office is given this much of an IPv6 address; the rest it chooses itself. */
    private static final int NETWORK_BYTES = 8;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    boolean allows(String address) {
        return buckets.get(network(address), _ -> full()).tryConsume(1);
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

    static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                    ? HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
