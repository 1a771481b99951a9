package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A path whose last part is a key stands in the log without it. */
class LoggedPathTest {

    @Test
    void the_key_of_a_link_is_left_out() {
        assertThat(LoggedPath.of("/invited/kq9suydz65ukx5sfvhkc4qq36m")).isEqualTo("/invited/***");
        assertThat(LoggedPath.of("/invited/kq9suydz65ukx5sfvhkc4qq36m/acceptance"))
                .isEqualTo("/invited/***/acceptance");
        assertThat(LoggedPath.of("//way-in//kq9suydz65ukx5sfvhkc4qq36m")).isEqualTo("//way-in//***");
        assertThat(LoggedPath.of("/answers/abc")).isEqualTo("/answers/***");
        assertThat(LoggedPath.of("/account/channels/mail/abc")).isEqualTo("/account/channels/mail/***");
        assertThat(LoggedPath.of("/kept/abc")).isEqualTo("/kept/***");
    }

    @Test
    void other_paths_stand_as_they_were_sent_and_are_cut_off() {
        assertThat(LoggedPath.of("/invitations/17")).isEqualTo("/invitations/17");
        assertThat(LoggedPath.of("/" + "x".repeat(200))).hasSize(101).endsWith("…");
    }
}
