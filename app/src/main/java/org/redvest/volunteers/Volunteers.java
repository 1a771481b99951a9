package org.redvest.volunteers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rest of Redvest may ask about volunteers and their teams. */
@Service
public class Volunteers {

    private final VolunteerStore store;
    private final VolunteerChangeStore changes;
    private final TeamStore teams;
    private final Accounts accounts;
    private final Regions regions;
    private final Clock clock;
    private final List<VolunteerTies> ties;

    Volunteers(
            VolunteerStore store,
            VolunteerChangeStore changes,
            TeamStore teams,
            Accounts accounts,
            Regions regions,
            Clock clock,
            List<VolunteerTies> ties) {
        this.store = store;
        this.changes = changes;
        this.teams = teams;
        this.accounts = accounts;
        this.regions = regions;
        this.clock = clock;
        this.ties = List.copyOf(ties);
    }

    /** Registers many at once; all or none. */
    @Transactional
    public void register(List<NewVolunteer> newcomers) {
        var centres = new HashMap<RegionCode, Position>();
        var rows = new ArrayList<Profile>(newcomers.size());
        for (NewVolunteer newcomer : newcomers) {
            rows.add(profile(newcomer, centres));
        }
        store.insert(rows, clock.instant());
        changes.takeOverLicences(rows, clock.instant());
    }

    /** One's own, or somebody's in one's region; anybody else's does not exist. */
    @Transactional(readOnly = true)
    public Profile profile(VolunteerId id) {
        return store.find(id).orElseThrow(NoSuchVolunteer::new);
    }

    /** By the public number; one of another region does not exist. */
    @Transactional(readOnly = true)
    public Profile numbered(String number) {
        return findNumbered(number).orElseThrow(NoSuchVolunteer::new);
    }

    @Transactional(readOnly = true)
    public Optional<Profile> findNumbered(String number) {
        return store.numbered(number);
    }

    @Transactional(readOnly = true)
    public Optional<Profile> find(VolunteerId id) {
        return store.find(id);
    }

    /** Those of them who live in the caller's scope. */
    @Transactional(readOnly = true)
    public List<Profile> profiles(Collection<VolunteerId> ids) {
        return store.list(ids);
    }

    /** By their public numbers, in the caller's scope. */
    @Transactional(readOnly = true)
    public List<Profile> numbered(Collection<String> numbers) {
        return store.list(changes.numbered(numbers));
    }

    /** Skills that they have beside those that were known. */
    @Transactional
    public void addSkills(Map<VolunteerId, Set<String>> skills) {
        var byNumber = new HashMap<Long, Set<String>>();
        skills.forEach((id, added) -> byNumber.put(id.value(), added));
        changes.addSkills(byNumber);
    }

    /** Those of them who hold a place, have hours, belong to a team or were merged: what they have done would lose its person. */
    @Transactional(readOnly = true)
    public Set<VolunteerId> tied(Collection<VolunteerId> ids) {
        var tied = new HashSet<>(changes.knownElsewhere(ids));
        ties.forEach(each -> tied.addAll(each.tied(ids)));
        return Set.copyOf(tied);
    }

    /** The person's number in force: another one, where this one turned out to be the same person's (合并). */
    @Transactional(readOnly = true)
    public VolunteerId inForce(VolunteerId id) {
        return changes.mergedInto(id).orElse(id);
    }

    /** The other numbers under which the person was on record before. */
    @Transactional(readOnly = true)
    public List<String> took(VolunteerId id) {
        return changes.took(id);
    }

    /** Undoes a registration that led to nothing. The caller has asked whether any of them is tied. */
    @Transactional
    public void unregister(Collection<VolunteerId> ids) {
        changes.delete(ids);
    }

    /** All active ones whose home lies in the region, as far as the caller's scope reaches, by their number: a county at most, for it loads them. */
    @Transactional(readOnly = true)
    public List<Profile> candidates(RegionCode scope) {
        return store.list(scope);
    }

    /** How many active ones are at home in the region. */
    @Transactional(readOnly = true)
    public int count(RegionCode scope) {
        return store.count(scope);
    }

    /** How many active ones are at home in each township, by its code. */
    @Transactional(readOnly = true)
    public Map<RegionCode, Integer> countByTownship(RegionCode scope) {
        return store.countByTownship(scope);
    }

    @Transactional
    public void change(VolunteerId id, Preferences preferences) {
        if (!store.update(id, preferences)) {
            throw new NoSuchVolunteer();
        }
    }

    /** From what they are at this moment: of two changes at once neither undoes the other. */
    @Transactional
    public void change(VolunteerId id, UnaryOperator<Preferences> change) {
        change(id, change.apply(lock(id).preferences()));
    }

    /** Sent twice, it is what it was after the first. */
    @Transactional
    public void changeStatus(VolunteerId id, VolunteerStatus status) {
        var before = lock(id);
        if (before.status() != status) {
            changes.changeStatus(before, status);
        }
    }

    /** What was registered wrongly. The way begins at the centre of the community from now on, where the home is another. */
    @Transactional
    public void correct(VolunteerId id, LocalDate born, RegionCode home) {
        var before = lock(id);
        if (!before.born().equals(born)) {
            changes.correctBirth(id, born);
        }
        if (!before.home().equals(home)) {
            changes.move(before, home, regions.centre(home));
            accounts.move(id.account(), before.home(), home);
        }
    }

    /** Those who set out from the centre of their community go on doing so where it is found to lie elsewhere. */
    @Transactional
    public void follow(RegionCode home, Position before, Position now) {
        changes.follow(home, before, now);
    }

    /** What they say they can do; which of it needs a licence is asked where it is needed. */
    @Transactional
    public void changeSkills(VolunteerId id, Set<String> skills) {
        if (!changes.changeSkills(id, skills)) {
            throw new NoSuchVolunteer();
        }
    }

    /** Keeps the number and the community, for the ledger refers to them; all else that tells of the person goes. */
    @Transactional
    public void erase(VolunteerId id) {
        var before = lock(id);
        changeStatus(id, VolunteerStatus.LEFT);
        changes.erase(id, regions.centre(before.home()));
        changes.leaveTeams(id, clock.instant());
    }

    /** Makes later calls for the same volunteer wait until this transaction ends: one person is in one place at a time. */
    @Transactional
    public Profile lock(VolunteerId id) {
        return store.lock(List.of(id)).stream().findFirst().orElseThrow(NoSuchVolunteer::new);
    }

    /** The same for many, always in the order of their numbers, so that two who lock many do not wait for each other. */
    @Transactional
    public List<Profile> lockAll(Collection<VolunteerId> ids) {
        return store.lock(ids);
    }

    /**
     * How these people are introduced to those they come to. The caller has checked that somebody may know them: a community knows
     * who accepted its order, wherever they live, so this looks beyond the caller's region.
     */
    @Transactional(readOnly = true)
    public Map<VolunteerId, Introduction> introduce(Collection<VolunteerId> ids) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var identities =
                    accounts.identities(ids.stream().map(VolunteerId::account).toList());
            var introductions = new HashMap<VolunteerId, Introduction>();
            for (Profile profile : store.list(ids)) {
                Identity identity = identities.get(profile.id().account());
                if (identity != null) {
                    introductions.put(profile.id(), introduction(profile, identity));
                }
            }
            return Map.copyOf(introductions);
        });
    }

    @Transactional
    public TeamId found(NewTeam team) {
        return teams.insert(team, clock.instant());
    }

    /** The teams of a region, by name. */
    @Transactional(readOnly = true)
    public List<Team> teams(RegionCode scope) {
        return teams.list(scope);
    }

    /** A member may know how many are in the team, though not who. */
    @Transactional(readOnly = true)
    public List<Team> teamsOf(VolunteerId member) {
        profile(member);
        return Scopes.within(Scope.SYSTEM, () -> teams.listOf(member));
    }

    private Profile profile(NewVolunteer newcomer, Map<RegionCode, Position> centres) {
        var id = VolunteerId.of(newcomer.account());
        var position = newcomer.exactHome() != null
                ? newcomer.exactHome()
                : centres.computeIfAbsent(newcomer.home(), regions::centre);
        return new Profile(
                id,
                number(id, newcomer.home()),
                newcomer.home(),
                position,
                newcomer.born(),
                newcomer.skills(),
                newcomer.licences(),
                0,
                newcomer.preferences(),
                newcomer.status());
    }

    /** The county where they registered, and their own number in it: stays with them when they move. */
    private static String number(VolunteerId id, RegionCode home) {
        return "%s%07d".formatted(home.value().substring(0, 6), id.value());
    }

    private static Introduction introduction(Profile profile, Identity identity) {
        return new Introduction(
                profile.id(),
                identity.name(),
                identity.maskedPhone().orElse(""),
                profile.number(),
                profile.home(),
                profile.position());
    }
}
