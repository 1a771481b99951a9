package org.redvest.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.redvest.database.Scopes;
import org.redvest.web.EveryDispatchFilter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Every request runs in the scope of the hat it is made under. The grant is read anew each time: one that was withdrawn a
 * second ago opens nothing. The error page and the end of a live feed are shown to the same person.
 */
@Component
@Order(ActingFilter.BEHIND_SECURITY)
class ActingFilter extends EveryDispatchFilter {

    /** The session and the check for forged posts come first. */
    static final int BEHIND_SECURITY = -50;

    private final Sessions sessions;

    ActingFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var acting = sessions.acting(request);
        acting.keepIn(request);
        try {
            Scopes.<Boolean, Exception>within(acting.scope(), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Style and pictures are everybody's, and asking for the session would cost a query each. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }
}
