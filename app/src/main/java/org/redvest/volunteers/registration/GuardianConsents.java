package org.redvest.volunteers.registration;

import java.time.Clock;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Consents;
import org.redvest.accounts.GivenConsent.By;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditActor;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.volunteers.GuardianWithdrew;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A guardian's yes, and the way back from it. A minor serves while the consent holds. */
@Component
class GuardianConsents {

    private final RegistrationStore store;
    private final Volunteers volunteers;
    private final Consents consents;
    private final ConsentWords words;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GuardianConsents(
            RegistrationStore store,
            Volunteers volunteers,
            Consents consents,
            ConsentWords words,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.volunteers = volunteers;
        this.consents = consents;
        this.words = words;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param worker who writes it down for the guardian; empty where the guardian's own link was used */
    boolean consent(Registration registration, String language, Optional<Hat> worker) {
        var account = registration.account();
        if (!store.consent(account, clock.instant())) {
            return false;
        }
        consents.record(account, words.guardian(language), By.GUARDIAN, worker.map(Hat::account));
        record(AuditedAct.GUARDIAN_CONSENTED, registration, worker);
        change(registration, VolunteerStatus.HELD, VolunteerStatus.ACTIVE);
        return true;
    }

    /** From now on the minor can accept nothing. What was accepted before is the community's to talk over. */
    boolean withdraw(Registration registration) {
        var account = registration.account();
        if (!store.withdrawConsent(account, clock.instant())) {
            return false;
        }
        consents.withdraw(account, By.GUARDIAN);
        record(AuditedAct.GUARDIAN_WITHDREW, registration, Optional.empty());
        change(registration, VolunteerStatus.ACTIVE, VolunteerStatus.HELD);
        events.publishEvent(new GuardianWithdrew(account, registration.region(), clock.instant()));
        return true;
    }

    /** Under the lock under which places are taken: an answer that comes at the same moment is seen, or refused. */
    private void change(Registration registration, VolunteerStatus from, VolunteerStatus to) {
        var id = VolunteerId.of(registration.account());
        if (registration.confirmed() && volunteers.lock(id).status() == from) {
            volunteers.changeStatus(id, to);
        }
    }

    private void record(AuditedAct act, Registration registration, Optional<Hat> worker) {
        AccountId account = registration.account();
        audit.record(
                act,
                worker.map(Hat::actor).orElse(AuditActor.NOBODY),
                registration.region(),
                AuditSubject.account(account.value()));
    }
}
