package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.redvest.clock.RealTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes failures down so that they can be found by their number, and so that a hostile visitor cannot fill the log: the trace
 * of one failure is written once in a while, everything else is one line.
 */
@Component
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration TRACED_ANEW = Duration.ofMinutes(10);
    private static final int MOST = 200;

    private final Map<String, Instant> traced = new LinkedHashMap<>();
    private final RealTime time;

    Failures(RealTime time) {
        this.time = time;
    }

    /** Answers the number under which it stands in the log. */
    String broken(HttpServletRequest request, Throwable failure) {
        var reference = Reference.next();
        if (isNew(place(failure))) {
            LOG.atError()
                    .addKeyValue("reference", reference)
                    .setCause(failure)
                    .log("Request failed, reference {}, {}", reference, asked(request));
        } else {
            LOG.atError()
                    .addKeyValue("reference", reference)
                    .log("Request failed as before, reference {}, {}: {}", reference, asked(request), name(failure));
        }
        return reference;
    }

    /** A request that cannot be read: its sender's mistake. */
    void refused(HttpServletRequest request, Exception why) {
        LOG.info("Request refused, {}: {}", asked(request), name(why));
    }

    private synchronized boolean isNew(String place) {
        var now = time.instant();
        var before = traced.get(place);
        if (before != null && now.isBefore(before.plus(TRACED_ANEW))) {
            return false;
        }
        if (traced.size() >= MOST) {
            traced.remove(traced.keySet().iterator().next());
        }
        traced.put(place, now);
        return true;
    }

    private static String place(Throwable failure) {
        return name(failure)
                + Stream.of(failure.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("org.redvest"))
                        .findFirst()
                        .map(StackTraceElement::toString)
                        .orElse("");
    }

    /** Without the message: it may hold what a person typed. */
    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static String asked(HttpServletRequest request) {
        return request.getMethod() + " " + LoggedPath.of(FrameFilling.path(request));
    }
}
