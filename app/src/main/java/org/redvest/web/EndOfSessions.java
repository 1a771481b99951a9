package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A request that ends its session, by signing out or in anew, ends what is open in it. */
@Configuration(proxyBeanMethods = false)
class EndOfSessions implements WebMvcConfigurer, HandlerInterceptor {

    private static final String BEFORE = EndOfSessions.class.getName();

    private final Live live;

    EndOfSessions(Live live) {
        this.live = live;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var session = request.getMethod().equals("POST") ? request.getSession(false) : null;
        if (session != null) {
            request.setAttribute(BEFORE, session.getId());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(BEFORE) instanceof String before) {
            var session = request.getSession(false);
            if (session == null || !session.getId().equals(before)) {
                live.endSession(before);
            }
        }
    }
}
