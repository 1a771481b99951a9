package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A page is asked only what it reads: a name that is mistyped would be passed over, and the page show something else. */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    private static final String LANGUAGE = "lang";
    private static final Set<String> ASKING = Set.of("GET", "HEAD");

    /** Behind the guard: what does not exist for somebody is not explained to them either. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !ASKING.contains(request.getMethod())) {
            return true;
        }
        if (request.getAttribute(ReadableRequests.UNREADABLE) instanceof AddressParameter broken) {
            throw broken.unreadable("web.allowed.readable");
        }
        var known = names(method);
        for (String name : Collections.list(request.getParameterNames())) {
            var asked = new AddressParameter(name, request.getParameter(name));
            if (!known.contains(name)) {
                throw asked.unreadable("web.allowed.names", String.join(", ", known));
            }
        }
        checkLanguage(request);
        return true;
    }

    private static void checkLanguage(HttpServletRequest request) {
        Optional.ofNullable(request.getParameter(LANGUAGE))
                .map(asked -> new AddressParameter(LANGUAGE, asked))
                .ifPresent(asked -> asked.oneOf(List.of("zh", "en"), word -> word));
    }

    static Set<String> names(HandlerMethod method) {
        var names = new TreeSet<String>();
        names.add(LANGUAGE);
        var asks = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Asks.class);
        if (asks != null) {
            names.addAll(List.of(asks.value()));
        }
        Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && !Map.class.isAssignableFrom(parameter.getParameterType()))
                .forEach(parameter -> names.add(name(parameter)));
        return names;
    }

    private static String name(MethodParameter parameter) {
        var named = parameter.getParameterAnnotation(RequestParam.class);
        if (named != null && !named.name().isEmpty()) {
            return named.name();
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Optional.ofNullable(parameter.getParameterName()).orElseThrow();
    }
}
