package org.redvest.volunteers.merging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.accounts.IdentityDocuments;
import org.redvest.accounts.OwnAccounts;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Regions;
import org.redvest.volunteers.NoSuchVolunteer;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.redvest.volunteers.VolunteerRecords.TwoAtOnce;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.registry.PersonProofs;
import org.redvest.web.Listing;
import org.redvest.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where administrators decide whether two numbers are one person's. Both of them live in the administrator's region, or do not exist. */
@Service
class Merging {

    /** The day of birth in place of an erased person's. */
    private static final LocalDate ERASED = LocalDate.of(1900, 1, 1);

    private final AlikePairStore pairs;
    private final KeptFacts facts;
    private final MergeStore store;
    private final Volunteers volunteers;
    private final PersonProofs proofs;
    private final Accounts accounts;
    private final OwnAccounts ownAccounts;
    private final IdentityDocuments documents;
    private final List<VolunteerRecords> records;
    private final Regions regions;
    private final Audit audit;
    private final Clock clock;

    Merging(
            AlikePairStore pairs,
            KeptFacts facts,
            MergeStore store,
            Volunteers volunteers,
            PersonProofs proofs,
            Accounts accounts,
            OwnAccounts ownAccounts,
            IdentityDocuments documents,
            List<VolunteerRecords> records,
            Regions regions,
            Audit audit,
            Clock clock) {
        this.pairs = pairs;
        this.facts = facts;
        this.store = store;
        this.volunteers = volunteers;
        this.proofs = proofs;
        this.accounts = accounts;
        this.ownAccounts = ownAccounts;
        this.documents = documents;
        this.records = List.copyOf(records);
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those whose smallest common division lies in the region: a pair across two counties is the city's to decide. */
    @Transactional(readOnly = true)
    public Listing<AlikeRow> list(Hat reader, int page) {
        var found = pairs.list(reader.region(), Listing.LENGTH, Listing.offset(page));
        var ids = found.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .distinct()
                .toList();
        var people = new HashMap<VolunteerId, ComparedPerson>();
        volunteers
                .profiles(ids)
                .forEach(profile -> named(profile).ifPresent(person -> people.put(profile.id(), person)));
        var rows = found.stream()
                .flatMap(pair -> Optional.ofNullable(people.get(pair.one()))
                        .flatMap(one -> Optional.ofNullable(people.get(pair.other()))
                                .map(other -> new AlikeRow(pair, one, other)))
                        .stream())
                .toList();
        return new Listing<>(rows, page, pairs.count(reader.region()));
    }

    @Transactional(readOnly = true)
    public long open(Hat reader) {
        return pairs.count(reader.region());
    }

    /** Whether a number is one of a person in the reader's region. */
    @Transactional(readOnly = true)
    public boolean isKnown(String number) {
        return volunteers.findNumbered(number).filter(Merging::isThere).isPresent();
    }

    /** Empty where the two are one already. A number beside itself is no pair. */
    @Transactional(readOnly = true)
    public Optional<Comparison> compare(String one, String other) {
        var first = volunteers.numbered(one);
        var second = volunteers.numbered(other);
        if (first.id().equals(second.id())) {
            throw new NoSuchVolunteer();
        }
        return mergedBefore(first, second).isPresent() ? Optional.empty() : Optional.of(compared(first, second));
    }

    /** Under which number a person is found, where two numbers are one person's already. */
    @Transactional(readOnly = true)
    public String inForce(String number) {
        return inForce(volunteers.numbered(number));
    }

    private String inForce(Profile profile) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> volunteers.profile(volunteers.inForce(profile.id())).number());
    }

    /** They are two. The pair is not proposed again; it may still be merged, where that turns out to be a mistake. */
    @Transactional
    public void tellApart(String one, String other, Hat by) {
        var first = locked(one, other).getFirst();
        var second = volunteers.numbered(first.number().equals(one) ? other : one);
        if (mergedBefore(first, second).isEmpty()
                && pairs.answer(first.id(), second.id(), "DIFFERENT", by.account(), clock.instant())) {
            audit.record(AuditedAct.VOLUNTEERS_TOLD_APART, by.actor(), first.home(), subject(first, second));
        }
    }

    /** Sent twice, or by two administrators at once, it is done once: both wait for the locks of both volunteers. */
    @Transactional
    public MergeOutcome merge(String one, String other, MergeForm form, Hat by) {
        locked(one, other);
        var first = volunteers.numbered(one);
        var second = volunteers.numbered(other);
        if (mergedBefore(first, second).isPresent()) {
            return new MergeOutcome.Merged(inForce(first));
        }
        if (worksBeyond(first, by) || worksBeyond(second, by)) {
            return new MergeOutcome.OfficeBeyond();
        }
        var seen = compared(first, second);
        var problems = new Problems(form.problems(seen));
        if (problems.any()) {
            return new MergeOutcome.Wrong(problems);
        }
        var kept = form.otherKept() ? second : first;
        var gone = form.otherKept() ? first : second;
        Scopes.run(Scope.SYSTEM, () -> carryOver(seen, form, kept, gone, by));
        return new MergeOutcome.Merged(kept.number());
    }

    private void carryOver(Comparison seen, MergeForm form, Profile kept, Profile gone, Hat by) {
        var now = clock.instant();
        form.givenUp(seen).forEach(place -> records.forEach(each -> each.giveUp(place, by.account())));
        var reason = VolunteerRecords.reason(gone.number());
        records.forEach(each -> each.carryOver(gone.id(), kept.id(), by.account(), reason));
        store.teams(gone.id(), kept.id(), now);
        store.registration(gone.id(), kept.id());
        volunteers.addSkills(Map.of(kept.id(), gone.skills()));
        facts.keep(seen, form, kept, gone);
        proofs.carryOver(gone.id(), kept.id());
        pairs.answer(kept.id(), gone.id(), "SAME", by.account(), now);
        audit.record(AuditedAct.VOLUNTEERS_MERGED, by.actor(), kept.home(), subject(kept, gone));
    }

    /** Otherwise an administrator could sign in as one who reaches further. */
    private boolean worksBeyond(Profile profile, Hat by) {
        return accounts.hats(profile.id().account()).stream()
                .filter(hat -> !hat.role().serves())
                .anyMatch(hat -> !by.region().contains(hat.region())
                        || hat.role() == Role.ADMIN && hat.region().equals(by.region()));
    }

    /** In the order of their numbers, as everybody who locks two. */
    private List<Profile> locked(String one, String other) {
        var ids = List.of(
                volunteers.numbered(one).id(), volunteers.numbered(other).id());
        if (new HashSet<>(ids).size() < 2) {
            throw new NoSuchVolunteer();
        }
        return volunteers.lockAll(ids);
    }

    private static Optional<Profile> mergedBefore(Profile first, Profile second) {
        return Stream.of(first, second).filter(each -> !isThere(each)).findFirst();
    }

    private static boolean isThere(Profile profile) {
        return !profile.born().equals(ERASED);
    }

    private Comparison compared(Profile first, Profile second) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var atOnce = records.stream()
                    .flatMap(each -> each.atOnce(first.id(), second.id()).stream())
                    .toList();
            var places = atOnce.stream().flatMap(Merging::places).distinct().toList();
            var withHours = new HashSet<Long>();
            records.forEach(each -> withHours.addAll(each.withHours(places)));
            return new Comparison(person(first), person(second), atOnce, withHours);
        });
    }

    private static Stream<Long> places(TwoAtOnce pair) {
        return Stream.of(pair.one().place(), pair.other().place());
    }

    private ComparedPerson person(Profile profile) {
        return named(profile).orElseThrow(NoSuchVolunteer::new);
    }

    /** Empty for a person who was erased since they were found. */
    private Optional<ComparedPerson> named(Profile profile) {
        var account = profile.id().account();
        return Optional.ofNullable(accounts.identities(List.of(account)).get(account))
                .map(identity -> person(profile, identity));
    }

    private ComparedPerson person(Profile profile, Identity identity) {
        var account = profile.id().account();
        return new ComparedPerson(
                profile,
                identity,
                regions.fullPath(profile.home()),
                documents.masked(account),
                ownAccounts.withPassword(Set.<AccountId>of(account)).contains(account),
                volunteers.teamsOf(profile.id()),
                proofs.licences(profile.id()),
                proofs.insurances(profile.id()));
    }

    private static AuditSubject subject(Profile kept, Profile gone) {
        return AuditSubject.account(kept.id().value()).changed(gone.number(), kept.number());
    }
}
