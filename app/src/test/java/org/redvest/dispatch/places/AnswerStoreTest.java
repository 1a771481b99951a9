package org.redvest.dispatch.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.need;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Town;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An answer is repeated to the one who got it, for what they had asked, whoever reads it. */
@RedvestTest
class AnswerStoreTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    AnswerStore answers;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void the_same_number_of_another_person_or_for_another_need_is_another_request() {
        var order = town.opened("clinic-escort", 2, START, END);
        var other = town.opened("clinic-escort", 2, START, END);
        var volunteer = town.volunteer(Town.NEIGHBOUR);
        var stranger = town.volunteer(Town.NEIGHBOUR);
        var request = UUID.randomUUID();
        var given = town.accept(need(order), volunteer, request);

        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(_ -> {
                    assertThat(answers.answered(request, need(order), volunteer))
                            .contains(given);
                    assertThat(answers.answered(request, need(order), stranger)).isEmpty();
                    assertThat(answers.answered(request, need(other), volunteer))
                            .isEmpty();
                    assertThat(answers.answered(UUID.randomUUID(), need(order), volunteer))
                            .isEmpty();
                }));
    }

    @Test
    void two_people_who_send_the_same_number_have_a_place_each() {
        var order = town.opened("clinic-escort", 2, START, END);
        var request = UUID.randomUUID();

        var first = town.accept(need(order), town.volunteer(Town.NEIGHBOUR), request);
        var second = town.accept(need(order), town.volunteer(Town.NEIGHBOUR), request);

        assertThat(first).isInstanceOf(Answer.Accepted.class);
        assertThat(second).isInstanceOf(Answer.Accepted.class).isNotEqualTo(first);
    }
}
