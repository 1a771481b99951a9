package org.redvest.accounts;

import java.util.Optional;

/** The page that tells an account without a hat what it waits for; the module that makes it wait offers it. */
public interface WaitingRoom {

    /** The path of the page; empty where this account waits for nothing. */
    Optional<String> path(AccountId account);
}
