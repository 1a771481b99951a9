package org.redvest.audit;

/**
 * What was acted on, and what it was before and after.
 *
 * @param account number of the account acted on; 0 where it was none
 * @param name what the act names: an order's number, a figure
 */
public record AuditSubject(long account, String name, String before, String after) {

    public static final AuditSubject NONE = new AuditSubject(0, "", "", "");

    public static AuditSubject named(String name) {
        return new AuditSubject(0, name, "", "");
    }

    public static AuditSubject account(long account) {
        return new AuditSubject(account, "", "", "");
    }

    public AuditSubject changed(String before, String after) {
        return new AuditSubject(account, name, before, after);
    }
}
