package org.redvest.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.redvest.web.Network;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * From where a password is typed: the address, and the browser if it was here before.
 *
 * @param network what counts as one address
 * @param device the secret that this browser was given at a sign-in
 */
record Visitor(String network, Optional<String> device) {

    static final String COOKIE = "redvest-device";

    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{43}");

    static Visitor of(HttpServletRequest request) {
        var device = Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(value -> DEVICE.matcher(value).matches());
        return new Visitor(Network.of(request.getRemoteAddr()), device);
    }

    /** Opens nothing by itself: it only keeps the mistakes of others from counting here. */
    static void keep(String device, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, device)
                        .path("/")
                        .maxAge(HALF_A_YEAR)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    /** Neither address nor secret in a log. */
    @Override
    public String toString() {
        return "Visitor";
    }
}
