package org.redvest.accounts;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.database.Installation;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Regions;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The first start for real people opens an account for whoever started it, and says its password on the console, for it is
 * told nowhere else. Each later start says a new one, until somebody has signed in and chosen their own.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    static final Login LOGIN = new Login("admin");

    private final Accounts accounts;
    private final AccountStore store;
    private final SignIns signIns;
    private final Regions regions;
    private final Installation installation;
    private final TransactionOperations transactions;
    private final PrintStream console = System.out;

    FirstAdministrator(
            Accounts accounts,
            AccountStore store,
            SignIns signIns,
            Regions regions,
            Installation installation,
            TransactionOperations transactions) {
        this.accounts = accounts;
        this.store = store;
        this.signIns = signIns;
        this.regions = regions;
        this.installation = installation;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!installation.isDemo()) {
            invite().ifPresent(this::print);
        }
    }

    /** The password to hand over; empty once there is an administrator with one of their own. */
    Optional<String> invite() {
        if (asSystem(store::hasAdministrator)) {
            return Optional.empty();
        }
        var account = asSystem(() -> store.findByLogin(LOGIN)).orElseGet(this::open);
        return Optional.of(signIns.oneTimePassword(account));
    }

    private AccountId open() {
        var city = regions.city();
        var everything = new NewGrant(Role.ADMIN, city.code(), city.name());
        return accounts.open(List.of(
                        new NewAccount(Optional.of(LOGIN), new Identity("管理员", Optional.empty()), List.of(everything))))
                .getFirst();
    }

    /** To the console and not to the log, which is kept. */
    private void print(String password) {
        console.printf("""

                第一位管理员 The first administrator
                  账号 account   %s
                  密码 password  %s
                三天内用它登录，进去先换成自己的。Sign in with it within three days; you will be asked to choose your own.

                """, LOGIN.value(), password);
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }
}
