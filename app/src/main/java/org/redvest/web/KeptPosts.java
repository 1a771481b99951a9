package org.redvest.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.redvest.clock.RealTime;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forms that came when their session had ended, or after its sender had changed the hat in another window. Nothing is done then,
 * and nothing that was typed is lost: it waits, for the browser that sent it and the hat it was written under, until it is sent
 * on. It lies in the database, for any node to find, sealed with the address it was given and with the browser's cookie. A form of another site is never kept, nor is one with a password.
 */
@Component
public class KeptPosts {

    static final String PATH = "/kept/";

    /** The hidden field with the hat that a form was shown under. */
    static final String HAT = "hat";

    private static final String COOKIE = "redvest-kept";
    private static final Set<String> TECHNICAL =
            Set.of("_csrf", HAT, "request", "version", "next", "lang", "region", "line", "seen", "was", "list");
    private static final Pattern NUMBER_OF_FIELD = Pattern.compile("-?[0-9]+$");
    private static final Pattern CHOICE = Pattern.compile("[a-z][a-z_.-]*|[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern HOUR = Pattern.compile("(?:from|to|next)([0-9]{0,2})");
    private static final Pattern NTH = Pattern.compile("[a-z]+([2-9]|1[0-9])");
    private static final Set<String> SECRET = Set.of("password", "present", "wanted");
    private static final Duration KEPT = Duration.ofHours(2);
    static final int MOST = 300;
    private static final int MOST_CHARACTERS = 40_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeptPostStore store;
    private final TransactionOperations transactions;
    private final RealTime time;

    KeptPosts(KeptPostStore store, TransactionOperations transactions, RealTime time) {
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * @param hat the grant that the form was shown under; empty where the form does not say
     * @param browser what the browser's cookie for this one form says: two tabs that lose their session do not lose each other's words
     * @param address from where it was sent
     */
    public record Post(
            String action, Map<String, List<String>> fields, String hat, String browser, String address, Instant at) {

        /** What a person has written, without what the page itself put into the form or offered for a choice. */
        public List<Typed> typed() {
            return fields.entrySet().stream()
                    .filter(field -> !isTechnical(field.getKey()) && !isHourOfNoDay(field.getKey()))
                    .flatMap(field -> field.getValue().stream().map(value -> new Typed(field.getKey(), value)))
                    .filter(typed -> !typed.value().isBlank()
                            && !CHOICE.matcher(typed.value()).matches())
                    .toList();
        }

        /** Hours that the form proposed beside a day that nobody gave. */
        private boolean isHourOfNoDay(String field) {
            var hour = HOUR.matcher(field);
            return hour.matches()
                    && fields.getOrDefault("date" + hour.group(1), List.of("-")).stream()
                            .allMatch(String::isBlank);
        }

        /** {@code line-17}, too. */
        private static boolean isTechnical(String field) {
            return TECHNICAL.contains(NUMBER_OF_FIELD.matcher(field).replaceAll(""));
        }

        private boolean hasWords() {
            return fields.entrySet().stream()
                    .filter(field -> !isTechnical(field.getKey()))
                    .anyMatch(field -> field.getValue().stream().anyMatch(value -> !value.isBlank()));
        }
    }

    /** What stands in one field. */
    public record Typed(String field, String value) {

        /** Which of several it is, from 2 on: {@code date2}; else 0. */
        public int nth() {
            var number = NTH.matcher(field);
            return number.matches() ? Integer.parseInt(number.group(1)) : 0;
        }
    }

    /** Whether a path leads to a form that was kept. */
    public static boolean isKept(String path) {
        return path.startsWith(PATH);
    }

    /** Keeps a form that was shown to somebody signed in; empty where it has no words. Else the path at which it can be sent on. */
    public Optional<String> keepWords(HttpServletRequest request, HttpServletResponse response) {
        return post(request)
                .filter(post -> !post.hat().isEmpty() && post.hasWords())
                .map(post -> keep(post, request, response));
    }

    /** Keeps an act, with words or without. */
    Optional<String> keepAct(HttpServletRequest request, HttpServletResponse response) {
        return post(request).map(post -> keep(post, request, response));
    }

    private String keep(Post post, HttpServletRequest request, HttpServletResponse response) {
        var token = KeptAnswers.token();
        asSystem(() -> {
            store.makeRoom(time.instant().minus(KEPT), MOST);
            store.keep(
                    Seal.digest(token),
                    Seal.digest(post.address()),
                    new Seal(token, post.browser()).close(JSON.writeValueAsBytes(post)),
                    post.at());
            return true;
        });
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, post.browser())
                        .path(PATH + token)
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
        return PATH + token;
    }

    /** Another browser has another secret, with which the form cannot be opened. */
    Optional<Post> find(String token, HttpServletRequest request) {
        return asSystem(() -> store.find(Seal.digest(token), time.instant().minus(KEPT)))
                .flatMap(kept -> new Seal(token, browser(request)).open(kept))
                .map(content -> JSON.readValue(content, Post.class));
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }

    private Optional<Post> post(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        if (!request.getMethod().equals("POST")
                || !isOurs(request)
                || fields.keySet().stream().anyMatch(SECRET::contains)) {
            return Optional.empty();
        }
        var characters = fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length()
                        + field.getValue().stream().mapToInt(String::length).sum())
                .sum();
        return characters > MOST_CHARACTERS
                ? Optional.empty()
                : Optional.of(new Post(
                        request.getRequestURI(),
                        fields,
                        Objects.requireNonNullElse(request.getParameter(HAT), ""),
                        KeptAnswers.token(),
                        Network.of(request.getRemoteAddr()),
                        time.instant()));
    }

    /** Browsers say where a post comes from; one that does not say is not believed. */
    private static boolean isOurs(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            return origin != null
                    && URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equals(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String browser(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{24}"))
                .orElse("");
    }
}
