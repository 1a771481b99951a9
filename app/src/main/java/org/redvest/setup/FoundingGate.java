package org.redvest.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Before there is a city, every page leads to the founding; a way in stays open for those with the printed password. */
@Component
class FoundingGate implements HandlerInterceptor {

    static final String SETUP = "/setup";

    private static final Set<String> OPEN =
            Set.of("/sign-in", "/sign-out", "/account/password", "/error", "/readyz", "/livez");

    private final Setup setup;

    FoundingGate(Setup setup) {
        this.setup = setup;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod) || isOpen(request.getRequestURI()) || setup.isFounded()) {
            return true;
        }
        response.sendRedirect(SETUP, HttpServletResponse.SC_SEE_OTHER);
        return false;
    }

    private static boolean isOpen(String path) {
        return OPEN.contains(path)
                || path.equals(SETUP)
                || path.startsWith(SETUP + "/")
                || path.startsWith("/assets/")
                || path.startsWith("/actuator/");
    }
}
