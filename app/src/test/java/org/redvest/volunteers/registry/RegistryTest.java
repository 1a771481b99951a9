package org.redvest.volunteers.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Limits;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.redvest.web.BeyondLastPage;
import org.redvest.web.Listing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Staff find a volunteer of their region by part of the name, by number and by telephone number, page by page to the last. */
@RedvestTest
class RegistryTest {

    private static final RegionCode DAXIANG = new RegionCode("430503");
    private static final RegionCode SANBATING = new RegionCode("430503005004");
    private static final RegionCode HUOCHE = new RegionCode("430502001001");

    @Autowired
    Registry registry;

    @Autowired
    Volunteers volunteers;

    @Autowired
    Accounts accounts;

    @Autowired
    TestDataSource database;

    @Test
    @FreshDatabase
    void a_part_of_a_name_is_enough() {
        register("欧阳晓晓", "13800000001", SANBATING);
        register("林晓", "13800000002", SANBATING);
        register("Anna Li", "13800000003", SANBATING);

        assertThat(names("欧阳晓晓")).containsExactly("欧阳晓晓");
        assertThat(names("阳晓")).containsExactly("欧阳晓晓");
        assertThat(names("晓")).containsExactlyInAnyOrder("欧阳晓晓", "林晓");
        assertThat(names("林 晓")).containsExactly("林晓");
        assertThat(names("nal")).containsExactly("Anna Li");
        assertThat(names("晓林")).isEmpty();
        assertThat(names("%")).isEmpty();
    }

    @Test
    @FreshDatabase
    void a_telephone_number_is_found_whole_however_it_is_typed_or_by_its_last_four_digits() {
        register("彭琳", "13912340042", SANBATING);
        register("张明", "13712340042", SANBATING);
        register("老站", "0739-5322110-801", SANBATING);

        assertThat(names("139 1234 0042")).containsExactly("彭琳");
        assertThat(names("+86-13912340042")).containsExactly("彭琳");
        assertThat(names("０0４２")).containsExactlyInAnyOrder("彭琳", "张明");
        assertThat(names("2110")).containsExactly("老站");
        assertThat(names("13912340043")).isEmpty();
    }

    @Test
    @FreshDatabase
    void a_number_of_a_volunteer_is_found_whole() {
        var id = register("彭琳", "13912340042", SANBATING);
        var number = Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id)).number();

        assertThat(names(number)).containsExactly("彭琳");
        assertThat(names(number.substring(1))).isEmpty();
    }

    @Test
    @FreshDatabase
    void nobody_of_another_region_is_found_or_counted() {
        register("林晓", "13800000002", SANBATING);
        register("林晓", "13800000003", HUOCHE);

        assertThat(list(DAXIANG, "", 1).total()).isEqualTo(1);
        assertThat(list(new RegionCode("4305"), "林晓", 1).total()).isEqualTo(1);
        assertThat(list(new RegionCode("4305"), "0003", 1).total()).isZero();
        assertThat(list(new RegionCode("4305"), "13800000003", 1).total()).isZero();
    }

    @Test
    @FreshDatabase
    void a_skill_narrows_the_list_and_its_count() {
        register("林晓", "13800000002", SANBATING);
        var nurse = newcomer(open("彭琳", "13800000003", SANBATING), SANBATING, Set.of("nursing"));
        Scopes.run(Scope.SYSTEM, () -> volunteers.register(List.of(nurse)));

        var skilled = Scopes.within(
                Scope.region("430503"),
                () -> registry.list(new RegistryQuestion(DAXIANG, "", Optional.empty(), Optional.of("nursing")), 1));

        assertThat(skilled.rows()).extracting(RegistryRow::name).containsExactly("彭琳");
        assertThat(skilled.total()).isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void one_who_has_left_is_on_record_and_can_be_listed_apart() {
        register("林晓", "13800000002", SANBATING);
        var left = register("彭琳", "13800000003", SANBATING);
        Scopes.run(Scope.SYSTEM, () -> volunteers.changeStatus(left, VolunteerStatus.LEFT));

        var question = new RegistryQuestion(DAXIANG, "", Optional.of(VolunteerStatus.LEFT), Optional.empty());
        var gone = Scopes.within(Scope.region("430503"), () -> registry.list(question, 1));

        assertThat(gone.rows()).extracting(RegistryRow::name).containsExactly("彭琳");
        assertThat(names("彭琳")).containsExactly("彭琳");
        assertThat(list(DAXIANG, "", 1).total()).isEqualTo(2);
    }

    @Test
    @FreshDatabase
    void the_pages_reach_the_last_and_none_lies_beyond() {
        IntStream.range(0, 45).forEach(n -> register("林晓", "13800000002", SANBATING));

        var all = IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(page -> list(DAXIANG, "", page).rows().stream())
                .map(RegistryRow::id)
                .toList();
        assertThat(all)
                .hasSize(45)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(VolunteerId::value));
        assertThat(list(DAXIANG, "林", 3).rows()).hasSize(5);
        assertThat(list(DAXIANG, "林", 3).total()).isEqualTo(45);
        assertThatThrownBy(() -> list(DAXIANG, "林", 4)).isInstanceOf(BeyondLastPage.class);
    }

    @Test
    @FreshDatabase
    void one_who_is_renamed_is_found_by_the_new_name_alone() {
        var id = register("林晓", "13800000002", SANBATING);
        var owner = new JdbcTemplate(database.asOwner());
        owner.execute("set redvest.scope = 'system'; set redvest.lo = ''; set redvest.hi = ':'; "
                + "update identity set display_name = '林小', phone = '13800000009' where account_id = " + id.value());

        assertThat(names("林小")).containsExactly("林小");
        assertThat(names("0009")).containsExactly("林小");
        assertThat(names("林晓")).isEmpty();
        assertThat(names("0002")).isEmpty();
    }

    private List<String> names(String words) {
        return list(DAXIANG, words, 1).rows().stream().map(RegistryRow::name).toList();
    }

    private Listing<RegistryRow> list(RegionCode region, String words, int page) {
        return Scopes.within(
                Scope.region("430503"),
                () -> registry.list(new RegistryQuestion(region, words, Optional.empty(), Optional.empty()), page));
    }

    private VolunteerId register(String name, String phone, RegionCode home) {
        var account = open(name, phone, home);
        Scopes.run(Scope.SYSTEM, () -> volunteers.register(List.of(newcomer(account, home, Set.of()))));
        return VolunteerId.of(account);
    }

    private AccountId open(String name, String phone, RegionCode home) {
        var identity = new Identity(name, Optional.of(phone));
        return accounts.open(List.of(
                        new NewAccount(Optional.empty(), identity, List.of(new NewGrant(Role.VOLUNTEER, home, "志愿者")))))
                .getFirst();
    }

    private static NewVolunteer newcomer(AccountId account, RegionCode home, Set<String> skills) {
        var preferences = new Preferences(
                5, new Limits(4, 1, 960), Set.of(), Availability.weekly(new WeekPattern((1 << 21) - 1)), false);
        return new NewVolunteer(
                account, LocalDate.parse("2000-05-01"), home, null, skills, Set.<String>of(), preferences);
    }
}
