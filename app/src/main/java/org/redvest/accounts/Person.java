package org.redvest.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody with an account and the grants they hold now. */
public record Person(
        AccountId account, Optional<Login> login, Identity identity, Optional<Instant> oneTimeUntil, List<Hat> hats) {

    public Person {
        hats = List.copyOf(hats);
    }

    public String name() {
        return identity.name();
    }

    /** The password is still the one an administrator handed over. */
    public boolean mustChangePassword() {
        return oneTimeUntil.isPresent();
    }

    /** Whoever came in with a password that somebody else knows must change it before anything is shown. */
    boolean mayAct() {
        return !mustChangePassword();
    }

    Person under(List<Hat> others) {
        return new Person(account, login, identity, oneTimeUntil, others);
    }

    Optional<Hat> hat(GrantId grant) {
        return hats.stream().filter(hat -> hat.grant().equals(grant)).findFirst();
    }
}
