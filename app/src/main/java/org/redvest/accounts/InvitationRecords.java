package org.redvest.accounts;

import org.redvest.audit.Audit;
import org.redvest.audit.AuditActor;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.regions.RegionCode;
import org.springframework.stereotype.Component;

/** What is written into the audit log about invitations. */
@Component
class InvitationRecords {

    private final Audit audit;

    InvitationRecords(Audit audit) {
        this.audit = audit;
    }

    void made(Hat admin, Invitation invitation) {
        record(AuditedAct.INVITATION_MADE, admin.actor(), invitation, "", line(invitation));
    }

    void renewed(Hat admin, Invitation invitation) {
        record(AuditedAct.INVITATION_RENEWED, admin.actor(), invitation, "", line(invitation));
    }

    void revoked(Hat admin, Invitation invitation) {
        record(AuditedAct.INVITATION_REVOKED, admin.actor(), invitation, line(invitation), "");
    }

    /** By the invited person, who from now on holds the grant. */
    void accepted(AccountId by, Invitation invitation) {
        audit.record(
                AuditedAct.INVITATION_ACCEPTED,
                new AuditActor(by.value(), invitation.role().name(), invitation.label()),
                invitation.region(),
                AuditSubject.account(by.value()).changed("", line(invitation)));
    }

    void batchMade(Hat admin, RegionCode region, int count) {
        audit.record(AuditedAct.INVITATIONS_MADE, admin.actor(), region, AuditSubject.named(Integer.toString(count)));
    }

    void sheetsDrawn(Hat admin, RegionCode region, int count) {
        audit.record(
                AuditedAct.INVITATION_SHEETS_DRAWN, admin.actor(), region, AuditSubject.named(Integer.toString(count)));
    }

    private void record(AuditedAct act, AuditActor actor, Invitation invitation, String before, String after) {
        audit.record(act, actor, invitation.region(), AuditSubject.NONE.changed(before, after));
    }

    private static String line(Invitation invitation) {
        return invitation.audited().line();
    }
}
