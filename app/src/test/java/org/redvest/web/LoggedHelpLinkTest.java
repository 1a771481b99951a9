package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resident's link is a key: a request that fails is logged without it. */
class LoggedHelpLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/help/status/k3yOfAResident",
                "/help/status/k3yOfAResident/lines",
                "//help//status//k3yOfAResident"
            })
    void the_log_shows_no_resident_s_key(String path) {
        assertThat(LoggedPath.of(path)).contains("status", "***").doesNotContain("k3yOfAResident");
    }

    @Test
    void the_log_shows_no_key_of_a_provider_s_receipts() {
        assertThat(LoggedPath.of("/receipts/text/k3yOfAProvider")).isEqualTo("/receipts/text/***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help/e3nnphkm3c", "/orders/430503-260226-009"})
    void what_is_no_key_stays(String path) {
        assertThat(LoggedPath.of(path)).isEqualTo(path);
    }
}
