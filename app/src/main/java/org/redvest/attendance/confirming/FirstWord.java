package org.redvest.attendance.confirming;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.springframework.stereotype.Component;

/** Whose word was first, as the second is told. */
@Component
public class FirstWord {

    private final Accounts accounts;

    FirstWord(Accounts accounts) {
        this.accounts = accounts;
    }

    public String of(AccountId first) {
        return Optional.ofNullable(accounts.identities(List.of(first)).get(first))
                .map(Identity::name)
                .orElse("—");
    }

    /** Oneself is not called a colleague. */
    public static String key(String what, AccountId first, Hat reader) {
        return "attendance.problem." + what + (first.equals(reader.account()) ? "-by-you" : "-first");
    }
}
