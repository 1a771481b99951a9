package org.redvest.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditEntry;
import org.redvest.audit.AuditQuestion;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.web.Listing;
import org.redvest.web.PlainText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The audit log as an administrator reads it: the entries of the region of the hat, and of people the names of those who work
 * or have worked there. Volunteers, and people of other regions, stay numbers.
 */
@Service
class AuditLog {

    private static final int MOST_PEOPLE = 1000;
    private static final Pattern NUMBER = Pattern.compile("(?:账号|(?i:account))?\\s*([0-9]{1,18})");

    private final Audit audit;
    private final AccountStore store;
    private final GrantStore grants;
    private final Clock clock;
    private final TransactionOperations transactions;

    AuditLog(Audit audit, AccountStore store, GrantStore grants, Clock clock, TransactionOperations transactions) {
        this.audit = audit;
        this.store = store;
        this.grants = grants;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What was typed into the filter. */
    record Filter(Optional<AuditedAct> act, String who, Optional<LocalDate> day) {}

    /** The caller has checked that the region lies within the hat's. */
    AuditPage read(Hat admin, RegionCode region, Filter filter, int page) {
        var question = question(admin, region, filter);
        var entries = audit.list(question, Listing.LENGTH, Listing.offset(page));
        return new AuditPage(new Listing<>(entries, page, audit.count(question)), names(admin, entries));
    }

    private AuditQuestion question(Hat admin, RegionCode region, Filter filter) {
        var day = filter.day();
        return new AuditQuestion(
                region,
                filter.act(),
                Optional.of(filter.who().strip()).filter(who -> !who.isEmpty()).map(who -> people(admin, who)),
                day.map(each -> each.atStartOfDay(clock.getZone()).toInstant()),
                day.map(each -> each.plusDays(1).atStartOfDay(clock.getZone()).toInstant()));
    }

    /** By name, and by the number under which those without one stand in the log. */
    private List<Long> people(Hat admin, String who) {
        var number = NUMBER.matcher(PlainText.narrow(who));
        return Stream.concat(
                        number.matches() ? Stream.of(Long.valueOf(number.group(1))) : Stream.of(),
                        asSystem(() -> store.members(admin.region(), who, MOST_PEOPLE, 0)).stream()
                                .map(person -> person.account().value()))
                .toList();
    }

    private Map<AccountId, Identity> names(Hat admin, Collection<AuditEntry> entries) {
        var accounts = entries.stream()
                .flatMapToLong(entry ->
                        LongStream.of(entry.actor().account(), entry.subject().account(), AuditPage.successor(entry)))
                .filter(account -> account != 0)
                .distinct()
                .mapToObj(AccountId::new)
                .toList();
        return asSystem(() -> store.identities(grants.workedWithin(accounts, admin.region())));
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }
}
