package org.redvest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;

/** In a large demo a township's own committee opens its orders, where its people are enough to fill them. */
@RedvestTest
class TownCommitteesTest {

    private static final RegionCode BUSY = CastList.COMMUNITY;

    @Autowired
    private Regions regions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Volunteers volunteers;

    @Test
    @FreshDatabase
    void a_township_of_enough_people_opens_its_own_orders_and_a_small_one_asks_the_county() {
        accounts.open(new CastList(regions, new Random(7), new CitySize(20_001, 40, 7))
                .hire()
                .accounts());
        settle(500, BUSY);
        settle(499, CastList.RIVERSIDE);

        var staff = new Staff(accounts, volunteers);

        assertThat(staff.opener(BUSY).region()).isEqualTo(BUSY.township());
        assertThat(staff.opener(CastList.RIVERSIDE).region()).isEqualTo(CastList.RIVERSIDE.county());
    }

    @Test
    void up_to_twenty_thousand_people_the_counties_open() {
        var hired = new CastList(regions, new Random(7), new CitySize(20_000, 40, 7))
                .hire()
                .accounts();

        assertThat(hired)
                .flatExtracting(NewAccount::grants)
                .filteredOn(grant -> grant.role() == Role.DISPATCHER)
                .extracting(grant -> grant.region().value().length())
                .containsOnly(4, 6);
    }

    private void settle(int people, RegionCode community) {
        var chance = new Random(community.hashCode());
        var populace = new Populace(chance, new Homes(regions, CastList.CITY), regions);
        var invented = IntStream.range(0, people)
                .mapToObj(_ -> populace.invent(community))
                .toList();
        var opened =
                accounts.open(invented.stream().map(Populace.Invented::account).toList());
        var newcomers = IntStream.range(0, people)
                .mapToObj(i -> invented.get(i).volunteer().apply(opened.get(i)))
                .toList();
        Scopes.run(Scope.SYSTEM, () -> volunteers.register(newcomers));
    }
}
