package org.redvest.demo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.redvest.clock.ClockSetting;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets invented people act through the facades at a time of their own, while everybody else's clock runs on. A story is written in
 * one transaction with all that the modules' listeners make of it: killed half-way, it was never told. So thousands of events
 * need no row of their own and no transaction after it.
 */
@Component
class Chronicle {

    private static final ScopedValue<Running> WRITING = ScopedValue.newInstance();

    private final ClockSetting setting;
    private final ModuleListeners listeners;
    private final DemoStore store;
    private final TransactionTemplate transaction;

    Chronicle(ClockSetting setting, ModuleListeners listeners, DemoStore store, TransactionTemplate transaction) {
        this.setting = setting;
        this.listeners = listeners;
        this.store = store;
        this.transaction = transaction;
    }

    /** Who gets a notice of what happens. The lists of people whom nobody can become stay empty: nobody could open them. */
    enum Readers {
        THE_CONCERNED,
        NOBODY
    }

    /** Whether the event was published in a story, and is kept for the listeners. */
    static boolean hears(Object event) {
        return WRITING.isBound() && WRITING.get().news().add(event);
    }

    void write(Readers readers, Runnable story) {
        Scopes.run(
                Scope.SYSTEM,
                () -> transaction.executeWithoutResult(_ -> {
                    store.hurry();
                    ScopedValue.where(WRITING, new Running(readers, new ArrayDeque<>()))
                            .run(story);
                }));
    }

    /**
     * Works that do not touch each other, one more at a time than the machine has processors, for some wait for the books;
     * returns when all are done.
     */
    void beside(List<Runnable> works) {
        try (var crew = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1)) {
            for (var done : works.stream().map(crew::submit).toList()) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The city could not be told", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One act and what the listeners make of it, at one moment. */
    <T> T at(Instant time, Supplier<T> act) {
        return setting.at(time, () -> {
            var result = act.get();
            tell(WRITING.get());
            return result;
        });
    }

    private void tell(Running story) {
        for (var event = story.news().poll();
                event != null;
                event = story.news().poll()) {
            listeners.tell(event, story.readers());
        }
    }

    private record Running(Readers readers, Queue<Object> news) {}
}
