package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that are guessed at once are refused; how one writes a good one is nobody's business. */
class PasswordRulesTest {

    private static final Person OWNER = new Person(
            new AccountId(7),
            Optional.of(new Login("zhouning")),
            new Identity("周宁宁宁", Optional.of("13800001234")),
            Optional.empty(),
            List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "三月的邵水涨了两尺",
                "correct horse battery",
                "lakjsdhf",
                "wwvvmxqp",
                "Xk9$mq2!",
                "20260226-review",
                "邵水邵水河边散步吧"
            })
    void sentences_and_plain_words_of_chance_are_fine(String password) {
        assertThat(PasswordRules.weakness(password, OWNER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "短密码, SHORT",
        "1234567, SHORT",
        "12345678, PATTERN",
        "87654321, PATTERN",
        "90123456, PATTERN",
        "abcdefgh, PATTERN",
        "qwertyuiop, PATTERN",
        "aaaaaaaa, PATTERN",
        "abcabcabc, PATTERN",
        "19991231, PATTERN",
        "13912345678, PATTERN",
        "password, COMMON",
        "Password2026!, COMMON",
        "woaini1314, COMMON",
        "hongmajia!, COMMON",
        "5201314520, COMMON",
        "zhouning2026, OWN",
        "我是周宁宁宁没错啊, OWN",
        "tel13800001234, OWN"
    })
    void what_is_guessed_at_once_is_refused_with_its_reason(String password, Weakness weakness) {
        assertThat(PasswordRules.weakness(password, OWNER)).contains(weakness);
    }

    @Test
    void length_counts_characters_as_people_do() {
        assertThat(PasswordRules.weakness("🌊".repeat(7), OWNER)).contains(Weakness.SHORT);
        assertThat(PasswordRules.weakness("ab".repeat(65), OWNER)).contains(Weakness.LONG);
    }

    @Test
    void the_same_password_from_a_chinese_keyboard_is_the_same() {
        var passwords = new Passwords();
        var hash = passwords.hash("Ｒｉｖｅｒ　２０２６");

        assertThat(passwords.matches("River 2026", Optional.of(hash))).isTrue();
        assertThat(passwords.matches("River 2027", Optional.of(hash))).isFalse();
        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=16384,t=2,p=1$").doesNotContain("River");
    }

    @Test
    void a_one_time_password_is_the_same_with_blanks_with_capitals_and_without_hyphens() {
        for (var typed :
                List.of("ab2d-ef4h-jk6m-np8q", "ab2def4hjk6mnp8q", "AB2D ef4h jk6m np8q ", "ab2d—ef4h－jk6m-np8q")) {
            assertThat(Passwords.asOneTime(typed)).as(typed).isEqualTo("ab2d-ef4h-jk6m-np8q");
        }
        assertThat(Passwords.asOneTime("short-one")).isEqualTo("short-one");
    }

    @Test
    void a_one_time_password_is_long_and_passes_our_own_rules() {
        var passwords = new Passwords();

        assertThat(passwords.oneTime()).matches("([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}");
        assertThat(PasswordRules.weakness(passwords.oneTime(), OWNER)).isEmpty();
        assertThat(passwords.oneTime()).isNotEqualTo(passwords.oneTime());
    }
}
