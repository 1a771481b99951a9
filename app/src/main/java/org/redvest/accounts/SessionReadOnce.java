package org.redvest.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.redvest.web.EveryDispatchFilter;
import org.springframework.core.annotation.Order;
import org.springframework.session.Session;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;

/** Spring Session reads a request's session a second time to compare its id, once the answer is sent. This keeps the first for it. */
@Component
@Order(SessionReadOnce.BEFORE_SESSIONS)
class SessionReadOnce extends EveryDispatchFilter {

    static final int BEFORE_SESSIONS = SessionRepositoryFilter.DEFAULT_ORDER - 1;

    private static final ScopedValue<ReadSession> READ = ScopedValue.newInstance();

    private static final class ReadSession {
        private @Nullable Session session;
    }

    /** What this request has read; empty outside of requests. */
    static @Nullable Session read() {
        return READ.isBound() ? READ.get().session : null;
    }

    static void keep(@Nullable Session session) {
        if (READ.isBound()) {
            READ.get().session = session;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            ScopedValue.where(READ, new ReadSession()).<Boolean, Exception>call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
