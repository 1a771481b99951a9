package org.redvest.volunteers.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.accounts.Likeness;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.OwnAccounts;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.rules.CityRules;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerConfirmed;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.registration.Registration.Answered;
import org.redvest.web.Listing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a community answers those who registered. All who work for it see the same list, so nothing is lost when one of them leaves;
 * what has waited longer than the city's rule says is the administrators' business above it, too.
 */
@Service
public class RegistrationDesk {

    private final RegistrationStore store;
    private final Volunteers volunteers;
    private final Accounts accounts;
    private final OwnAccounts ownAccounts;
    private final GuardianConsents guardians;
    private final Regions regions;
    private final CityRules rules;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RegistrationDesk(
            RegistrationStore store,
            Volunteers volunteers,
            Accounts accounts,
            OwnAccounts ownAccounts,
            GuardianConsents guardians,
            Regions regions,
            CityRules rules,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.ownAccounts = ownAccounts;
        this.guardians = guardians;
        this.regions = regions;
        this.rules = rules;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What waits for an answer or for a guardian's consent, the oldest first. */
    @Transactional(readOnly = true)
    public Listing<RegistrationFile> open(Hat reader, int page) {
        var until = until(reader.role());
        var rows = store.list(reader.region(), until, Listing.LENGTH, Listing.offset(page));
        return new Listing<>(files(rows, reader), page, store.count(reader.region(), until));
    }

    /** How many of these there are. */
    @Transactional(readOnly = true)
    public long waiting(RegionCode region, Role role) {
        return store.count(region, until(role));
    }

    @Transactional(readOnly = true)
    public RegistrationFile file(AccountId account, Hat reader) {
        return files(List.of(reachable(account, reader)), reader).getFirst();
    }

    /** One's own, while one waits. */
    @Transactional(readOnly = true)
    public Optional<Registration> own(AccountId account) {
        return Scopes.within(Scope.SYSTEM, () -> store.find(account));
    }

    @Transactional
    public RegistrationAnswer confirm(AccountId account, Hat by) {
        var registration = reachable(account, by);
        var now = clock.instant();
        if (!store.answer(account, new Answered(true, now, by.account(), ""))) {
            return answeredBefore(account, by);
        }
        var label = regions.region(registration.region()).name();
        accounts.grant(account, new NewGrant(Role.VOLUNTEER, registration.region(), label));
        volunteers.register(List.of(registration.newcomer()));
        var id = VolunteerId.of(account);
        audit(AuditedAct.VOLUNTEER_CONFIRMED, registration, by, "");
        events.publishEvent(new VolunteerConfirmed(id, registration.region(), by.account(), now));
        return new RegistrationAnswer.Confirmed(volunteers.profile(id).number());
    }

    /** Those that a colleague has answered meanwhile are left as they are. */
    @Transactional
    public int confirmAll(Collection<AccountId> accounts, Hat by) {
        int confirmed = 0;
        for (var account : accounts.stream()
                .distinct()
                .sorted((a, b) -> Long.compare(a.value(), b.value()))
                .toList()) {
            confirmed += confirm(account, by) instanceof RegistrationAnswer.Confirmed ? 1 : 0;
        }
        return confirmed;
    }

    /** @param reason read by the person */
    @Transactional
    public RegistrationAnswer refuse(AccountId account, String reason, Hat by) {
        var registration = reachable(account, by);
        if (!store.answer(account, new Answered(false, clock.instant(), by.account(), reason))) {
            return answeredBefore(account, by);
        }
        audit(AuditedAct.VOLUNTEER_REFUSED, registration, by, reason);
        return new RegistrationAnswer.Refused();
    }

    /** A guardian has said yes, by telephone or on paper, and a worker writes it down. Sent twice, it is one consent. */
    @Transactional
    public void recordConsent(AccountId account, String language, Hat by) {
        guardians.consent(reachable(account, by), language, Optional.of(by));
    }

    private RegistrationAnswer answeredBefore(AccountId account, Hat by) {
        return new RegistrationAnswer.AnsweredBefore(
                reachable(account, by).answered().orElseThrow());
    }

    /** An administrator reaches what has waited too long, and what was answered. */
    private Registration reachable(AccountId account, Hat reader) {
        return store.find(account)
                .filter(each -> reader.region().contains(each.region()))
                .filter(each -> !each.waiting() || !each.registeredAt().isAfter(until(reader.role())))
                .orElseThrow(NoSuchRegistration::new);
    }

    private Instant until(Role role) {
        var now = clock.instant();
        return role == Role.COMMUNITY
                ? now
                : now.minus(Duration.ofDays(
                        rules.limits(AgeRule.SHEET, rules.today()).number(AgeRule.ESCALATES)));
    }

    private void audit(AuditedAct act, Registration registration, Hat by, String after) {
        audit.record(
                act,
                by.actor(),
                registration.region(),
                AuditSubject.account(registration.account().value()).changed("", after));
    }

    private List<RegistrationFile> files(List<Registration> rows, Hat reader) {
        var ids = rows.stream().map(Registration::account).toList();
        var identities = accounts.identities(ids);
        var alike = ownAccounts.alike(rows.stream()
                .filter(Registration::waiting)
                .map(Registration::account)
                .toList());
        var others = others(alike.values());
        var files = new ArrayList<RegistrationFile>();
        for (var row : rows) {
            Identity identity = identities.get(row.account());
            if (identity != null) {
                files.add(new RegistrationFile(
                        row,
                        identity,
                        regions.path(row.region()),
                        same(row, alike.getOrDefault(row.account(), List.of()), others, reader),
                        volunteers.find(VolunteerId.of(row.account())).map(Profile::status)));
            }
        }
        return files;
    }

    /** Beyond the reader's region too: somebody may have registered elsewhere before. Of those the reader learns no more than that. */
    private Map<AccountId, Profile> others(Collection<List<Likeness>> alike) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> alike.stream()
                        .flatMap(List::stream)
                        .map(Likeness::other)
                        .distinct()
                        .flatMap(other -> volunteers.find(VolunteerId.of(other)).stream())
                        .collect(Collectors.toMap(profile -> profile.id().account(), Function.identity())));
    }

    private static List<PerhapsSame> same(
            Registration row, List<Likeness> alike, Map<AccountId, Profile> others, Hat reader) {
        return alike.stream()
                .filter(each -> each.samePhone() || hasBirthday(others, each.other(), row.born()))
                .map(each -> new PerhapsSame(
                        each.samePhone(),
                        Optional.ofNullable(others.get(each.other()))
                                .filter(other -> reader.region().contains(other.home()))
                                .map(Profile::number)))
                .toList();
    }

    private static boolean hasBirthday(Map<AccountId, Profile> others, AccountId other, LocalDate born) {
        return others.containsKey(other)
                && Objects.requireNonNull(others.get(other)).born().equals(born);
    }
}
