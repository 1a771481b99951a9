package org.redvest.channels;

import java.time.Instant;
import java.util.Optional;
import org.redvest.accounts.AccountId;

/** One message to one person in one channel, claimed to be sent. */
public record Delivery(
        long id,
        AccountId account,
        Channel channel,
        Sentence sentence,
        String order,
        Optional<Instant> start,
        String href,
        Instant told,
        Instant until,
        int attempts) {}
