package org.redvest.volunteers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Limits;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.WeekPattern.HalfDay;
import org.springframework.beans.factory.annotation.Autowired;

/** Volunteers are registered in bulk, found by home, seen by their region and themselves, and introduced by name only when asked. */
@RedvestTest
class VolunteersTest {

    private static final RegionCode DAXIANG = new RegionCode("430503");
    private static final RegionCode SANBATING = new RegionCode("430503005004");
    private static final RegionCode HUOCHE = new RegionCode("430502001001");

    @Autowired
    Volunteers volunteers;

    @Autowired
    Accounts accounts;

    private VolunteerId here;
    private VolunteerId elsewhere;

    @BeforeEach
    void two_volunteers_of_two_counties() {
        here = register(List.of(SANBATING)).getFirst();
        elsewhere = register(List.of(HUOCHE)).getFirst();
    }

    @Test
    void what_was_registered_is_read_back() {
        var profile = within(Scope.volunteer(here.value(), SANBATING.value()), () -> volunteers.profile(here));

        assertThat(profile.home()).isEqualTo(SANBATING);
        assertThat(profile.number()).startsWith("430503").endsWith(String.valueOf(here.value()));
        assertThat(profile.skills()).containsExactlyInAnyOrder("escort", "nursing");
        assertThat(profile.licences()).containsOnlyKeys("nursing");
        assertThat(profile.preferences()).isEqualTo(preferences());
        assertThat(profile.ageOn(LocalDate.parse("2026-04-30"))).isEqualTo(25);
        assertThat(profile.ageOn(LocalDate.parse("2026-05-01"))).isEqualTo(26);
    }

    @Test
    void a_county_sees_its_own_volunteers_only() {
        Scopes.run(Scope.region("430503"), () -> {
            assertThat(volunteers.candidates(new RegionCode("4305")))
                    .extracting(Profile::id)
                    .contains(here);
            assertThat(volunteers.candidates(new RegionCode("4305")))
                    .extracting(Profile::id)
                    .doesNotContain(elsewhere);
            assertThatThrownBy(() -> volunteers.profile(elsewhere)).isInstanceOf(NoSuchVolunteer.class);
            assertThatThrownBy(() -> volunteers.change(elsewhere, preferences()))
                    .isInstanceOf(NoSuchVolunteer.class);
        });
    }

    @Test
    void a_volunteer_sees_and_changes_only_themselves() {
        Scopes.run(Scope.volunteer(here.value(), SANBATING.value()), () -> {
            var day = LocalDate.parse("2026-03-01");
            var changed = preferences()
                    .with(preferences().availability().except(day, Set.of(Part.EVENING)))
                    .disturbed(false);

            volunteers.change(here, changed);

            assertThat(volunteers.profile(here).preferences()).isEqualTo(changed);
            assertThat(volunteers.candidates(DAXIANG)).extracting(Profile::id).containsExactly(here);
            assertThatThrownBy(() -> volunteers.change(elsewhere, changed)).isInstanceOf(NoSuchVolunteer.class);
        });
    }

    @Test
    void the_public_sees_nobody() {
        assertThat(volunteers.candidates(DAXIANG)).isEmpty();
        assertThat(volunteers.find(here)).isEmpty();
    }

    @Test
    @FreshDatabase
    void only_active_volunteers_are_counted_and_are_candidates() {
        var held = register(List.of(SANBATING), VolunteerStatus.HELD).getFirst();
        Scopes.run(Scope.region("430503"), () -> {
            assertThat(volunteers.count(DAXIANG)).isEqualTo(1);
            assertThat(volunteers.candidates(DAXIANG)).extracting(Profile::id).containsExactly(here);

            volunteers.changeStatus(held, VolunteerStatus.ACTIVE);
            volunteers.changeStatus(held, VolunteerStatus.ACTIVE);
            assertThat(volunteers.count(DAXIANG)).isEqualTo(2);

            volunteers.changeStatus(here, VolunteerStatus.LEFT);
            assertThat(volunteers.count(DAXIANG)).isEqualTo(1);
            assertThat(volunteers.candidates(DAXIANG)).extracting(Profile::id).containsExactly(held);
            assertThat(volunteers.profile(here).status()).isEqualTo(VolunteerStatus.LEFT);
        });
    }

    @Test
    void an_introduction_carries_a_name_and_a_masked_number() {
        var introduction = requireNonNull(volunteers.introduce(List.of(here)).get(here));

        assertThat(introduction.name()).isEqualTo("林晓");
        assertThat(introduction.maskedPhone()).isEqualTo("138****0001");
        assertThat(introduction).asString().doesNotContain("林晓");
    }

    @Test
    void a_team_has_its_leader_as_a_member_and_is_seen_by_its_members() {
        var member = register(List.of(SANBATING)).getFirst();
        var team = within(
                Scope.region("430503"),
                () -> volunteers.found(new NewTeam("翠园陪诊队", DAXIANG, here, Set.of(here, member))));

        assertThat(within(Scope.region("430503"), () -> volunteers.teams(DAXIANG)))
                .contains(new Team(team, "翠园陪诊队", DAXIANG, here, 2));
        assertThat(within(Scope.volunteer(member.value(), SANBATING.value()), () -> volunteers.teamsOf(member)))
                .containsExactly(new Team(team, "翠园陪诊队", DAXIANG, here, 2));
        assertThat(within(Scope.region("430502"), () -> volunteers.teams(DAXIANG)))
                .isEmpty();
    }

    @Test
    @FreshDatabase
    void five_thousand_are_registered_at_once_and_found_by_their_home() {
        int before = within(Scope.region("430503"), () -> volunteers.count(DAXIANG));

        var ids = register(Collections.nCopies(5_000, SANBATING));

        var read = within(Scope.region("430503"), () -> volunteers.candidates(DAXIANG));
        assertThat(read).extracting(Profile::id).containsAll(ids);
        assertThat(within(Scope.region("430503"), () -> volunteers.count(DAXIANG)))
                .isEqualTo(before + 5_000);
    }

    private List<VolunteerId> register(List<RegionCode> homes) {
        return register(homes, VolunteerStatus.ACTIVE);
    }

    private List<VolunteerId> register(List<RegionCode> homes, VolunteerStatus status) {
        var opened = accounts.open(homes.stream()
                .map(home -> new NewAccount(
                        Optional.empty(),
                        new Identity("林晓", Optional.of("13800000001")),
                        List.of(new NewAccount.NewGrant(Role.VOLUNTEER, home, "志愿者"))))
                .toList());
        var newcomers = new ArrayList<NewVolunteer>();
        for (int i = 0; i < homes.size(); i++) {
            newcomers.add(newcomer(opened.get(i), homes.get(i), status));
        }
        Scopes.run(Scope.SYSTEM, () -> volunteers.register(newcomers));
        return opened.stream().map(VolunteerId::of).toList();
    }

    private static NewVolunteer newcomer(AccountId account, RegionCode home, VolunteerStatus status) {
        return new NewVolunteer(
                account,
                LocalDate.parse("2000-05-01"),
                home,
                null,
                Set.of("escort", "nursing"),
                Map.of("nursing", LocalDate.parse("2030-12-31")),
                preferences(),
                status);
    }

    private static Preferences preferences() {
        var week = WeekPattern.of(List.of(new HalfDay(DayOfWeek.SATURDAY, Part.MORNING)));
        return new Preferences(7.5, new Limits(4, 1, 960), Set.of("elderly"), Availability.weekly(week), false);
    }

    private static <T> T within(Scope scope, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scopes.within(scope, work);
    }
}
