package org.redvest.volunteers.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.regions.Regions;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Telephone;
import org.springframework.stereotype.Component;

/** Shows rows beside those whom they may mean, and takes in what a person decided. */
@Component
class Likenesses {

    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Regions regions;
    private final GuardianAge guardians;
    private final Clock clock;

    Likenesses(Accounts accounts, Volunteers volunteers, Regions regions, GuardianAge guardians, Clock clock) {
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.regions = regions;
        this.guardians = guardians;
        this.clock = clock;
    }

    /** Candidates who have left the scope since are not shown. */
    List<RowLikeness> of(List<SortedPerson> asked) {
        var ids = asked.stream()
                .map(SortedPerson::candidates)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        var profiles = volunteers.profiles(ids).stream().collect(Collectors.toMap(Profile::id, Function.identity()));
        var identities = accounts.identities(
                profiles.keySet().stream().map(VolunteerId::account).toList());
        return asked.stream().map(row -> likeness(row, profiles, identities)).toList();
    }

    private RowLikeness likeness(
            SortedPerson row, Map<VolunteerId, Profile> profiles, Map<AccountId, Identity> identities) {
        var person = row.person();
        var face = new RowLikeness.Face(
                person.row(),
                person.name(),
                person.born(),
                person.phone().map(Telephone::masked).orElse(""),
                regions.path(person.home()),
                "");
        return new RowLikeness(
                face,
                person.document().map(document -> document.lastFour()).orElse(""),
                person.minutes().orElse(0),
                row.candidates().stream()
                        .flatMap(id -> face(id, profiles, identities).stream())
                        .toList());
    }

    private Optional<RowLikeness.Face> face(
            VolunteerId id, Map<VolunteerId, Profile> profiles, Map<AccountId, Identity> identities) {
        return Optional.ofNullable(profiles.get(id))
                .flatMap(profile -> Optional.ofNullable(identities.get(id.account()))
                        .map(identity -> new RowLikeness.Face(
                                id.value(),
                                identity.name(),
                                profile.born(),
                                identity.maskedPhone().orElse(""),
                                regions.path(profile.home()),
                                profile.number())));
    }

    /** Whoever was decided to be somebody else keeps the candidates: they are not asked about again. */
    SortedPerson decided(SortedPerson asked, Optional<VolunteerId> same) {
        var person = asked.person();
        if (same.isEmpty()) {
            var part = person.mustWait(LocalDate.now(clock), guardians.consentBelow()) ? RowPart.HELD : RowPart.NEW;
            return new SortedPerson(person, part, asked.candidates(), Optional.empty());
        }
        return new SortedPerson(person, RowPart.CHANGED, asked.candidates(), same);
    }
}
