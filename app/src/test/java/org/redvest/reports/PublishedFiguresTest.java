package org.redvest.reports;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.redvest.web.Language;
import org.redvest.web.StartPage;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** The public start page is made once for all who ask within some seconds, and anew after any change. */
class PublishedFiguresTest {

    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    private final AtomicInteger made = new AtomicInteger();
    private final PublishedFigures published = new PublishedFigures(
            Duration.ofMinutes(1),
            new StartPage(new CookieCsrfTokenRepository(), () -> Instant.EPOCH, Duration.ofMinutes(1)));

    @Test
    void a_month_is_made_once_for_each_language_and_again_after_a_change() {
        assertThat(body(FEBRUARY, Language.ZH)).isEqualTo("2026-02 ZH 1");
        assertThat(body(FEBRUARY, Language.ZH)).isEqualTo("2026-02 ZH 1");
        assertThat(body(FEBRUARY, Language.EN)).isEqualTo("2026-02 EN 2");
        assertThat(body(FEBRUARY.minusMonths(1), Language.ZH)).isEqualTo("2026-01 ZH 3");

        published.changed();

        assertThat(body(FEBRUARY, Language.ZH)).isEqualTo("2026-02 ZH 4");
    }

    @Test
    void a_page_that_was_being_made_while_something_changed_is_made_again() {
        published.body(FEBRUARY, Language.ZH, () -> {
            CompletableFuture.runAsync(published::changed)
                    .orTimeout(10, SECONDS)
                    .join();
            return "from before the change";
        });

        assertThat(body(FEBRUARY, Language.ZH)).isEqualTo("2026-02 ZH 1");
    }

    private String body(YearMonth month, Language language) {
        return published.body(month, language, () -> month + " " + language + " " + made.incrementAndGet());
    }
}
