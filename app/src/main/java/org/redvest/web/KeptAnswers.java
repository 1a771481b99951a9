package org.redvest.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.redvest.clock.RealTime;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages that answered a post: a refused form with its words, a password that is shown once. Their own address takes posts only,
 * so each gets one at which it can be asked for again, in the other language or after a reload, without the act being done
 * again. They are kept as they look the second time: what is shown once is written nowhere.
 */
@Component
class KeptAnswers {

    static final String PATH = "/answers/";

    /** The address of the page whose answer is shown again; the navigation marks that one. */
    static final String INSTEAD_OF = KeptAnswers.class.getName();

    private static final Duration KEPT = Duration.ofHours(1);
    static final int MOST = 400;
    private static final int MOST_OF_ONE = 6;

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeptAnswerStore store;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final RealTime time;

    KeptAnswers(KeptAnswerStore store, TransactionOperations transactions, JsonMapper json, RealTime time) {
        this.store = store;
        this.transactions = transactions;
        this.json = json;
        this.time = time;
    }

    /** @param pages the whole page in each language */
    record ShownAnswer(int status, Map<Language, String> pages) {}

    /**
     * @param reader the session, or a visitor's browser, and the hat: to anybody else, and under another hat, it does not exist
     * @param address from where it was asked
     */
    record Request(String reader, String address) {

        static Request of(HttpServletRequest request, String hat) {
            return new Request(reader(request, hat), Network.of(request.getRemoteAddr()));
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

    /** Returns an address at which an answer can be kept. */
    static String newPath() {
        return PATH + token();
    }

    /** The act is done, and its answer is on its way: without a database it cannot be asked for again, which is no reason to fail. */
    void keep(String path, ShownAnswer answer, Request request) {
        var now = time.instant();
        var reader = Seal.digest(request.reader());
        var sealed = new Seal(path, request.reader()).close(json.writeValueAsBytes(answer));
        try {
            Scopes.run(
                    Scope.SYSTEM,
                    () -> transactions.executeWithoutResult(_ -> {
                        store.forget(now.minus(KEPT));
                        store.makeRoom(reader, MOST_OF_ONE, MOST);
                        store.keep(Seal.digest(path), reader, Seal.digest(request.address()), sealed, now);
                    }));
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("An answer could not be kept", away);
        }
    }

    Optional<ShownAnswer> find(String path, String reader) {
        var latest = time.instant().minus(KEPT);
        Optional<byte[]> sealed = Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(transactions.execute(_ -> store.find(Seal.digest(path), latest))));
        return sealed.flatMap(new Seal(path, reader)::open).map(bytes -> json.readValue(bytes, ShownAnswer.class));
    }

    static String token() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
