package org.redvest.demo;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * How far a visitor is on the walk. The browser keeps it.
 *
 * @param began by the city's clock; what was ordered before belongs to an earlier round. Empty for one who has pressed nothing yet
 */
record Round(Step step, Optional<Instant> began) {

    static final String STEP = "walk";
    static final String BEGAN = "walk-began";

    static Round of(HttpServletRequest request) {
        return new Round(
                cookie(request, STEP, "[0-9]")
                        .map(Integer::parseInt)
                        .map(Step::numbered)
                        .orElse(Step.LOOK),
                cookie(request, BEGAN, "[0-9]{1,15}").map(Long::parseLong).map(Instant::ofEpochMilli));
    }

    Round at(Step next) {
        return new Round(next, began);
    }

    static Round anew(Step step, Instant now) {
        return new Round(step, Optional.of(now));
    }

    String[] cookies() {
        return Stream.concat(
                        Stream.of(cookie(STEP, String.valueOf(step.number()))),
                        began.stream().map(at -> cookie(BEGAN, String.valueOf(at.toEpochMilli()))))
                .toArray(String[]::new);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name, String form) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(Cookie::getValue)
                .filter(value -> value.matches(form));
    }

    private static String cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(30))
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }
}
