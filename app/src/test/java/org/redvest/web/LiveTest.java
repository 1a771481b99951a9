package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.redvest.database.Nodes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Whoever changes something neither waits for those who look on, nor fails for them. */
class LiveTest {

    private final JdbcClient none = JdbcClient.create(new DriverManagerDataSource());
    private final Live live = new Live(new LiveStore(none, Instant::now), Nodes.alone(none));
    private final Gone gone = new Gone();
    private final Counting here = new Counting();

    @Test
    void a_reader_who_has_gone_is_forgotten_and_fails_nobody() {
        live.add("order/1", "", gone);
        live.add("order/1", "", here);
        gone.left = true;

        assertThatCode(() -> live.changed("order/1")).doesNotThrowAnyException();
        await().until(this::isForgotten);
    }

    private boolean isForgotten() {
        int told = here.heard.get();
        int tried = gone.heard.get();
        live.changed("order/1");
        await().until(() -> here.heard.get() > told);
        return gone.heard.get() == tried;
    }

    private static class Counting extends SseEmitter {
        final AtomicInteger heard = new AtomicInteger();

        @Override
        public void send(SseEventBuilder event) throws IOException {
            heard.incrementAndGet();
        }
    }

    /** As the container leaves it once it has noticed: neither to be written to nor to be completed. */
    private static final class Gone extends Counting {
        private volatile boolean left;

        @Override
        public void send(SseEventBuilder event) throws IOException {
            super.send(event);
            if (left) {
                throw new IOException("Broken pipe");
            }
        }

        @Override
        public synchronized void complete() {
            throw new IllegalStateException("This is not allowed to avoid race conditions.");
        }
    }
}
