package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.audit.AuditActor;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Region;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first administrator: the account that the first start opened becomes the own one of the person who founds the city. */
@Service
public class Founder {

    private static final FreeText NAME = FreeText.own(1, 40);
    private static final FreeText LOGIN = FreeText.asked(1, Login.LONGEST);

    private final Accounts accounts;
    private final AccountStore store;
    private final SignInStore signIns;
    private final Passwords passwords;
    private final Entrance entrance;
    private final Clock clock;

    Founder(
            Accounts accounts,
            AccountStore store,
            SignInStore signIns,
            Passwords passwords,
            Entrance entrance,
            Clock clock) {
        this.accounts = accounts;
        this.store = store;
        this.signIns = signIns;
        this.passwords = passwords;
        this.entrance = entrance;
        this.clock = clock;
    }

    /** As it was typed. */
    public record Form(String login, String name, String password) {

        public static final Form EMPTY = new Form(FirstAdministrator.LOGIN.value(), "", "");

        @Override
        public String toString() {
            return "Form";
        }
    }

    /** Checked, and the password hashed: nothing is left that takes time while rows are held. */
    public record Checked(Login login, Identity identity, String hash) {

        @Override
        public String toString() {
            return "Checked";
        }
    }

    /** In the order of the fields. */
    public Problems problems(Form form) {
        var problems = new ArrayList<Problem>();
        problems.addAll(NAME.problems("name", "accounts.member.name.missing", PlainText.line(form.name())));
        problems.addAll(LOGIN.problems("login", "accounts.member.login.missing", Login.normal(form.login())));
        PasswordRules.weakness(Passwords.normal(form.password()), person(form))
                .ifPresent(weakness -> problems.add(new Problem("password", weakness.key())));
        return new Problems(problems);
    }

    public Checked checked(Form form) {
        return new Checked(new Login(form.login()), identity(form), passwords.hash(form.password()));
    }

    /** In the founding's own transaction. */
    @Transactional
    public AccountId install(Checked founder, Region whole) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var account = store.findByLogin(FirstAdministrator.LOGIN)
                    .orElseGet(() -> accounts.open(List.of(new NewAccount(
                                    Optional.of(FirstAdministrator.LOGIN), founder.identity(), List.of())))
                            .getFirst());
            store.rename(account, founder.login(), founder.identity().name());
            signIns.setPassword(account, founder.hash(), null, clock.instant());
            appoint(account, whole);
            return account;
        });
    }

    /** Somebody who has signed in with the password of the first start, and has changed it. */
    @Transactional
    public void appoint(AccountId account, Region whole) {
        accounts.grant(account, new NewGrant(Role.ADMIN, whole.code(), whole.name()));
    }

    /** As the audit log writes down who founded: under the hat that the founding gave them. */
    public static AuditActor actor(AccountId founder, Region whole) {
        return new AuditActor(founder.value(), Role.ADMIN.name(), whole.name());
    }

    /** Signs in whom the founding has made administrator; returns the path to go on at. */
    public String enter(HttpServletRequest request, AccountId founder, String next) {
        return entrance.enter(request, founder, next);
    }

    /** Who is signed in before there is a hat to wear: empty while the password is still the one of the first start. */
    public static Optional<AccountId> signedIn(HttpServletRequest request) {
        return Acting.in(request)
                .person()
                .filter(person -> !person.mustChangePassword())
                .map(Person::account);
    }

    private static Person person(Form form) {
        var login = Optional.of(form.login()).filter(Login::fits).map(Login::new);
        return new Person(new AccountId(0), login, identity(form), Optional.empty(), List.of());
    }

    private static Identity identity(Form form) {
        return new Identity(PlainText.line(form.name()), Optional.empty());
    }
}
