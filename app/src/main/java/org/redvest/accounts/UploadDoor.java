package org.redvest.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.redvest.web.EveryDispatchFilter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Files are taken from those who are signed in. Whoever is not is sent to sign in before anything is read: the check for forged posts
 * reads the whole form, and would write the file to the disk first. The founding has no accounts yet; its link is checked by its pages.
 */
@Component
@Order(UploadDoor.BEFORE_SECURITY)
class UploadDoor extends EveryDispatchFilter {

    /** The session is there, and the chain of Spring Security, at -100, is not reached yet. */
    static final int BEFORE_SECURITY = -101;

    private static final String FOUNDING = "/setup";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.REQUEST && isUpload(request) && !isSignedIn(request)) {
            Guard.send(request, response, Guard.SIGN_IN + "?old");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.startsWith("multipart/")
                && !request.getRequestURI().startsWith(FOUNDING);
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(Sessions.ACCOUNT) != null;
    }
}
