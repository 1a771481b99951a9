package org.redvest.accounts;

import java.util.Optional;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditActor;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Component;

/** What this module writes into the audit log, and whose business each entry is. */
@Component
class AccountRecords {

    /** Beside the account: it was tried while the door was shut. */
    static final String LOCKED_OUT = "locked-out";

    private final Audit audit;
    private final Regions regions;

    AccountRecords(Audit audit, Regions regions) {
        this.audit = audit;
        this.regions = regions;
    }

    void opened(Hat admin, AccountId account, AuditedGrant grant) {
        onGrant(AuditedAct.ACCOUNT_OPENED, admin, account, grant, "", grant.line());
    }

    void given(Hat admin, AccountId account, AuditedGrant grant) {
        onGrant(AuditedAct.GRANT_GIVEN, admin, account, grant, "", grant.line());
    }

    void withdrawn(Hat admin, AccountId account, AuditedGrant grant) {
        onGrant(AuditedAct.GRANT_WITHDRAWN, admin, account, grant, grant.line(), "");
    }

    void returned(Hat admin, AccountId account, AuditedGrant grant) {
        onGrant(AuditedAct.GRANT_RETURNED, admin, account, grant, "", grant.line());
    }

    private void onGrant(
            AuditedAct act, Hat admin, AccountId account, AuditedGrant grant, String before, String after) {
        audit.record(
                act,
                admin.actor(),
                grant.region(),
                AuditSubject.account(account.value()).changed(before, after));
    }

    /** Who left stands as the subject, and who goes on as the name: by number, for names are not written into the log. */
    void handedOver(Hat admin, Hat from, AccountId to) {
        audit.record(
                AuditedAct.STAFF_HANDED_OVER,
                admin.actor(),
                from.region(),
                new AuditSubject(from.account().value(), Long.toString(to.value()), line(from), ""));
    }

    void renewed(Hat admin, Person person) {
        audit.record(
                AuditedAct.PASSWORD_RENEWED,
                admin.actor(),
                home(person).orElse(admin.region()),
                AuditSubject.account(person.account().value()));
    }

    void linkMade(Hat by, Person person) {
        audit.record(
                AuditedAct.SIGN_IN_LINK_MADE,
                by.actor(),
                home(person).orElse(by.region()),
                AuditSubject.account(person.account().value()));
    }

    void linkUsed(Person person) {
        by(
                AuditedAct.SIGN_IN_LINK_USED,
                person,
                person.hats().stream().findFirst(),
                AuditSubject.account(person.account().value()));
    }

    void invited(AccountId account) {
        whole().ifPresent(region -> audit.record(
                AuditedAct.ADMINISTRATOR_INVITED, AuditActor.NOBODY, region, AuditSubject.account(account.value())));
    }

    void passwordChanged(Person person) {
        by(AuditedAct.PASSWORD_CHANGED, person, person.hats().stream().findFirst(), AuditSubject.NONE);
    }

    void signedIn(Person person, Optional<Hat> hat, Optional<String> device) {
        by(AuditedAct.SIGNED_IN, person, hat, device.map(AuditSubject::named).orElse(AuditSubject.NONE));
    }

    void hatChanged(Person person, Optional<Hat> before, Hat after) {
        by(
                AuditedAct.HAT_CHANGED,
                person,
                Optional.of(after),
                AuditSubject.NONE.changed(before.map(AccountRecords::line).orElse(""), line(after)));
    }

    private void by(AuditedAct act, Person person, Optional<Hat> hat, AuditSubject subject) {
        var actor = hat.map(Hat::actor)
                .orElseGet(() -> new AuditActor(person.account().value(), "", ""));
        hat.map(Hat::region).or(this::whole).ifPresent(region -> audit.record(act, actor, region, subject));
    }

    void refused(Person person) {
        home(person)
                .or(this::whole)
                .ifPresent(region -> audit.record(
                        AuditedAct.SIGN_IN_REFUSED,
                        AuditActor.NOBODY,
                        region,
                        AuditSubject.account(person.account().value())));
    }

    /** Once an hour: while the door is shut, any visitor can knock without end. */
    void turnedAway(Person person) {
        home(person)
                .or(this::whole)
                .ifPresent(region -> audit.recordOnce(
                        AuditedAct.SIGN_IN_REFUSED,
                        AuditActor.NOBODY,
                        region,
                        new AuditSubject(person.account().value(), LOCKED_OUT, "", "")));
    }

    /** Not what was typed, for people type passwords there. Not each time, for any visitor can do it without end. */
    void refusedUnknown() {
        whole().ifPresent(region ->
                audit.recordOnce(AuditedAct.SIGN_IN_REFUSED, AuditActor.NOBODY, region, AuditSubject.NONE));
    }

    /** Before the founding there is no city whose log it could be. */
    private Optional<RegionCode> whole() {
        return regions.whole().map(Region::code);
    }

    private static Optional<RegionCode> home(Person person) {
        return person.hats().stream().findFirst().map(Hat::region);
    }

    private static String line(Hat hat) {
        return new AuditedGrant(hat.role(), hat.region(), hat.label()).line();
    }
}
