package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.redvest.web.KeptPosts;
import org.redvest.web.Queries;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to the routes that are for its hat; the others do not exist for it. */
@Component
class Guard implements HandlerInterceptor {

    static final String SIGN_IN = "/sign-in";
    static final String ACCOUNT = "/account";
    static final String PASSWORD = "/account/password";

    private final KeptPosts kept;

    Guard(KeptPosts kept) {
        this.kept = kept;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var roles = roles(method);
        if (roles.isEmpty() && !isForAnybodySignedIn(method)) {
            return true;
        }
        var detour = detour(Acting.in(request), roles, request);
        if (detour.isPresent()) {
            var words = detour.filter(SIGN_IN::equals).flatMap(_ -> kept.keepWords(request, response));
            send(
                    request,
                    response,
                    words.map(path -> Queries.with(detour.get() + "?old", "next", path))
                            .orElse(detour.get()));
        }
        return detour.isEmpty();
    }

    static Optional<For> roles(HandlerMethod method) {
        return annotation(method, For.class);
    }

    static boolean isForAnybodySignedIn(HandlerMethod method) {
        return annotation(method, SignedIn.class).isPresent();
    }

    /** What has to be done first: sign in, change a password that was handed over, put on a hat. */
    private static Optional<String> detour(Acting acting, Optional<For> roles, HttpServletRequest request) {
        if (acting.person().isEmpty()) {
            return Optional.of(signIn(request));
        }
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        if (acting.person().get().mustChangePassword()) {
            return Optional.of(PASSWORD);
        }
        if (acting.hat().isEmpty()) {
            return Optional.of(ACCOUNT);
        }
        if (!Arrays.asList(roles.get().value()).contains(acting.hat().get().role())) {
            throw new NoSuchPage();
        }
        return Optional.empty();
    }

    /** Back to where one wanted to go, with all that the address asked for; never back into the middle of a form. */
    private static String signIn(HttpServletRequest request) {
        var asked = Queries.asked(request);
        var wanted = Landing.ours(asked).isEmpty() ? request.getRequestURI() : asked;
        return request.getMethod().equals("GET")
                        && !isFragment(request)
                        && !Landing.ours(wanted).isEmpty()
                ? Queries.with(SIGN_IN, "next", wanted)
                : SIGN_IN;
    }

    /** The page of ours that a form without words stood on: whoever signs in finds it there again. */
    static Optional<String> stoodOn(HttpServletRequest request) {
        var referrer = request.getHeader(HttpHeaders.REFERER);
        if (referrer == null || !isPost(request)) {
            return Optional.empty();
        }
        try {
            var page = URI.create(referrer);
            return Optional.ofNullable(page.getRawPath())
                    .filter(_ -> request.getHeader(HttpHeaders.HOST) != null)
                    .filter(_ -> request.getHeader(HttpHeaders.HOST).equals(page.getAuthority()))
                    .filter(path -> !path.equals(SIGN_IN) && !Landing.ours(path).isEmpty());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * A fragment cannot show the sign-in page in its place: htmx is told to leave the whole page. A live feed is told that there is
     * nothing more: after any other answer the browser would ask again for ever.
     */
    static void send(HttpServletRequest request, HttpServletResponse response, String to) throws IOException {
        if (isFeed(request)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (isFragment(request)) {
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(
                    to, isPost(request) ? HttpServletResponse.SC_SEE_OTHER : HttpServletResponse.SC_FOUND);
        }
    }

    private static boolean isFeed(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private static boolean isPost(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    private static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static <A extends Annotation> Optional<A> annotation(HandlerMethod method, Class<A> type) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type)));
    }
}
