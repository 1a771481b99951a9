package org.redvest.database;

import java.util.Collection;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * For jobs that see to many things: each in a transaction of its own. One that fails is written down and holds up no other; it
 * is tried again when the job runs next. Without a database there is nothing to go on with.
 */
@Component
public class OneByOne {

    private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

    private final TransactionTemplate transactions;

    OneByOne(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    /** @param things print no person's name: they stand in the log where they fail */
    public <T> void each(Collection<T> things, Consumer<T> work) {
        for (T thing : things) {
            try {
                transactions.executeWithoutResult(_ -> work.accept(thing));
            } catch (RuntimeException failure) {
                if (Outage.of(failure).isPresent()) {
                    throw failure;
                }
                LOG.error("A job failed for {} and goes on with the others", thing, failure);
            }
        }
    }
}
