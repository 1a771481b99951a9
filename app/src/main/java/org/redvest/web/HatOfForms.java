package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A form is taken in only under the hat it was shown under. Its sender may have put on another in a second window: what was
 * written for one community would be stored under the other. Such a form is kept, and its sender asked. So is one whose hat was
 * withdrawn meanwhile: its sender is told which, and can read what was written.
 */
@Configuration(proxyBeanMethods = false)
class HatOfForms implements WebMvcConfigurer, HandlerInterceptor {

    private final KeptPosts posts;
    private final ObjectProvider<WhoActs> whoActs;

    HatOfForms(KeptPosts posts, ObjectProvider<WhoActs> whoActs) {
        this.posts = posts;
        this.whoActs = whoActs;
    }

    /** Before the routes are closed to some hats: a form under the wrong one must not be answered as if it led nowhere. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var shown = request.getMethod().equals("POST") ? request.getParameter(KeptPosts.HAT) : null;
        if (shown == null || shown.isEmpty()) {
            return true;
        }
        var acting = Optional.ofNullable(whoActs.getIfAvailable()).flatMap(who -> who.acting(request));
        if (acting.filter(now -> now.hat().id().equals(shown)).isPresent()) {
            return true;
        }
        boolean held = acting.stream()
                .flatMap(now -> now.hats().stream())
                .anyMatch(hat -> hat.id().equals(shown));
        var kept = held || isWithdrawn(request, shown) ? posts.keepAct(request, response) : Optional.<String>empty();
        if (kept.isPresent()) {
            send(request, response, kept.get());
        } else if (acting.isPresent()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
        return kept.isEmpty() && acting.isEmpty();
    }

    private boolean isWithdrawn(HttpServletRequest request, String hat) {
        return Optional.ofNullable(whoActs.getIfAvailable())
                .flatMap(who -> who.withdrawn(request, hat))
                .isPresent();
    }

    /** A fragment cannot show that page in its place. */
    private static void send(HttpServletRequest request, HttpServletResponse response, String to) throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(to, HttpServletResponse.SC_SEE_OTHER);
        } else {
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpServletResponse.SC_CONFLICT);
        }
    }
}
