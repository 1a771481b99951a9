package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.clock.RealTime;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/**
 * Who is signed in where. A session holds numbers and a device's name, no objects of ours, so that it survives an upgrade;
 * it lies in the database, so that it survives a crash.
 */
@Service
class Sessions {

    static final String ACCOUNT = "account";
    static final String GRANT = "grant";
    static final String DEVICE = "device";

    /** Those who work with other people's data are asked again each day; those who see their own, each month. */
    private static final Duration WORKING_DAY = Duration.ofHours(12);

    private static final Duration MONTH = Duration.ofDays(30);

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final Accounts accounts;
    private final RealTime realTime;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository, Accounts accounts, RealTime realTime) {
        this.repository = repository;
        this.accounts = accounts;
        this.realTime = realTime;
    }

    Acting acting(HttpServletRequest request) {
        var session = request.getSession(false);
        var account = number(session, ACCOUNT);
        if (session == null || account.isEmpty()) {
            return Acting.NOBODY;
        }
        if (isOver(session)) {
            session.invalidate();
            return Acting.NOBODY;
        }
        var person = account.flatMap(number -> accounts.findActing(new AccountId(number)));
        var grant = number(session, GRANT).map(GrantId::new);
        return new Acting(person, person.filter(Person::mayAct).flatMap(whose -> hat(whose, grant)));
    }

    /** One who came in without any wears the first that is given. */
    private static Optional<Hat> hat(Person person, Optional<GrantId> worn) {
        return worn.isPresent()
                ? worn.flatMap(person::hat)
                : person.hats().stream().findFirst();
    }

    /** The hat that this session was under until it was withdrawn. */
    Optional<Hat> withdrawn(Person person, HttpServletRequest request) {
        return number(request.getSession(false), GRANT)
                .flatMap(grant -> accounts.findWithdrawn(person.account(), new GrantId(grant)));
    }

    /** The old session ends, whatever it held: an id planted before signing in is worth nothing after it. */
    void begin(HttpServletRequest request, Person person, Optional<Hat> hat) {
        end(request);
        var session = request.getSession(true);
        session.setAttribute(ACCOUNT, person.account().value());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, principal(person.account()));
        Device.of(request.getHeader("User-Agent")).ifPresent(device -> session.setAttribute(DEVICE, device));
        hat.ifPresent(first -> putOn(session, first));
    }

    void putOn(HttpServletRequest request, Hat hat) {
        putOn(request.getSession(), hat);
    }

    private static void putOn(HttpSession session, Hat hat) {
        session.setAttribute(GRANT, hat.grant().value());
        session.setMaxInactiveInterval(Math.toIntExact((hat.role().serves() ? MONTH : WORKING_DAY).toSeconds()));
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Where an account is signed in, the latest first. */
    List<SignedInDevice> list(AccountId account, @Nullable HttpSession here) {
        return of(account).stream()
                .map(session -> new SignedInDevice(
                        mark(session.getId()),
                        Optional.ofNullable(session.getAttribute(DEVICE)),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        here != null && session.getId().equals(here.getId())))
                .sorted(Comparator.comparing(SignedInDevice::thisOne)
                        .thenComparing(SignedInDevice::lastSeen)
                        .reversed())
                .toList();
    }

    /** Another's session has no mark in this list, so nothing happens to it. */
    void end(AccountId account, String mark) {
        of(account).stream()
                .filter(session -> mark(session.getId()).equals(mark))
                .forEach(session -> repository.deleteById(session.getId()));
    }

    void endAll(AccountId account) {
        of(account).forEach(session -> repository.deleteById(session.getId()));
    }

    private List<? extends Session> of(AccountId account) {
        return List.copyOf(repository.findByPrincipalName(principal(account)).values());
    }

    /** However busy, a session ends after a month. */
    private boolean isOver(HttpSession session) {
        return Instant.ofEpochMilli(session.getCreationTime()).plus(MONTH).isBefore(realTime.instant());
    }

    private static String principal(AccountId account) {
        return Long.toString(account.value());
    }

    private static Optional<Long> number(@Nullable HttpSession session, String name) {
        return session != null && session.getAttribute(name) instanceof Long number
                ? Optional.of(number)
                : Optional.empty();
    }

    private static String mark(String sessionId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
