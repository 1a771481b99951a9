package org.redvest.audit;

/**
 * Who acted, as it was at that moment: a hat that is withdrawn later changes no entry.
 *
 * @param account number of the account; 0 where the account is not known
 * @param role code of the role of the hat, empty without one
 * @param label the organisation of the hat, empty without one
 */
public record AuditActor(long account, String role, String label) {

    public static final AuditActor NOBODY = new AuditActor(0, "", "");
}
