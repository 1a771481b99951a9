package org.redvest.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.accounts.SignInStore.Attempt;
import org.redvest.accounts.SignInStore.Credential;
import org.redvest.clock.RealTime;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signing in by password. Five wrong ones in a row lock the login for a quarter of an hour of real time, whether or not
 * an account of that name exists; the count is in the database and outlives the process.
 */
@Service
class SignIns {

    static final int TRIES = 5;
    static final Duration LOCKED = Duration.ofMinutes(15);
    static final Duration ONE_TIME = Duration.ofDays(3);

    private final SignInStore store;
    private final Passwords passwords;
    private final RealTime realTime;
    private final TransactionOperations transactions;

    SignIns(SignInStore store, Passwords passwords, RealTime realTime, TransactionOperations transactions) {
        this.store = store;
        this.passwords = passwords;
        this.realTime = realTime;
        this.transactions = transactions;
    }

    /** Hashing happens between two transactions, so that a rush of sign-ins holds no connection. */
    SignIn attempt(String login, String password) {
        var digest = digest(login);
        var attempt = asSystem(() -> store.count(digest, realTime.instant(), LOCKED));
        if (attempt.number() > TRIES) {
            return locked(attempt);
        }
        var credential = credential(login);
        if (!passwords.matches(password, credential.flatMap(Credential::hash))) {
            return attempt.number() == TRIES ? locked(attempt) : new SignIn.Wrong(TRIES - attempt.number());
        }
        return admitted(credential.orElseThrow(), password, digest);
    }

    private SignIn admitted(Credential credential, String password, byte[] digest) {
        var outdated = credential.hash().filter(passwords::isOutdated);
        var fresh = outdated.map(_ -> passwords.hash(password));
        return asSystem(() -> {
            store.forget(digest);
            outdated.ifPresent(old -> store.rehash(credential.account(), old, fresh.orElseThrow()));
            return credential.oneTimeUntil().filter(realTime.instant()::isAfter).isPresent()
                    ? new SignIn.TooLate()
                    : new SignIn.In(credential.account());
        });
    }

    /** Changes one's own password. The present one is asked for again, and counted as at the door. */
    PasswordChange change(Person person, String present, String wanted) {
        var answer = attempt(person.login().map(Login::value).orElse(""), present);
        if (!(answer instanceof SignIn.In)) {
            return new PasswordChange.NotYours(answer);
        }
        var weakness = Passwords.normal(present).equals(Passwords.normal(wanted))
                ? Optional.of(Weakness.SAME)
                : PasswordRules.weakness(Passwords.normal(wanted), person);
        if (weakness.isPresent()) {
            return new PasswordChange.TooWeak(weakness.get());
        }
        var hash = passwords.hash(wanted);
        asSystem(() -> store.setPassword(person.account(), hash, null, realTime.instant()));
        return new PasswordChange.Changed();
    }

    /** A password to hand over, valid for three days and to be changed at once. It is told to the caller and kept nowhere. */
    String oneTimePassword(AccountId account) {
        var password = passwords.oneTime();
        var hash = passwords.hash(password);
        var now = realTime.instant();
        asSystem(() -> store.setPassword(account, hash, now.plus(ONE_TIME), now));
        return password;
    }

    /** Seeds the demo's own people, and tests: a password that may stay. */
    void setPassword(AccountId account, String password) {
        var hash = passwords.hash(password);
        asSystem(() -> store.setPassword(account, hash, null, realTime.instant()));
    }

    private Optional<Credential> credential(String login) {
        return Login.fits(login) ? asSystem(() -> store.credential(new Login(login))) : Optional.empty();
    }

    private static SignIn locked(Attempt attempt) {
        return new SignIn.Locked(attempt.countedAt().plus(LOCKED));
    }

    /** Nobody's scope is known before they are in. */
    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }

    private static byte[] digest(String login) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(Login.normal(login).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
