package org.redvest.accounts;

/** A person is no longer behind this account. Told in the transaction that erases them: what others keep of the person goes with it. */
public record AccountErased(AccountId account) {}
