package org.redvest.volunteers.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.accounts.IdentityDocuments;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/**
 * Who of a list is a volunteer already. The same identity number, or our number with the same name, or the same name, telephone and birth
 * date is the same person; less than that is for a person to decide, for two people of one name were merged too often elsewhere.
 * Only volunteers of the caller's scope are compared.
 */
@Component
class SamePeople {

    private final Accounts accounts;
    private final IdentityDocuments documents;
    private final Volunteers volunteers;
    private final GuardianAge guardians;
    private final Clock clock;

    SamePeople(
            Accounts accounts, IdentityDocuments documents, Volunteers volunteers, GuardianAge guardians, Clock clock) {
        this.accounts = accounts;
        this.documents = documents;
        this.volunteers = volunteers;
        this.guardians = guardians;
        this.clock = clock;
    }

    /**
     * @param people one for each row that can go on
     * @param elsewhere rows whose identity number belongs to somebody beyond the caller's scope: whose, is not said
     */
    record Sorted(List<SortedPerson> people, List<ImportedPerson> elsewhere) {}

    Sorted sort(List<ImportedPerson> rows) {
        var known = known(rows);
        var sorted = new ArrayList<SortedPerson>();
        var elsewhere = new ArrayList<ImportedPerson>();
        for (var row : rows) {
            known.sort(row).ifPresentOrElse(sorted::add, () -> elsewhere.add(row));
        }
        return new Sorted(sorted, elsewhere);
    }

    private Known known(List<ImportedPerson> rows) {
        var owners = documents.owners(
                rows.stream().flatMap(row -> row.document().stream()).toList());
        var named = accounts.named(
                rows.stream().map(ImportedPerson::name).distinct().toList());
        var numbered = volunteers.numbered(
                rows.stream().flatMap(row -> row.number().stream()).toList());
        var ids = Stream.of(owners.values(), named.keySet())
                .flatMap(Collection::stream)
                .distinct()
                .map(VolunteerId::of)
                .toList();
        var profiles = Stream.of(volunteers.profiles(ids), numbered)
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.toMap(Profile::id, Function.identity(), (one, _) -> one));
        var found = profiles.keySet().stream().map(VolunteerId::account).toList();
        var identities = new HashMap<>(accounts.identities(found));
        var byName = identities.entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> each.getValue().name(),
                        Collectors.mapping(each -> VolunteerId.of(each.getKey()), Collectors.toList())));
        var byNumber = numbered.stream().collect(Collectors.toMap(Profile::number, Profile::id, (one, _) -> one));
        return new Known(
                owners,
                profiles,
                identities,
                byName,
                byNumber,
                documents.keys(found),
                LocalDate.now(clock),
                guardians.consentBelow());
    }

    /** What is known of everybody whom these rows could mean. */
    private record Known(
            Map<String, AccountId> owners,
            Map<VolunteerId, Profile> profiles,
            Map<AccountId, Identity> identities,
            Map<String, List<VolunteerId>> byName,
            Map<String, VolunteerId> byNumber,
            Map<AccountId, String> documents,
            LocalDate today,
            int consentBelow) {

        /** Empty where the identity number belongs to somebody who does not exist for the caller. */
        Optional<SortedPerson> sort(ImportedPerson row) {
            var owner =
                    row.document().map(document -> owners.get(document.key())).map(VolunteerId::of);
            if (owner.isPresent()) {
                return owner.filter(profiles::containsKey)
                        .map(id -> isNamed(id, row) ? same(row, id) : ask(row, List.of(id)));
            }
            var numbered = row.number().map(byNumber::get);
            if (numbered.isPresent()) {
                var id = numbered.get();
                return Optional.of(isNamed(id, row) && !contradicts(id, row) ? same(row, id) : ask(row, List.of(id)));
            }
            return Optional.of(byName(row));
        }

        private SortedPerson byName(ImportedPerson row) {
            var namesakes = byName.getOrDefault(row.name(), List.of()).stream()
                    .filter(id -> !contradicts(id, row))
                    .toList();
            var alike = new HashSet<VolunteerId>();
            for (var id : namesakes) {
                if (hasPhone(id, row) || wasBorn(id, row)) {
                    alike.add(id);
                }
            }
            if (alike.isEmpty()) {
                return new SortedPerson(
                        row,
                        row.mustWait(today, consentBelow) ? RowPart.HELD : RowPart.NEW,
                        List.of(),
                        Optional.empty());
            }
            var sure = alike.stream()
                    .filter(id -> hasPhone(id, row) && wasBorn(id, row))
                    .toList();
            return sure.size() == 1 && alike.size() == 1
                    ? same(row, sure.getFirst())
                    : ask(
                            row,
                            alike.stream()
                                    .sorted((a, b) -> Long.compare(a.value(), b.value()))
                                    .toList());
        }

        /** Both have an identity number, and not the same one. */
        private boolean contradicts(VolunteerId id, ImportedPerson row) {
            return row.document()
                    .filter(document -> documents.containsKey(id.account()))
                    .isPresent();
        }

        private boolean isNamed(VolunteerId id, ImportedPerson row) {
            return Optional.ofNullable(identities.get(id.account()))
                    .filter(identity -> identity.name().equals(row.name()))
                    .isPresent();
        }

        private boolean hasPhone(VolunteerId id, ImportedPerson row) {
            return row.phone().isPresent()
                    && Optional.ofNullable(identities.get(id.account()))
                            .flatMap(Identity::phone)
                            .equals(row.phone());
        }

        private boolean wasBorn(VolunteerId id, ImportedPerson row) {
            return Optional.ofNullable(profiles.get(id))
                    .filter(profile -> profile.born().equals(row.born()))
                    .isPresent();
        }

        private SortedPerson same(ImportedPerson row, VolunteerId id) {
            boolean more = (row.phone().isPresent() && !hasPhone(id, row))
                    || (row.document().isPresent() && !documents.containsKey(id.account()))
                    || !Optional.ofNullable(profiles.get(id))
                            .map(Profile::skills)
                            .orElse(row.skills())
                            .containsAll(row.skills());
            return new SortedPerson(row, more ? RowPart.CHANGED : RowPart.SAME, List.of(), Optional.of(id));
        }

        private static SortedPerson ask(ImportedPerson row, List<VolunteerId> candidates) {
            return new SortedPerson(row, RowPart.ASK, candidates, Optional.empty());
        }
    }
}
