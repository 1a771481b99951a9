package org.redvest.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.redvest.clock.RealTime;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Pages that answered a post: a refused form with its words, a password that is shown once. Their own address takes posts only,
 * so each gets one at which it can be asked for again, in the other language or after a reload, without the act being done
 * again. They lie in memory: what is shown once is written nowhere.
 */
@Component
class KeptAnswers {

    static final String PATH = "/answers/";

    /** The address of the page whose answer is shown again; the navigation marks that one. */
    static final String INSTEAD_OF = KeptAnswers.class.getName();

    private static final Duration KEPT = Duration.ofHours(1);
    static final int MOST = 400;
    private static final int MOST_OF_ONE = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final RealTime time;

    KeptAnswers(RealTime time) {
        this.time = time;
    }

    /**
     * @param reader the session, or a visitor's browser, and the hat: to anybody else, and under another hat, it does not exist
     * @param address from where it was asked
     */
    record Answer(
            String template,
            Map<String, Object> model,
            int status,
            String path,
            String reader,
            String address,
            Instant at) {}

    /** Answers the path at which the page can be asked for again. */
    synchronized String keep(String template, Map<String, Object> model, Request request) {
        var reader = request.reader();
        forget(reader);
        var path = PATH + token();
        answers.put(
                path,
                new Answer(
                        template, model, request.status(), request.path(), reader, request.address(), time.instant()));
        return path;
    }

    record Request(String path, String reader, String address, int status) {

        static Request of(HttpServletRequest request, HttpServletResponse response, String hat) {
            return new Request(
                    FrameFilling.path(request),
                    reader(request, hat),
                    Network.of(request.getRemoteAddr()),
                    response.getStatus());
        }

        /** Visitors have no session; what proves their forms tells their browsers apart. */
        static String reader(HttpServletRequest request, String hat) {
            var session = request.getSession(false);
            return (session == null ? "visitor " + browser(request) : session.getId()) + "/" + hat;
        }

        private static String browser(HttpServletRequest request) {
            return Optional.ofNullable(WebUtils.getCookie(request, Frame.Token.COOKIE))
                    .map(Cookie::getValue)
                    .orElse("");
        }
    }

    synchronized Optional<Answer> find(String path, String reader) {
        return Optional.ofNullable(answers.get(path))
                .filter(answer -> answer.reader().equals(reader))
                .filter(answer -> answer.at().plus(KEPT).isAfter(time.instant()));
    }

    /** What is too old goes, and what is too much, the oldest first: of this reader, then of the address that has most. */
    private void forget(String reader) {
        var latest = time.instant().minus(KEPT);
        answers.values().removeIf(answer -> answer.at().isBefore(latest));
        if (count(answer -> answer.reader().equals(reader)) >= MOST_OF_ONE) {
            removeOldest(answer -> answer.reader().equals(reader));
        } else if (answers.size() >= MOST) {
            var held = answers.values().stream().collect(Collectors.groupingBy(Answer::address, Collectors.counting()));
            var most = Collections.max(held.values());
            removeOldest(answer -> Objects.equals(held.get(answer.address()), most));
        }
    }

    private long count(Predicate<Answer> which) {
        return answers.values().stream().filter(which).count();
    }

    private void removeOldest(Predicate<Answer> which) {
        answers.entrySet().stream()
                .filter(answer -> which.test(answer.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(answers::remove);
    }

    static String token() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
