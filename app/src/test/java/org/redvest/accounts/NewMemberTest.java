package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redvest.web.Problem;

/** Names that an administrator types are kept as they can be read. */
class NewMemberTest {

    @Test
    void a_name_and_a_label_are_kept_without_the_characters_that_nobody_sees() {
        var account = member("\u202E赵\u200B敏\u202C", "街道\u2060 团工委 ").account();

        assertThat(account.identity().name()).isEqualTo("赵敏");
        assertThat(account.grants()).extracting(NewAccount.NewGrant::label).containsExactly("街道 团工委");
    }

    @Test
    void a_name_of_nothing_that_can_be_seen_is_missing() {
        assertThat(member("\u200B\u200B", "\u2060").problems().all())
                .extracting(Problem::field)
                .containsExactly("label", "name");
    }

    private static NewMember member(String name, String label) {
        return new NewMember("zhao-min", name, "", new NewHat("SECRETARY", "430524", label), UUID.randomUUID());
    }
}
