package org.redvest.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.redvest.database.Outage;
import org.redvest.database.Pulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says that the database is away, or the disk full, instead of leaving people before a page that never comes. Outside of the
 * session, which lies in the database; so the page has no frame and speaks both languages.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);
    private static final String SOON_S = "5";

    private final BarePages bare;
    private final Pulse pulse;

    OutageFilter(BarePages bare, Pulse pulse) {
        this.bare = bare;
        this.pulse = pulse;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/")
                || request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (pulse.isDown()) {
            answer(Outage.AWAY, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            var outage = Outage.of(e);
            if (outage.isEmpty() || response.isCommitted()) {
                throw e;
            }
            log.warn("{} {} failed: {}", request.getMethod(), LoggedPath.of(request.getRequestURI()), outage.get());
            answer(outage.get(), response);
        }
    }

    private void answer(Outage outage, HttpServletResponse response) throws IOException {
        var page = bare.page(outage == Outage.FULL ? "full" : "away");
        response.reset();
        response.setStatus(
                (outage == Outage.FULL ? HttpStatus.INSUFFICIENT_STORAGE : HttpStatus.SERVICE_UNAVAILABLE).value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.RETRY_AFTER, SOON_S);
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
