package org.redvest.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.redvest.clock.RealTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The public start page as it leaves the server, kept for a moment: all who come without a cookie read the same, but for the
 * token of its forms. Whoever brings a cookie may be somebody, and gets a page of their own. In front of the session, so that
 * a visitor asks the database for nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class StartPage extends OncePerRequestFilter {

    private static final Pattern QUERY = Pattern.compile("month=[0-9]{4}-[0-9]{2}");
    private static final int MOST = 64;

    /** While one visitor's page is made anew, the others get the one before; no longer than so many times its age. */
    private static final int LATEST = 2;

    private final Cache<Key, SharedPage> pages =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final AtomicInteger changes = new AtomicInteger();
    private final CsrfTokenRepository tokens;
    private final RealTime time;
    private final Duration kept;

    /** @param published for how long the figures on it are shown as they were; the page around them is younger */
    public StartPage(CsrfTokenRepository tokens, RealTime time, @Value("${redvest.published-for}") Duration published) {
        this.tokens = tokens;
        this.time = time;
        this.kept = published.dividedBy(5);
    }

    private record Key(String query, Language language, boolean secure) {}

    /** What stood there is not shown again. */
    public void changed() {
        changes.incrementAndGet();
        pages.invalidateAll();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return kept.isZero()
                || !request.getRequestURI().equals("/")
                || !request.getMethod().equals("GET")
                || request.getHeader(HttpHeaders.COOKIE) != null
                || request.getHeader("HX-Request") != null
                || !(request.getQueryString() == null
                        || QUERY.matcher(request.getQueryString()).matches());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = new Key(
                Optional.ofNullable(request.getQueryString()).orElse(""),
                FrameFilling.language(request),
                request.isSecure());
        var page = pages.getIfPresent(key);
        if (page != null && mayBeShown(page, time.instant())) {
            page.send(request, response, tokens);
        } else {
            make(key, request, response, chain);
        }
    }

    private boolean mayBeShown(SharedPage page, Instant now) {
        var age = Duration.between(page.madeAt(), now);
        return !age.isNegative()
                && (age.compareTo(kept) < 0 || age.compareTo(kept.multipliedBy(LATEST)) < 0 && !page.claim());
    }

    private void make(Key key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int before = changes.get();
        var began = time.instant();
        var copy = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, copy);
        var page = SharedPage.of(request, copy, key.language(), began);
        if (before == changes.get()) {
            page.ifPresent(shared -> pages.put(key, shared));
        }
        copy.copyBodyToResponse();
    }
}
