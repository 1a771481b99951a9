package org.redvest.volunteers.merging;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.IdentityDocuments;
import org.redvest.accounts.OwnAccounts;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** Who somebody is after two numbers have become one: the facts that were chosen, and one way to sign in. */
@Component
class KeptFacts {

    /** Stands where the name stood: the person is found under the other number. */
    private static final String STAND_IN = "已合并的编号";

    private final MergeStore store;
    private final Volunteers volunteers;
    private final Accounts accounts;
    private final OwnAccounts ownAccounts;
    private final IdentityDocuments documents;

    KeptFacts(
            MergeStore store,
            Volunteers volunteers,
            Accounts accounts,
            OwnAccounts ownAccounts,
            IdentityDocuments documents) {
        this.store = store;
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.ownAccounts = ownAccounts;
        this.documents = documents;
    }

    /** The facts that were chosen go to the kept number; the other one loses its person, as when somebody is erased. */
    void keep(Comparison seen, MergeForm form, Profile kept, Profile gone) {
        var chosen = new Chosen(seen, form);
        var home = chosen.of(MergedFact.HOME).profile().home();
        var status = status(seen, chosen);
        if (gone.id().equals(chosen.of(MergedFact.DOCUMENT).profile().id())) {
            documents.takeOver(gone.id().account(), kept.id().account());
        }
        documents.forget(Set.of(gone.id().account()));
        accounts.rename(
                kept.id().account(), chosen.of(MergedFact.NAME).identity().name());
        volunteers.correct(kept.id(), chosen.of(MergedFact.BORN).profile().born(), home);
        if (!home.equals(kept.home())) {
            store.startFromHomeOf(gone.id(), kept.id());
        }
        volunteers.change(kept.id(), chosen.of(MergedFact.WISHES).profile().preferences());
        volunteers.erase(gone.id());
        store.merged(gone.id(), kept.id());
        volunteers.changeStatus(kept.id(), status);
        boolean otherWayIn =
                gone.id().equals(chosen.of(MergedFact.WAY_IN).profile().id());
        ownAccounts.absorb(kept.id().account(), gone.id().account(), otherWayIn, STAND_IN);
        chosen.of(MergedFact.PHONE)
                .identity()
                .phone()
                .ifPresent(phone -> ownAccounts.correctPhone(kept.id().account(), phone));
    }

    /** Who serves under either number goes on serving, unless the day of birth that holds needs a consent that is missing. */
    private static VolunteerStatus status(Comparison seen, Chosen chosen) {
        var born = chosen.of(MergedFact.BORN).profile();
        if (seen.differs(MergedFact.BORN) && born.status() == VolunteerStatus.HELD) {
            return VolunteerStatus.HELD;
        }
        var either = Stream.of(seen.one(), seen.other())
                .map(person -> person.profile().status())
                .collect(Collectors.toSet());
        return Stream.of(VolunteerStatus.ACTIVE, VolunteerStatus.HELD)
                .filter(either::contains)
                .findFirst()
                .orElse(VolunteerStatus.LEFT);
    }

    /** Whose fact holds. */
    private record Chosen(Comparison seen, MergeForm form) {
        ComparedPerson of(MergedFact fact) {
            if (seen.asks(fact)) {
                return form.takesOther(fact) ? seen.other() : seen.one();
            }
            var kept = form.otherKept() ? seen.other() : seen.one();
            var gone = form.otherKept() ? seen.one() : seen.other();
            return fact.isKnown(kept) ? kept : gone;
        }
    }
}
