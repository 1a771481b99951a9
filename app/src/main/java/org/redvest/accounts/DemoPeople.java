package org.redvest.accounts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.WalkIns.WalkIn;
import org.redvest.database.Installation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The left half of the sign-in page. Outside a demo there is nobody in it, whatever a module offers. */
@Component
class DemoPeople {

    private final ObjectProvider<WalkIns> walkIns;
    private final Accounts accounts;
    private final Installation installation;

    DemoPeople(ObjectProvider<WalkIns> walkIns, Accounts accounts, Installation installation) {
        this.walkIns = walkIns;
        this.accounts = accounts;
        this.installation = installation;
    }

    List<DemoPerson> people() {
        return offers().flatMap(offer -> offer.people().stream()
                        .flatMap(person -> accounts.findHat(person.grant()).stream()
                                .map(hat -> new DemoPerson(hat, person.icon(), text -> offer.waits(person, text)))))
                .toList();
    }

    Optional<WalkIn> find(long grant) {
        return offers().flatMap(offer -> offer.people().stream())
                .filter(person -> person.grant().value() == grant)
                .findFirst();
    }

    private Stream<WalkIns> offers() {
        return installation.isDemo() ? walkIns.orderedStream() : Stream.empty();
    }
}
