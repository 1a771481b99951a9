package org.redvest.accounts;

import org.redvest.audit.AuditActor;
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
        return role.serves()
                ? Scope.volunteer(account.value(), region.value())
                : Scope.region(region.value()).withPerson(account.value());
    }

    /** As the audit log writes down who acted. */
    public AuditActor actor() {
        return new AuditActor(account.value(), role.name(), label);
    }

    /** Whether an administrator under this hat may withdraw that one: staff's, in reach, and not the branch one sits on. */
    public boolean mayWithdraw(Hat other) {
        return role == Role.ADMIN
                && other.role().isStaff()
                && region.contains(other.region())
                && !grant.equals(other.grant());
    }

    /** Without the name: hats are printed in logs, people are not. */
    @Override
    public String toString() {
        return "%s in %s under grant %d".formatted(role, region.value(), grant.value());
    }
}
