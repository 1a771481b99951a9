package org.redvest.volunteers.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Regions;
import org.redvest.rules.CityRules;
import org.redvest.volunteers.registration.GuardianLinkStore.LiveLink;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret link of a guardian, who has no account. A community makes it; it consents once and takes back once, and ends after a year or
 * when the child is of age. Opening it changes nothing, for chats and scanners open links.
 */
@Service
class GuardianLinks {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final GuardianLinkStore store;
    private final RegistrationStore registrations;
    private final CityRules rules;
    private final GuardianConsents consents;
    private final RegistrationDesk desk;
    private final Accounts accounts;
    private final Regions regions;
    private final Audit audit;
    private final Clock clock;

    GuardianLinks(
            GuardianLinkStore store,
            RegistrationStore registrations,
            CityRules rules,
            GuardianConsents consents,
            RegistrationDesk desk,
            Accounts accounts,
            Regions regions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.rules = rules;
        this.consents = consents;
        this.desk = desk;
        this.accounts = accounts;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    static String path(String token) {
        return "/guardian/" + token;
    }

    /** The earlier link of the same child ends. Empty where no guardian is asked: the person is of age, or was refused. */
    @Transactional
    public Optional<String> make(RegistrationFile file, Hat by) {
        var registration = desk.file(file.registration().account(), by).registration();
        var now = clock.instant();
        if (!registration.consentNeeded() || registration.refused()) {
            return Optional.empty();
        }
        var grown = registration
                .born()
                .plusYears(AgeRule.on(LocalDate.now(clock), rules).consentBelow())
                .atStartOfDay(clock.getZone())
                .toInstant();
        var ends = grown.isBefore(now.plus(LONGEST)) ? grown : now.plus(LONGEST);
        if (!ends.isAfter(now)) {
            return Optional.empty();
        }
        var token = fresh();
        store.replace(digest(token), registration, by, now, ends);
        audit.record(
                AuditedAct.GUARDIAN_LINK_MADE,
                by.actor(),
                registration.region(),
                AuditSubject.account(registration.account().value()));
        return Optional.of(token);
    }

    /** Empty where the link was never made, has ended, was replaced, or was used up. */
    @Transactional(readOnly = true)
    public Optional<GuardianStand> stand(String token) {
        return Scopes.within(
                Scope.SYSTEM, () -> store.find(digest(token), clock.instant()).flatMap(this::stand));
    }

    private Optional<GuardianStand> stand(LiveLink link) {
        return registration(link)
                .map(registration -> new GuardianStand(
                        Optional.ofNullable(accounts.identities(List.of(link.account()))
                                        .get(link.account()))
                                .map(Identity::name)
                                .orElse(""),
                        regions.path(registration.region()),
                        registration.consentAt(),
                        !link.consentUsed(),
                        link.ends()));
    }

    /** False where the link does not hold any more. */
    @Transactional
    public boolean consent(String token, String language) {
        return decide(token, (link, registration) -> {
            if (!link.consentUsed() && consents.consent(registration, language, Optional.empty())) {
                store.consented(digest(token), clock.instant());
            }
        });
    }

    @Transactional
    public boolean withdraw(String token) {
        return decide(token, (_, registration) -> {
            if (consents.withdraw(registration)) {
                store.withdrew(digest(token), clock.instant());
            }
        });
    }

    private boolean decide(String token, BiConsumer<LiveLink, Registration> decision) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var link = store.lock(digest(token), clock.instant());
            var registration = link.flatMap(this::registration);
            registration.ifPresent(found -> decision.accept(link.orElseThrow(), found));
            return registration.isPresent();
        });
    }

    /** Who is of age decides alone, and so does who has erased themselves. */
    private Optional<Registration> registration(LiveLink link) {
        return registrations
                .find(link.account())
                .filter(Registration::consentNeeded)
                .filter(each -> !each.refused());
    }

    private static String fresh() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
