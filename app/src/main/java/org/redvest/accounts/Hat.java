package org.redvest.accounts;

import org.redvest.database.Scope;
import org.redvest.regions.RegionCode;

/**
 * The one grant a request acts under, and whose it is. Controllers take it as an argument; where nobody wears one, the
 * request never reaches them.
 *
 * @param region what a region's people work for; the home community of a volunteer
 * @param label the organisation as the header names it: 大祥区团委
 */
public record Hat(GrantId grant, AccountId account, String name, Role role, RegionCode region, String label) {

    /** All that its wearer may see. The database holds every statement to it. */
    public Scope scope() {
        return role.seesOnlyOwnRows()
                ? Scope.volunteer(account.value(), region.value())
                : Scope.region(region.value()).withPerson(account.value());
    }

    /** Without the name: hats are printed in logs, people are not. */
    @Override
    public String toString() {
        return "%s in %s under grant %d".formatted(role, region.value(), grant.value());
    }
}
