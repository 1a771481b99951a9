package org.redvest.web;

import gg.jte.Content;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Puts {@code text} and {@code frame} at the disposal of every template. */
@Component
class FrameFilling {

    private static final String COOKIE = "language";

    private final Texts texts;
    private final ObjectProvider<WhoActs> whoActs;
    private final ObjectProvider<Navigation> navigation;
    private final ObjectProvider<Strip> strips;
    private final ObjectProvider<CityNames> names;

    FrameFilling(
            Texts texts,
            ObjectProvider<WhoActs> whoActs,
            ObjectProvider<Navigation> navigation,
            ObjectProvider<Strip> strips,
            ObjectProvider<CityNames> names) {
        this.texts = texts;
        this.whoActs = whoActs;
        this.navigation = navigation;
        this.strips = strips;
        this.names = names;
    }

    Text text(HttpServletRequest request) {
        return texts.in(language(request));
    }

    /** @param here the path at which the page can be asked for again */
    Map<String, Object> parameters(HttpServletRequest request, String here) {
        return parameters(request, here, language(request));
    }

    Map<String, Object> parameters(HttpServletRequest request, String here, Language language) {
        var text = texts.in(language);
        return Map.of("text", text, "frame", frame(request, here, text));
    }

    /** The hat a request is made under; empty where nobody is signed in. */
    String hat(HttpServletRequest request) {
        return acting(request).map(acting -> acting.hat().id()).orElse("");
    }

    private Optional<WhoActs.Acting> acting(HttpServletRequest request) {
        return Optional.ofNullable(whoActs.getIfAvailable()).flatMap(who -> who.acting(request));
    }

    private Frame frame(HttpServletRequest request, String here, Text text) {
        var acting = acting(request);
        var strip = Optional.<Content>empty();
        boolean demo = false;
        for (Strip each : strips.orderedStream().toList()) {
            var shown = each.strip(request, text);
            demo |= shown.isPresent() && each.tellsOfDemo();
            strip = strip.or(() -> shown);
        }
        return new Frame(
                path(request),
                here,
                query(request),
                acting,
                entries(acting),
                strip,
                token(request),
                navigation.stream()
                        .flatMap(module -> module.keptOffline(acting).stream())
                        .findFirst(),
                demo,
                names.stream().findFirst().map(CityNames::names).orElse(CityNames.NameSet.NONE));
    }

    private List<Navigation.Entry> entries(Optional<WhoActs.Acting> acting) {
        return navigation.stream()
                .flatMap(module -> module.entries(acting).stream())
                .sorted(Comparator.comparingInt(Navigation.Entry::position))
                .toList();
    }

    private static Frame.@Nullable Token token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Token(token)
                : null;
    }

    /** The page's own path, also where an error or a kept answer is shown in its place. */
    static String path(HttpServletRequest request) {
        return Stream.of(KeptAnswers.INSTEAD_OF, RequestDispatcher.ERROR_REQUEST_URI)
                .map(request::getAttribute)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElseGet(request::getRequestURI);
    }

    /** The page's own query, to be kept by the link that changes the language. */
    private static String query(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        return Queries.kept("lang", request);
    }

    static Language language(HttpServletRequest request) {
        var asked = request.getParameter("lang");
        if (asked != null) {
            return Language.named(asked);
        }
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(cookie -> Language.named(cookie.getValue()))
                .orElseGet(() -> request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                        ? Language.ZH
                        : Language.preferred(Collections.list(request.getLocales())));
    }

    /** A link that names the language decides for a year. */
    static void keepLanguage(HttpServletRequest request, HttpServletResponse response) {
        if (Language.isNamed(request.getParameter("lang"))) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, language(request) == Language.EN ? "en" : "zh")
                            .path("/")
                            .maxAge(java.time.Duration.ofDays(365))
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }
}
