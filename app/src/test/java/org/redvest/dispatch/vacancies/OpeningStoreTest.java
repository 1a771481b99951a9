package org.redvest.dispatch.vacancies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.need;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Town;
import org.redvest.dispatch.Vacancy;
import org.redvest.orders.Order;
import org.redvest.shifts.ShiftId;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the statements about openings hold by themselves, whatever was read before in a race. */
@RedvestTest
class OpeningStoreTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";
    private static final Instant CLOSES = Town.at("2026-02-27T18:00");

    @Autowired
    Town town;

    @Autowired
    OpeningStore openings;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @Test
    void opened_again_for_fewer_it_keeps_a_place_for_each_who_has_accepted() {
        var order = town.opened("clinic-escort", 3, START, END);
        town.neighbours(3).forEach(volunteer -> town.accept(order, volunteer));
        var dispatcher = town.dispatcher().account();

        asSystem(() -> openings.withdraw(order.number(), clock.instant()));
        assertThat(asSystem(() -> openings.open(forPlaces(found(order), 2), dispatcher)))
                .isTrue();

        assertThat(asSystem(() -> found(order))).satisfies(opening -> {
            assertThat(opening.withdrawnAt()).isEmpty();
            assertThat(opening.places()).isEqualTo(3);
            assertThat(opening.taken()).isEqualTo(3);
        });
        assertThat(asSystem(() -> openings.open(forPlaces(found(order), 9), dispatcher)))
                .as("what is open is not opened over")
                .isFalse();
    }

    @Test
    void a_place_is_taken_until_the_moment_it_closes_and_while_one_is_free() {
        var order = town.opened("clinic-escort", 2, START, END);

        assertThat(takes(order, CLOSES)).isFalse();
        assertThat(takes(order, CLOSES.minusMillis(1))).isTrue();
        assertThat(takes(order, CLOSES.minusMillis(1))).isTrue();
        assertThat(takes(order, CLOSES.minusMillis(1))).isFalse();
    }

    @Test
    void no_place_is_taken_of_what_was_withdrawn() {
        var order = town.opened("clinic-escort", 2, START, END);

        asSystem(() -> openings.withdraw(order.number(), clock.instant()));

        assertThat(takes(order, clock.instant())).isFalse();
    }

    @Test
    void what_closes_is_noticed_once_whether_it_was_offered_to_the_end_or_taken_back() {
        var offered = town.opened("clinic-escort", 2, START, END);
        var takenBack = town.opened("clinic-escort", 2, START, END);
        asSystem(() -> openings.withdraw(takenBack.number(), clock.instant()));

        for (var order : List.of(offered, takenBack)) {
            assertThat(isToSettle(order, CLOSES.minusMillis(1))).isFalse();
            assertThat(settled(order, CLOSES.minusMillis(1))).isEmpty();
            assertThat(isToSettle(order, CLOSES)).isTrue();
            assertThat(settled(order, CLOSES)).contains(CLOSES);
            assertThat(isToSettle(order, CLOSES)).isFalse();
            assertThat(settled(order, CLOSES)).isEmpty();
        }
    }

    private boolean takes(Order order, Instant now) {
        return asSystem(() -> openings.takePlace(need(order), now));
    }

    private boolean isToSettle(Order order, Instant now) {
        return asSystem(() -> openings.toSettle(now)).contains(shift(order));
    }

    private Optional<Instant> settled(Order order, Instant now) {
        return asSystem(() -> openings.settle(shift(order), now));
    }

    private static ShiftId shift(Order order) {
        return order.shifts().getFirst().id();
    }

    private Opening found(Order order) {
        return openings.find(need(order)).orElseThrow();
    }

    private static Opening forPlaces(Opening opening, int places) {
        var vacancy = new Vacancy(
                opening.need(),
                opening.shift(),
                opening.activity(),
                opening.region(),
                opening.asked(),
                places,
                0,
                0,
                opening.closesAt());
        return new Opening(vacancy, opening.openedTo(), opening.openedAt(), Optional.empty());
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}
