package org.redvest.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses an address whose query cannot be read, and a language that there is not. The other parameters are refused by the pages that
 * read them. A name that no page reads is passed over: who shares a link in WeChat sends names of its own with it.
 */
@Configuration(proxyBeanMethods = false)
class ReadableAddresses implements WebMvcConfigurer, HandlerInterceptor {

    private static final String LANGUAGE = "lang";
    private static final Set<String> ASKING = Set.of("GET", "HEAD");

    /** Behind the guard: what does not exist for somebody is not explained to them either. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(1);
    }

    /** Only what was asked for itself: the page of an error gets the fields of the form that it answers, as if it were asked for. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod)
                || !ASKING.contains(request.getMethod())
                || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        if (request.getAttribute(ReadableRequests.UNREADABLE) instanceof AddressParameter broken) {
            throw broken.unreadable("web.allowed.readable");
        }
        Optional.ofNullable(request.getParameter(LANGUAGE))
                .map(asked -> new AddressParameter(LANGUAGE, asked))
                .ifPresent(asked -> asked.oneOf(List.of("zh", "en"), word -> word));
        return true;
    }
}
