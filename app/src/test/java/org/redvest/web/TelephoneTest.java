package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One number, written in many ways, is one number. */
class TelephoneTest {

    private static final Map<String, List<String>> WRITINGS = Map.of(
            "13800000000",
            List.of(
                    "13800000000",
                    "138 0000 0000",
                    "138-0000-0000",
                    "+86 138 0000 0000",
                    "+8613800000000",
                    "0086 138-0000-0000",
                    "008613800000000",
                    "１３８００００００００",
                    "＋８６ １３８ ００００ ００００",
                    "138—0000—0000",
                    "\u202D138\u200B0000\u202C0000",
                    " 13800000000 "),
            "0739-5322110",
            List.of(
                    "0739-5322110",
                    "07395322110",
                    "(0739) 5322110",
                    "（0739）5322110",
                    "0739 532 2110",
                    "+86 739 5322110",
                    "0739－5322110"),
            "0739-5322110-801",
            List.of(
                    "0739-5322110-801",
                    "0739-5322110转801",
                    "0739-5322110 转 801",
                    "07395322110-801",
                    "0739-5322110分机801",
                    "0739-5322110 ext. 801",
                    "0739-5322110x801",
                    "+86-739-5322110-801",
                    "０７３９－５３２２１１０－８０１"),
            "010-88886666",
            List.of("010-88886666", "01088886666", "+86 10 8888 6666"),
            "4001234567",
            List.of("400-123-4567", "4001234567", "400 1234567"),
            "+447700900123",
            List.of("+44 7700 900123", "0044-7700-900-123"));

    @Test
    void an_extension_is_dialled_behind_the_number() {
        assertThat(Telephone.link("0739-5322110 转 801")).isEqualTo("tel:0739-5322110;ext=801");
        assertThat(Telephone.link("400-123-4567-12")).isEqualTo("tel:4001234567;ext=12");
        assertThat(Telephone.link("0739-5322110")).isEqualTo("tel:0739-5322110");
        assertThat(Telephone.link("138 0000 0000")).isEqualTo("tel:13800000000");
        assertThat(Telephone.link("+44 7700 900123")).isEqualTo("tel:+447700900123");
    }

    @Test
    void however_it_is_written_it_is_kept_in_one_form() {
        WRITINGS.forEach((kept, writings) -> assertThat(writings)
                .allSatisfy(typed -> assertThat(Telephone.read(typed).map(Telephone::value))
                        .as(typed)
                        .contains(kept)));
    }

    /** What one form has kept, another fills in: it must be read as itself, and fit where numbers are kept. */
    @Test
    void what_was_kept_is_read_as_itself() {
        var chance = new Random(7);
        var kept = new ArrayList<>(WRITINGS.keySet());
        for (int i = 0; i < 2000; i++) {
            var national = switch (i % 3) {
                case 0 -> "1" + (3 + chance.nextInt(7)) + "%09d".formatted(chance.nextInt(1_000_000_000));
                case 1 ->
                    "0%d%02d-%d%06d"
                            .formatted(
                                    3 + chance.nextInt(7),
                                    chance.nextInt(100),
                                    2 + chance.nextInt(7),
                                    chance.nextInt(1_000_000));
                default ->
                    "0%d%02d-%d%07d-%d"
                            .formatted(
                                    3 + chance.nextInt(7),
                                    chance.nextInt(100),
                                    2 + chance.nextInt(7),
                                    chance.nextInt(10_000_000),
                                    1 + chance.nextInt(99999));
            };
            kept.add(national);
        }

        assertThat(kept).allSatisfy(number -> {
            assertThat(Telephone.read(number).map(Telephone::value)).contains(number);
            assertThat(Telephone.read(scattered(number, chance)).map(Telephone::value))
                    .contains(number);
            assertThat(number.length()).isLessThanOrEqualTo(Telephone.LONGEST);
        });
    }

    private static String scattered(String number, Random chance) {
        var blank = number.replace("-", chance.nextBoolean() ? " - " : "－");
        return chance.nextBoolean() && number.startsWith("1") ? "+86 " + blank : "  " + blank + " ";
    }

    @Test
    void masked_it_can_be_known_again_and_shows_no_more_than_a_mobile_number() {
        var masked = Map.of(
                "13800000000", "138****0000",
                "0739-5322110", "0739-****110",
                "0739-5322187转8", "0739-****187-***",
                "010-88886666", "010-****6666",
                "13800000000转8", "138****0000-***",
                "0739-53221101", "0739-*****101",
                "4001234567", "400****567",
                "+447700900123", "+44******0123",
                "12345678", "123****8",
                "1234567", "*******");

        masked.forEach(
                (typed, shown) -> assertThat(Telephone.masked(typed)).as(typed).isEqualTo(shown));
        assertThat(masked.values()).allSatisfy(shown -> {
            assertThat(shown.replaceAll("[^0-9]", "")).hasSizeLessThanOrEqualTo(7);
            assertThat(shown).contains("****");
        });
    }

    @Test
    void what_cannot_be_called_is_no_number() {
        assertThat(List.of(
                        "",
                        " ",
                        "1380000",
                        "138000000001",
                        "12345678901",
                        "5322110",
                        "0739-53",
                        "0739-532211099",
                        "abc",
                        "+86138",
                        "430503-260226-001",
                        "430503199001011234",
                        "转801",
                        "-",
                        "１３８"))
                .allSatisfy(typed -> assertThat(Telephone.read(typed)).as(typed).isEmpty());
    }
}
