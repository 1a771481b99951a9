package org.redvest.channels;

import java.time.Clock;
import java.time.Duration;
import org.redvest.database.OnOneNode;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was told to whom is kept for some months, in case somebody asks; after that only its count is. A part at a time, so that no
 * transaction is long.
 */
@Component
class DeliveryHousekeeping {

    private static final int PART = 5_000;

    /** Twenty parts a minute and more keep up with a city of a million. */
    private static final int MOST_PARTS = 20;

    private final DeliveryStore deliveries;
    private final TransactionTemplate transactions;
    private final Duration kept;
    private final Clock clock;

    DeliveryHousekeeping(
            DeliveryStore deliveries,
            TransactionTemplate transactions,
            @Value("${redvest.channels.kept-days}") int days,
            Clock clock) {
        if (days < DeliveryStore.LEAST_KEPT.toDays()) {
            throw new IllegalArgumentException(
                    "redvest.channels.kept-days is %d; messages are kept for %d days at least, for their figures are of that time"
                            .formatted(days, DeliveryStore.LEAST_KEPT.toDays()));
        }
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.kept = Duration.ofDays(days);
        this.clock = clock;
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void count() {
        Scopes.run(Scope.SYSTEM, () -> {
            int parts = 0;
            int removed = PART;
            while (removed == PART && parts++ < MOST_PARTS) {
                removed = transactions.execute(
                        _ -> deliveries.countAndRemove(clock.instant().minus(kept), clock.getZone(), PART));
            }
        });
    }
}
