package org.redvest.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redvest.web.Frame;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.util.WebUtils;

/**
 * What proves that a form is ours. For those signed in it lies in their session, as plain text: an object of the framework's
 * would not survive its next version. A visitor has no session, and a visit must not write a row: the token lies in a cookie
 * that other sites' forms do not bring along, and is compared with the one in the form.
 */
class FormTokens implements CsrfTokenRepository {

    static final String COOKIE = Frame.Token.COOKIE;

    private static final String ATTRIBUTE = "csrf";
    private static final Base64StringKeyGenerator RANDOM =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{20,64}");

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(RANDOM.generateKey());
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        var session = signedIn(request);
        if (session.isPresent()) {
            session.get().setAttribute(ATTRIBUTE, token == null ? null : token.getToken());
        } else if (token != null) {
            keep(token, request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        var session = signedIn(request);
        if (session.isPresent()) {
            return session.get().getAttribute(ATTRIBUTE) instanceof String value ? token(value) : null;
        }
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(value -> TOKEN.matcher(value).matches())
                .map(FormTokens::token)
                .orElse(null);
    }

    private static void keep(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token.getToken())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static Optional<HttpSession> signedIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .filter(session -> session.getAttribute(Sessions.ACCOUNT) != null);
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", value);
    }
}
