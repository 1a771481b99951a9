package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller who acts: {@code Hat}, {@code Optional<Hat>} where a visitor may come too, or {@code Person}. */
class ActingArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Hat.class
                || parameter.getParameterType() == Person.class
                || isOptionalHat(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var acting = Acting.in(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        if (isOptionalHat(parameter)) {
            return acting.hat();
        }
        Optional<? extends Object> wanted = parameter.getParameterType() == Hat.class ? acting.hat() : acting.person();
        return wanted.orElseThrow(NoSuchPage::new);
    }

    private static boolean isOptionalHat(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && ResolvableType.forMethodParameter(parameter).getGeneric().resolve() == Hat.class;
    }
}
