package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.redvest.clock.RealTime;
import org.springframework.stereotype.Component;

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
    private static final int MOST = 400;
    private static final int MOST_OF_ONE = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final RealTime time;

    KeptAnswers(RealTime time) {
        this.time = time;
    }

    /** @param reader the session and the hat: to anybody else, and under another hat, it does not exist */
    record Answer(String template, Map<String, Object> model, int status, String path, String reader, Instant at) {}

    /** Answers the path at which the page can be asked for again. */
    synchronized String keep(String template, Map<String, Object> model, Request request) {
        var reader = request.reader();
        forget(reader);
        var path = PATH + token();
        answers.put(path, new Answer(template, model, request.status(), request.path(), reader, time.instant()));
        return path;
    }

    record Request(String path, String reader, int status) {

        static Request of(HttpServletRequest request, HttpServletResponse response, String hat) {
            return new Request(FrameFilling.path(request), reader(request, hat), response.getStatus());
        }

        static String reader(HttpServletRequest request, String hat) {
            var session = request.getSession(false);
            return (session == null ? "" : session.getId()) + "/" + hat;
        }
    }

    synchronized Optional<Answer> find(String path, String reader) {
        return Optional.ofNullable(answers.get(path))
                .filter(answer -> answer.reader().equals(reader))
                .filter(answer -> answer.at().plus(KEPT).isAfter(time.instant()));
    }

    /** What is too old or too much goes, the oldest first: of this reader, then of all. */
    private void forget(String reader) {
        var latest = time.instant().minus(KEPT);
        answers.values().removeIf(answer -> answer.at().isBefore(latest));
        long own = answers.values().stream()
                .filter(answer -> answer.reader().equals(reader))
                .count();
        var oldest = answers.values().iterator();
        while (oldest.hasNext() && (own >= MOST_OF_ONE || answers.size() >= MOST)) {
            boolean mine = oldest.next().reader().equals(reader);
            if (mine || answers.size() >= MOST) {
                oldest.remove();
                own -= mine ? 1 : 0;
            }
        }
    }

    static String token() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
