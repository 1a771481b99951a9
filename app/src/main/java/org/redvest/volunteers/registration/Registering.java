package org.redvest.volunteers.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Consents;
import org.redvest.accounts.GivenConsent.By;
import org.redvest.accounts.OwnAccounts;
import org.redvest.accounts.OwnAccounts.Secret;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.Skill;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.rules.CityRules;
import org.redvest.volunteers.VolunteerRegistered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes a visitor's registration. The visitor has no scope, so what must be known is asked as the system, and none of it is answered. */
@Service
class Registering {

    private final RegistrationStore store;
    private final RegistrationLimit limit;
    private final OwnAccounts accounts;
    private final Consents consents;
    private final ConsentWords words;
    private final Catalogue catalogue;
    private final CityRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionOperations transactions;

    Registering(
            RegistrationStore store,
            RegistrationLimit limit,
            OwnAccounts accounts,
            Consents consents,
            ConsentWords words,
            Catalogue catalogue,
            CityRules rules,
            ApplicationEventPublisher events,
            Clock clock,
            TransactionOperations transactions) {
        this.store = store;
        this.limit = limit;
        this.accounts = accounts;
        this.consents = consents;
        this.words = words;
        this.catalogue = catalogue;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
        this.transactions = transactions;
    }

    AgeRule rule() {
        return AgeRule.on(today(), rules);
    }

    /** The password is hashed between two transactions, so that a rush holds no connection. */
    RegistrationOutcome register(RegistrationForm form, JoinLink link, String address) {
        var rule = rule();
        var problems = form.problems(rule, today(), skills(), interests());
        if (!problems.isEmpty()) {
            return new RegistrationOutcome.Wrong(problems);
        }
        if (!limit.allows(address, link.code())) {
            return new RegistrationOutcome.TooOften();
        }
        var read = form.read(link, rule, today());
        var secret = accounts.secret(form.account());
        try {
            Scopes.run(Scope.SYSTEM, () -> transactions.executeWithoutResult(_ -> keep(form, read, secret)));
        } catch (DuplicateKeyException twice) {
            // The same form, sent twice at once: the first sending has registered.
            return new RegistrationOutcome.Received();
        }
        return new RegistrationOutcome.Received();
    }

    private void keep(RegistrationForm form, NewRegistration read, Secret secret) {
        if (store.isKnown(read.request())) {
            return;
        }
        var account = accounts.open(form.account(), secret);
        store.insert(account, read, clock.instant());
        consents.record(account, words.registration(form.language()), By.SELF, Optional.empty());
        if (read.consented()) {
            consents.record(account, words.guardian(form.language()), By.GUARDIAN, Optional.<AccountId>empty());
        }
        events.publishEvent(new VolunteerRegistered(account, read.region(), clock.instant()));
    }

    private Set<String> skills() {
        return catalogue.skills().stream().map(Skill::code).collect(Collectors.toSet());
    }

    private Set<String> interests() {
        return catalogue.categories().stream().map(Category::code).collect(Collectors.toSet());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
