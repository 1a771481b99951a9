package org.redvest.residents;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** For how many days after the last event a resident's words, name and telephone number are kept. */
@Component
class HelpRetention {

    private final int days;

    HelpRetention(@Value("${redvest.residents.kept-days}") int days) {
        if (days < 1) {
            throw new IllegalArgumentException(
                    "redvest.residents.kept-days is %d; a resident's words are kept for one day at least"
                            .formatted(days));
        }
        this.days = days;
    }

    int days() {
        return days;
    }

    Duration length() {
        return Duration.ofDays(days);
    }
}
