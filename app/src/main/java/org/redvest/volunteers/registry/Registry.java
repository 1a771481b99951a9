package org.redvest.volunteers.registry;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.registry.RegistryQuestion.WantedPeople;
import org.redvest.web.Listing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registry as staff read it: the volunteers at home in the region of the hat, which the database holds every search to. */
@Service
class Registry {

    private final RegistryStore store;
    private final Accounts accounts;

    Registry(RegistryStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /** By community, and in it by number. */
    @Transactional(readOnly = true)
    public Listing<RegistryRow> list(RegistryQuestion question, int page) {
        var found = find(question, page);
        var identities = accounts.identities(
                found.ids().stream().map(VolunteerId::account).toList());
        var rows = store.rows(found.ids()).stream()
                .map(row -> row(row, Optional.ofNullable(identities.get(row.id().account()))))
                .toList();
        return new Listing<>(rows, page, found.total());
    }

    private RegistryStore.FoundVolunteers find(RegistryQuestion question, int page) {
        var offset = Listing.offset(page);
        return question.wanted() instanceof WantedPeople.Called called
                ? store.find(question, withPhone(question, called), Listing.LENGTH, offset)
                : store.find(question, Listing.LENGTH, offset);
    }

    /** The marks hold four digits and no more; the whole number is compared where it lies. */
    private List<VolunteerId> withPhone(RegistryQuestion question, WantedPeople.Called called) {
        var ending = store.marked(question.region(), called.mark());
        var identities =
                accounts.identities(ending.stream().map(VolunteerId::account).toList());
        return ending.stream()
                .filter(id -> Optional.ofNullable(identities.get(id.account()))
                        .flatMap(Identity::phone)
                        .filter(called.phone().value()::equals)
                        .isPresent())
                .toList();
    }

    private static RegistryRow row(RegistryStore.Row row, Optional<Identity> identity) {
        return new RegistryRow(
                row.id(),
                row.number(),
                identity.map(Identity::name).orElse(""),
                identity.flatMap(Identity::maskedPhone).orElse(""),
                row.home(),
                row.status(),
                row.skills());
    }
}
