package org.redvest.volunteers.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.accounts.IdentityDocuments;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.accounts.SealedIdentity;
import org.redvest.engine.Limits;
import org.redvest.regions.Regions;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.stereotype.Component;

/**
 * Makes volunteers of rows. Their accounts have no login yet: a one-use link from their community opens them, see {@link
 * org.redvest.accounts.Accounts}.
 */
@Component
class ComingIn {

    /** Nothing was asked yet: any morning, afternoon or evening, seven kilometres, once a day and eight times a month. */
    private static final Preferences UNASKED = new Preferences(
            7, new Limits(8, 1, 40 * 60), Set.of(), Availability.weekly(new WeekPattern((1 << 21) - 1)), false);

    private final Accounts accounts;
    private final IdentityDocuments documents;
    private final Volunteers volunteers;
    private final Regions regions;

    ComingIn(Accounts accounts, IdentityDocuments documents, Volunteers volunteers, Regions regions) {
        this.accounts = accounts;
        this.documents = documents;
        this.volunteers = volunteers;
        this.regions = regions;
    }

    /** In the caller's transaction: all of these or none. Answers who each row is now. */
    Map<Integer, VolunteerId> take(List<SortedPerson> rows) {
        var became = new HashMap<Integer, VolunteerId>();
        register(rows.stream().filter(row -> row.known().isEmpty()).toList(), became);
        complete(rows.stream().filter(row -> row.known().isPresent()).toList(), became);
        return became;
    }

    private void register(List<SortedPerson> rows, Map<Integer, VolunteerId> became) {
        if (rows.isEmpty()) {
            return;
        }
        var opened = accounts.open(rows.stream().map(this::account).toList());
        var newcomers = new ArrayList<NewVolunteer>();
        var numbers = new HashMap<AccountId, SealedIdentity>();
        for (int i = 0; i < rows.size(); i++) {
            var person = rows.get(i).person();
            var account = opened.get(i);
            newcomers.add(new NewVolunteer(
                    account,
                    person.born(),
                    person.home(),
                    null,
                    person.skills(),
                    Map.of(),
                    UNASKED,
                    rows.get(i).part() == RowPart.HELD ? VolunteerStatus.HELD : VolunteerStatus.ACTIVE));
            person.document().ifPresent(document -> numbers.put(account, document));
            became.put(person.row(), VolunteerId.of(account));
        }
        volunteers.register(newcomers);
        documents.record(numbers);
    }

    private NewAccount account(SortedPerson row) {
        var person = row.person();
        return new NewAccount(
                Optional.empty(),
                new Identity(person.name(), person.phone()),
                List.of(new NewGrant(Role.VOLUNTEER, person.home(), regions.path(person.home()))));
    }

    /** What the list knows more: a blank cell takes nothing away, and nobody is moved to another community. */
    private void complete(List<SortedPerson> rows, Map<Integer, VolunteerId> became) {
        var ids = rows.stream().map(row -> row.known().orElseThrow()).collect(Collectors.toSet());
        var there = new HashSet<>(volunteers.lockAll(ids));
        var present = there.stream().map(Profile::id).collect(Collectors.toSet());
        var phones = new HashMap<AccountId, String>();
        var numbers = new HashMap<AccountId, SealedIdentity>();
        var skills = new HashMap<VolunteerId, Set<String>>();
        for (var row : rows) {
            var id = row.known().orElseThrow();
            if (present.contains(id)) {
                var person = row.person();
                person.phone().ifPresent(phone -> phones.put(id.account(), phone));
                person.document().ifPresent(document -> numbers.put(id.account(), document));
                skills.put(id, person.skills());
                became.put(person.row(), id);
            }
        }
        accounts.changePhones(phones);
        documents.record(numbers);
        volunteers.addSkills(skills);
    }
}
