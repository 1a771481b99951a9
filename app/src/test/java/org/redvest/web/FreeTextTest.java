package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is private for certain is refused; what may be private is asked about once. */
class FreeTextTest {

    private static final String MAY_BE = "3 栋 302 的王奶奶有高血压";

    @Test
    void what_may_be_private_is_asked_about_and_a_tick_lets_it_through() {
        for (var rule : List.of(FreeText.open(1, 100), FreeText.asked(1, 100))) {
            assertThat(rule.problems("why", "missing", MAY_BE, false))
                    .extracting(Problem::key)
                    .containsExactly("web.text.asked-name", "web.text.asked-door", "web.text.asked-illness");
            assertThat(rule.problems("why", "missing", MAY_BE, true)).isEmpty();
        }
        assertThat(FreeText.own(1, 100).problems("why", "missing", MAY_BE, false))
                .isEmpty();
    }

    @Test
    void no_tick_lets_a_number_of_a_card_through() {
        for (var rule : List.of(FreeText.open(1, 100), FreeText.asked(1, 100), FreeText.own(1, 100))) {
            for (var number : List.of("430503199001011234", "6222021234567890123")) {
                assertThat(rule.problems("why", "missing", number, true))
                        .as(number)
                        .hasSize(1);
            }
        }
    }
}
