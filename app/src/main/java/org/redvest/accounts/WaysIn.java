package org.redvest.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.FreeText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a person may do with a link to their account: choose a password, and a login where the account has none. To look at a link
 * changes nothing. Once it is used, all that was signed in under the account is signed out.
 */
@Service
class WaysIn {

    private static final FreeText LOGIN = FreeText.asked(1, Login.LONGEST);

    private final SignInLinkStore links;
    private final AccountStore accounts;
    private final SignIns signIns;
    private final Sessions sessions;
    private final AccountRecords records;
    private final Clock clock;
    private final TransactionOperations transactions;

    WaysIn(
            SignInLinkStore links,
            AccountStore accounts,
            SignIns signIns,
            Sessions sessions,
            AccountRecords records,
            Clock clock,
            TransactionOperations transactions) {
        this.links = links;
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        this.records = records;
        this.clock = clock;
        this.transactions = transactions;
    }

    WayIn look(String link) {
        return asSystem(() ->
                LinkSecret.read(link).flatMap(links::find).map(this::stands).orElseGet(WayIn.Missing::new));
    }

    private WayIn stands(SignInLinkStore.Stored stored) {
        if (stored.used().isPresent()) {
            return new WayIn.Spent(stored.used().get());
        }
        if (stored.replaced().isPresent()) {
            return new WayIn.Superseded(stored.replaced().get());
        }
        return clock.instant().isBefore(stored.endsAt())
                ? new WayIn.Unlocked(accounts.person(stored.account()).orElseThrow(), stored.endsAt())
                : new WayIn.Expired(stored.endsAt());
    }

    /** @param login what was chosen to sign in with; not asked of an account that has one */
    Entering enter(String link, String login, String password) {
        if (!(look(link) instanceof WayIn.Unlocked(var person, var _))) {
            return new Entering.Barred(look(link));
        }
        var problems = problems(person, login, password);
        if (problems.any()) {
            return new Entering.Refused(problems);
        }
        var hash = signIns.hash(password);
        try {
            var answer = asSystem(() -> used(link, person, login, hash));
            sessions.endAll(person.account());
            return answer;
        } catch (DuplicateKeyException taken) {
            return new Entering.Refused(new Problems(List.of(new Problem("login", "accounts.member.login.taken"))));
        }
    }

    private Entering used(String link, Person person, String login, String hash) {
        if (!links.use(LinkSecret.read(link).orElseThrow(), clock.instant())) {
            return new Entering.Barred(look(link));
        }
        if (person.login().isEmpty()) {
            links.name(person.account(), new Login(login));
        }
        signIns.replace(person.account(), hash);
        records.linkUsed(person);
        return new Entering.Entered(person.account());
    }

    private static Problems problems(Person person, String login, String password) {
        if (person.login().isEmpty()) {
            var wrong = LOGIN.problems("login", "accounts.member.login.missing", Login.normal(login));
            if (!wrong.isEmpty()) {
                return new Problems(wrong);
            }
        }
        var named = new Person(
                person.account(),
                person.login().or(() -> Optional.of(new Login(login))),
                person.identity(),
                Optional.empty(),
                person.hats());
        return new Problems(PasswordRules.weakness(Passwords.normal(password), named).stream()
                .map(weakness -> new Problem("wanted", weakness.key()))
                .toList());
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}
