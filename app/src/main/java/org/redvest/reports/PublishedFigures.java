package org.redvest.reports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.redvest.web.Language;
import org.redvest.web.StartPage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What stands on the public start page, made once for all who ask within some seconds. It is the same for everybody who reads
 * the language: what stands round it, and knows who acts, is made for each request.
 */
@Component
class PublishedFigures {

    private final Cache<Key, String> bodies;
    private final AtomicInteger changes = new AtomicInteger();
    private final StartPage page;

    PublishedFigures(@Value("${redvest.published-for}") Duration kept, StartPage page) {
        this.page = page;
        this.bodies =
                Caffeine.newBuilder().maximumSize(64).expireAfterWrite(kept).build();
    }

    /** @param changes how many there had been: what was begun before a change is not found after it */
    private record Key(YearMonth month, Language language, int changes) {}

    String body(YearMonth month, Language language, Supplier<String> make) {
        return bodies.get(new Key(month, language, changes.get()), _ -> make.get());
    }

    /** What was made before is not shown again once this transaction has committed. */
    void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forget();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget();
            }
        });
    }

    private void forget() {
        changes.incrementAndGet();
        bodies.invalidateAll();
        page.changed();
    }
}
