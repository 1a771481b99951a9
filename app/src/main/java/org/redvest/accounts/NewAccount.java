package org.redvest.accounts;

import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * An account to be opened, with its first grants.
 *
 * @param login what its owner types to sign in; without one the account is reached in no way but the demo's
 */
public record NewAccount(Optional<Login> login, Identity identity, List<NewGrant> grants) {

    public NewAccount {
        grants = List.copyOf(grants);
    }

    /** A role in a region, and the organisation or place as the header names it. */
    public record NewGrant(Role role, RegionCode region, String label) {}
}
