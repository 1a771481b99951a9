package org.redvest.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.redvest.clock.RealTime;

/** Stands still until a test moves it. Inject it to say what time it is; times are Shaoyang's. */
public class TestClock implements RealTime {

    /** A Thursday morning, a week and a half after the spring festival. */
    public static final LocalDateTime START = LocalDateTime.parse("2026-02-26T09:00");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private volatile Instant now = START.atZone(ZONE).toInstant();

    @Override
    public Instant instant() {
        return now;
    }

    /** @param localTime such as {@code 2026-02-26T18:30} */
    public void set(String localTime) {
        now = LocalDateTime.parse(localTime).atZone(ZONE).toInstant();
    }

    public void advance(Duration step) {
        now = now.plus(step);
    }

    void reset() {
        now = START.atZone(ZONE).toInstant();
    }
}
