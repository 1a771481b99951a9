package org.redvest.volunteers.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Consents;
import org.redvest.accounts.GivenConsent.By;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditActor;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.rules.CityRules;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * On the birthday from which no guardian is asked any more, a minor is free to serve, and the guardian's word counts no longer. The person
 * is asked for a consent of their own when they come next.
 */
@Service
class ComingOfAge {

    private static final int AT_ONCE = 500;

    private final ComingOfAgeStore store;
    private final CityRules rules;
    private final Volunteers volunteers;
    private final Consents consents;
    private final ConsentWords words;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final OneByOne oneByOne;
    private final Clock clock;

    ComingOfAge(
            ComingOfAgeStore store,
            CityRules rules,
            Volunteers volunteers,
            Consents consents,
            ConsentWords words,
            Audit audit,
            TransactionTemplate transactions,
            OneByOne oneByOne,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.volunteers = volunteers;
        this.consents = consents;
        this.words = words;
        this.audit = audit;
        this.transactions = transactions;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    public void release() {
        Scopes.run(Scope.SYSTEM, () -> oneByOne.each(grown(), this::release));
    }

    private List<VolunteerId> grown() {
        return Objects.requireNonNull(transactions.execute(_ -> {
            var today = LocalDate.now(clock);
            var age = AgeRule.on(today, rules).consentBelow();
            return store.list(today.minusYears(age), AT_ONCE);
        }));
    }

    /** Who has left stays away, and is asked when they come back. */
    private void release(VolunteerId id) {
        var profile = volunteers.lock(id);
        store.askForOwnConsent(id.account());
        if (profile.status() == VolunteerStatus.HELD) {
            volunteers.changeStatus(id, VolunteerStatus.ACTIVE);
        }
        audit.record(AuditedAct.CAME_OF_AGE, AuditActor.NOBODY, profile.home(), AuditSubject.account(id.value()));
    }

    @Transactional(readOnly = true)
    public boolean isAsked(AccountId account) {
        return store.isDue(account);
    }

    @Transactional
    public void consent(Hat hat, String language) {
        Scopes.run(Scope.SYSTEM, () -> {
            if (store.consented(hat.account())) {
                consents.record(hat.account(), words.grown(language), By.SELF, Optional.empty());
            }
        });
    }
}
