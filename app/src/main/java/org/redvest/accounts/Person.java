package org.redvest.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody with an account and the grants they hold now.
 *
 * @param counts each {@link PersonalCount} by its name, where the person makes this request; otherwise none
 */
public record Person(
        AccountId account,
        Optional<Login> login,
        Identity identity,
        Optional<Instant> oneTimeUntil,
        List<Hat> hats,
        Map<String, Long> counts) {

    public Person {
        hats = List.copyOf(hats);
        counts = Map.copyOf(counts);
    }

    Person(
            AccountId account,
            Optional<Login> login,
            Identity identity,
            Optional<Instant> oneTimeUntil,
            List<Hat> hats) {
        this(account, login, identity, oneTimeUntil, hats, Map.of());
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
        return new Person(account, login, identity, oneTimeUntil, others, counts);
    }

    Optional<Hat> hat(GrantId grant) {
        return hats.stream().filter(hat -> hat.grant().equals(grant)).findFirst();
    }
}
