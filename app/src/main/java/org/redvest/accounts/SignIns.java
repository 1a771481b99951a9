package org.redvest.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.accounts.Doors.Door;
import org.redvest.accounts.Doors.DoorAnswer;
import org.redvest.accounts.SignInStore.Credential;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signing in by password. Five wrong ones in a row lock the login for a quarter of an hour where they were typed
 * ({@link Doors}), whether or not an account of that name exists; the count is in the database and outlives the process.
 */
@Service
class SignIns {

    static final Duration ONE_TIME = Duration.ofDays(3);

    private final SignInStore store;
    private final Accounts accounts;
    private final Doors doors;
    private final Passwords passwords;
    private final AccountRecords records;
    private final Clock clock;
    private final TransactionOperations transactions;

    SignIns(
            SignInStore store,
            Accounts accounts,
            Doors doors,
            Passwords passwords,
            AccountRecords records,
            Clock clock,
            TransactionOperations transactions) {
        this.store = store;
        this.accounts = accounts;
        this.doors = doors;
        this.passwords = passwords;
        this.records = records;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Hashing happens between two transactions, so that a rush of sign-ins holds no connection. */
    SignIn attempt(String login, String password, Visitor visitor) {
        return switch (asSystem(() -> doors.knock(login, visitor))) {
            case DoorAnswer.TurnedAway(var answer) -> {
                turnedAway(credentials(login).stream().findFirst());
                yield answer;
            }
            case DoorAnswer.Admitted(var door) -> compared(login, password, door);
        };
    }

    private SignIn compared(String login, String typed, Door door) {
        var credentials = credentials(login);
        if (credentials.isEmpty()) {
            passwords.matches(typed, Optional.empty());
        }
        for (var credential : credentials) {
            var password = credential.oneTimeUntil().isPresent() ? Passwords.asOneTime(typed) : typed;
            if (passwords.matches(password, credential.hash())) {
                return admitted(credential, password, door);
            }
        }
        refused(credentials.stream().findFirst());
        return doors.wrong(door);
    }

    private SignIn admitted(Credential credential, String password, Door door) {
        var outdated = credential.hash().filter(passwords::isOutdated);
        var fresh = outdated.map(_ -> passwords.hash(password));
        boolean late = asSystem(() -> {
            doors.opened(door);
            outdated.ifPresent(old -> store.rehash(credential.account(), old, fresh.orElseThrow()));
            return credential.oneTimeUntil().filter(clock.instant()::isAfter).isPresent();
        });
        if (late) {
            refused(Optional.of(credential));
            return new SignIn.TooLate();
        }
        return new SignIn.In(credential.account());
    }

    private void refused(Optional<Credential> credential) {
        credential
                .flatMap(known -> accounts.findPerson(known.account()))
                .ifPresentOrElse(records::refused, records::refusedUnknown);
    }

    /** Not compared, and written down all the same: somebody goes on trying. */
    private void turnedAway(Optional<Credential> credential) {
        credential
                .flatMap(known -> accounts.findPerson(known.account()))
                .ifPresentOrElse(records::turnedAway, records::refusedUnknown);
    }

    /** The secret by which this browser is known from now on. */
    String remember(AccountId account, Visitor visitor) {
        return asSystem(() -> doors.remember(account, visitor));
    }

    /** Changes one's own password. The present one is asked for again, and counted as at the door. */
    PasswordChange change(Person person, String present, String wanted, Visitor visitor) {
        var answer = attempt(person.login().map(Login::value).orElse(""), present, visitor);
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
        asSystem(() -> {
            records.passwordChanged(person);
            return store.setPassword(person.account(), hash, null, clock.instant());
        });
        return new PasswordChange.Changed();
    }

    /** A password to hand over, not yet set for an account. */
    record OneTime(String password, String hash) {
        @Override
        public String toString() {
            return "OneTime";
        }
    }

    /** Hashing takes its time and holds no row. */
    OneTime oneTime() {
        var password = passwords.oneTime();
        return new OneTime(password, passwords.hash(password));
    }

    /** In the caller's transaction: valid for three days, to be changed at once, told to the caller alone. */
    void handOver(AccountId account, OneTime oneTime) {
        var now = clock.instant();
        asSystem(() -> {
            doors.forgetDevices(account);
            return store.setPassword(account, oneTime.hash(), now.plus(ONE_TIME), now);
        });
    }

    /** Hashing takes its time and holds no row. */
    String hash(String password) {
        return passwords.hash(password);
    }

    /** In the caller's transaction: a password that its owner has chosen. */
    void keep(AccountId account, String hash) {
        asSystem(() -> store.setPassword(account, hash, null, clock.instant()));
    }

    /** The same for an account that was used before: no browser is known to it any more. */
    void replace(AccountId account, String hash) {
        asSystem(() -> {
            doors.forgetDevices(account);
            return store.setPassword(account, hash, null, clock.instant());
        });
    }

    /** Seeds the demo's own people, and tests: a password that may stay. */
    void setPassword(AccountId account, String password) {
        var hash = passwords.hash(password);
        asSystem(() -> store.setPassword(account, hash, null, clock.instant()));
    }

    private List<Credential> credentials(String login) {
        return Login.fits(login) ? asSystem(() -> store.credentials(new Login(login))) : List.of();
    }

    /** Nobody's scope is known before they are in. */
    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }
}
