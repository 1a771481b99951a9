package org.redvest.accounts;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The transaction in which an administrator acts: under a hat that is still held, within its region. */
@Component
class AdministratorTurn {

    private final GrantStore grants;
    private final Regions regions;
    private final TransactionOperations transactions;

    AdministratorTurn(GrantStore grants, Regions regions, TransactionOperations transactions) {
        this.grants = grants;
        this.regions = regions;
        this.transactions = transactions;
    }

    /** A region beyond the hat's does not exist here. */
    void mustReach(Hat admin, RegionCode region) {
        if (!admin.region().contains(region) || regions.find(region).isEmpty()) {
            throw new NoSuchPage();
        }
    }

    /**
     * The hat acted under is locked together with the grants acted on, in one order: of two administrators who withdraw each
     * other's grant at once, one finds that theirs is gone, and the other stays.
     */
    <T> T of(Hat admin, List<GrantId> others, Supplier<T> work) {
        return Scopes.within(
                Scope.administration(admin.region().value()),
                () -> Objects.requireNonNull(transactions.execute(_ -> {
                    var all = Stream.concat(Stream.of(admin.grant()), others.stream())
                            .toList();
                    if (grants.lock(all).stream()
                            .filter(row -> row.grant().equals(admin.grant()))
                            .noneMatch(row -> row.role() == Role.ADMIN && !row.withdrawn())) {
                        throw new NoSuchPage();
                    }
                    return work.get();
                })));
    }
}
