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
import org.springframework.beans.factory.annotation.Value;
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
    private final GrantStore grants;
    private final SignIns signIns;
    private final Sessions sessions;
    private final AccountRecords records;
    private final Regions regions;
    private final boolean askedFor;
    private final Installation installation;
    private final TransactionOperations transactions;
    private final PrintStream console = System.out;

    FirstAdministrator(
            Accounts accounts,
            AccountStore store,
            GrantStore grants,
            SignIns signIns,
            Sessions sessions,
            AccountRecords records,
            Regions regions,
            Installation installation,
            TransactionOperations transactions,
            @Value("${redvest.invite}") boolean askedFor) {
        this.accounts = accounts;
        this.store = store;
        this.grants = grants;
        this.signIns = signIns;
        this.sessions = sessions;
        this.records = records;
        this.regions = regions;
        this.askedFor = askedFor;
        this.installation = installation;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!installation.isDemo()) {
            (askedFor ? Optional.of(inviteAgain()) : invite()).ifPresent(this::print);
        }
    }

    /** The password to hand over; empty once there is an administrator with one of their own. */
    Optional<String> invite() {
        return asSystem(grants::hasAdministrator) ? Optional.empty() : Optional.of(inviteAgain());
    }

    /** Where the only administrator has forgotten the password: whoever may start the server may have a new one. */
    String inviteAgain() {
        var account = asSystem(() -> store.findByLogin(LOGIN)).orElseGet(this::open);
        var oneTime = signIns.oneTime();
        asSystem(() -> {
            everything().ifPresent(grant -> accounts.grant(account, grant));
            signIns.handOver(account, oneTime);
            records.invited(account);
            return account;
        });
        sessions.endAll(account);
        return oneTime.password();
    }

    private AccountId open() {
        var somebody = new Identity("管理员", Optional.empty());
        return accounts.open(List.of(new NewAccount(Optional.of(LOGIN), somebody, List.of())))
                .getFirst();
    }

    /** Nothing before the founding: the account may found the city, and is given it then. */
    private Optional<NewGrant> everything() {
        return regions.whole().map(city -> new NewGrant(Role.ADMIN, city.code(), city.name()));
    }

    /** To the console and not to the log, which is kept. */
    private void print(String password) {
        console.printf("""

                管理员 Administrator
                  账号 account   %s
                  密码 password  %s
                三天内用它登录，进去先换成自己的。Sign in with it within three days; you will be asked to choose your own.

                """, LOGIN.value(), password);
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }
}
