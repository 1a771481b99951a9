package org.redvest.web;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that what they show has changed; the page then asks for its fragment again, under its own rights. An
 * event carries no data, so a feed can leak nothing.
 */
@Component
public class Live {

    private static final long UNTIL_RECONNECT_MS = 10 * 60 * 1000L;

    private final ConcurrentHashMap<String, Set<SseEmitter>> listeners = new ConcurrentHashMap<>();

    /** Not the thread of whoever changed something: a reader who is slow or gone is not theirs to wait for. */
    private final ExecutorService speakers = Executors.newVirtualThreadPerTaskExecutor();

    /** The feed of one topic, for a controller that has checked that the reader may know of it. */
    public SseEmitter feed(String topic) {
        return add(topic, new SseEmitter(UNTIL_RECONNECT_MS));
    }

    SseEmitter add(String topic, SseEmitter emitter) {
        var all = listeners.computeIfAbsent(topic, _ -> ConcurrentHashMap.newKeySet());
        all.add(emitter);
        emitter.onCompletion(() -> all.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> all.remove(emitter));
        send(all, emitter, SseEmitter.event().comment("here").reconnectTime(3000));
        return emitter;
    }

    /** Speaks after the transaction has committed: a page that asks again must see the change. */
    public void changed(String topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(topic);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(topic);
            }
        });
    }

    private void tell(String topic) {
        var all = listeners.getOrDefault(topic, Set.of());
        all.forEach(emitter -> speakers.execute(
                () -> send(all, emitter, SseEmitter.event().name("changed").data(""))));
    }

    /** Keeps proxies from closing quiet feeds, and finds the readers who have gone. */
    @Scheduled(fixedRate = 20_000)
    void breathe() {
        listeners
                .values()
                .forEach(all -> all.forEach(emitter -> speakers.execute(
                        () -> send(all, emitter, SseEmitter.event().comment("")))));
        listeners.values().removeIf(Set::isEmpty);
    }

    /** Whoever has gone is forgotten; the container ends the request by itself, and to end it once more would fail. */
    private static void send(Set<SseEmitter> all, SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            all.remove(emitter);
        }
    }

    @PreDestroy
    void close() {
        speakers.shutdownNow();
    }
}
