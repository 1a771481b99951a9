package org.redvest.accounts;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.method.HandlerMethod;

/** Opens accounts for tests and lets them make requests: {@code mvc.perform(get("/accounts").with(people.as(hat)))}. */
@Component
public class TestPeople {

    private static final String TOKEN = "a-token-that-only-tests-know";

    private final Accounts accounts;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Administration administration;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Hat, String> open = new ConcurrentHashMap<>();

    TestPeople(
            Accounts accounts,
            Administration administration,
            FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.accounts = accounts;
        this.administration = administration;
        this.sessions = sessions;
    }

    /** Somebody new, with one grant. */
    public Hat hat(Role role, String region) {
        return hats("人" + number.incrementAndGet(), new NewGrant(role, new RegionCode(region), "单位" + region))
                .getFirst();
    }

    /** Somebody new, with these grants. */
    public List<Hat> hats(String name, NewGrant... grants) {
        var login = new Login("person-%d".formatted(number.incrementAndGet()));
        var identity = new Identity(name, Optional.of("1380000%04d".formatted(number.get())));
        var account = accounts.open(List.of(new NewAccount(Optional.of(login), identity, List.of(grants))));
        return accounts.hats(account.getFirst());
    }

    /** By an administrator of the city. */
    public void withdraw(Hat hat) {
        administration.withdraw(hat(Role.ADMIN, "4305"), hat.grant());
    }

    /** Signed in under a hat, and posting from our own forms. */
    public RequestPostProcessor as(Hat hat) {
        return request -> fromOurForm(request, kept(hat));
    }

    /** Not signed in, and posting from our own forms. */
    public RequestPostProcessor asVisitor() {
        return request -> fromOurForm(request, new Cookie(FormTokens.COOKIE, TOKEN));
    }

    /** For whom a route is; empty where it is for everybody. */
    public static Optional<Set<Role>> rolesOf(HandlerMethod route) {
        return Guard.roles(route)
                .map(roles -> Set.of(roles.value()))
                .or(() -> Guard.isForAnybodySignedIn(route) ? Optional.of(Set.of(Role.values())) : Optional.empty());
    }

    /** Whether any hat will do, or none at all. */
    public static boolean isForAnyHat(HandlerMethod route) {
        return Guard.roles(route).isEmpty() && Guard.isForAnybodySignedIn(route);
    }

    /** Signed in on one more device. The cookie alone: what another site's form would bring along. */
    public Cookie session(Hat hat) {
        return cookie(begin(sessions, hat));
    }

    private static Cookie cookie(String session) {
        return new Cookie("redvest", Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8)));
    }

    /** Stays while the database knows it. */
    private Cookie kept(Hat hat) {
        var id = open.compute(
                hat,
                (worn, known) -> known != null && sessions.findById(known) != null ? known : begin(sessions, worn));
        return cookie(requireNonNull(id));
    }

    private static <S extends Session> String begin(FindByIndexNameSessionRepository<S> sessions, Hat worn) {
        var session = sessions.createSession();
        session.setAttribute("csrf", TOKEN);
        session.setAttribute(Sessions.ACCOUNT, worn.account().value());
        session.setAttribute(Sessions.GRANT, worn.grant().value());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                Long.toString(worn.account().value()));
        sessions.save(session);
        return session.getId();
    }

    private MockHttpServletRequest fromOurForm(MockHttpServletRequest request, Cookie session) {
        var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        var all = Arrays.copyOf(cookies, cookies.length + 1);
        all[cookies.length] = session;
        request.setCookies(all);
        request.addHeader("X-CSRF-TOKEN", masked(TOKEN));
        return request;
    }

    /** As a page would carry it: masked, here with zeros, so that no two pages compress alike. */
    public String masked(String token) {
        var plain = token.getBytes(StandardCharsets.UTF_8);
        var masked = new byte[plain.length * 2];
        System.arraycopy(plain, 0, masked, plain.length, plain.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }
}
