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
 * written for one community would be stored under the other. Such a form is kept, and its sender asked.
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
        if (acting.isEmpty() || acting.get().hat().id().equals(shown)) {
            return true;
        }
        var kept = acting.get().hats().stream().anyMatch(hat -> hat.id().equals(shown))
                ? posts.keepAct(request, response)
                : Optional.<String>empty();
        if (kept.isPresent()) {
            response.sendRedirect(kept.get(), HttpServletResponse.SC_SEE_OTHER);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
        return false;
    }
}
