package org.redvest.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody with an account and the grants they hold now. */
record Person(
        AccountId account, Optional<Login> login, Identity identity, Optional<Instant> oneTimeUntil, List<Hat> hats) {

    Person {
        hats = List.copyOf(hats);
    }

    String name() {
        return identity.name();
    }

    /** The password is still the one an administrator handed over. */
    boolean mustChangePassword() {
        return oneTimeUntil.isPresent();
    }

    Optional<Hat> hat(GrantId grant) {
        return hats.stream().filter(hat -> hat.grant().equals(grant)).findFirst();
    }
}
