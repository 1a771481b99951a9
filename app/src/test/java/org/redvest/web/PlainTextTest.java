package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What nobody sees is not kept; what people write is. */
class PlainTextTest {

    @Test
    void marks_of_direction_blanks_of_no_width_and_controls_are_taken_out() {
        IntStream.concat(
                        IntStream.of(0, 7, 0x1B, 0x7F, 0x85, 0xAD, 0x61C, 0x180E, 0xFEFF, 0x3164, 0x2800),
                        IntStream.concat(
                                IntStream.rangeClosed(0x200B, 0x200F),
                                IntStream.concat(
                                        IntStream.rangeClosed(0x202A, 0x202E), IntStream.rangeClosed(0x2060, 0x2069))))
                .forEach(unseen -> {
                    var typed = "巡" + Character.toString(unseen) + "河";
                    assertThat(PlainText.of(typed)).as("U+%04X", unseen).isEqualTo("巡河");
                    assertThat(PlainText.isPlain(typed)).as("U+%04X", unseen).isFalse();
                    assertThat(PlainText.of(Character.toString(unseen))).isEmpty();
                });
    }

    /** No-break blanks, wide and narrow ones, selectors of a shape, and accents without a letter. */
    @Test
    void a_text_in_which_nothing_can_be_seen_is_empty() {
        for (int blank :
                new int[] {0xA0, 0x2003, 0x2007, 0x202F, 0x205F, 0x3000, 0xFE0E, 0xFE0F, 0xE0100, 0x180B, 0x301}) {
            var typed = Character.toString(blank);
            assertThat(PlainText.of(typed + typed)).as("U+%04X", blank).isEmpty();
            assertThat(PlainText.line(" " + typed)).as("U+%04X", blank).isEmpty();
        }
        assertThat(PlainText.of("\u00A0巡河\u202F")).isEqualTo("巡河");
        assertThat(PlainText.line("巡\u00A0\u3000河")).isEqualTo("巡 河");
        assertThat(PlainText.of("❤\uFE0F")).isEqualTo("❤\uFE0F");
    }

    @Test
    void what_people_write_stays() {
        for (var text : new String[] {"阿依古丽·买买提", "𠮷野家", "é", "😀", "第一行\n第二行", "a\tb", "王（二）"}) {
            assertThat(PlainText.of(text)).isEqualTo(text);
            assertThat(PlainText.isPlain(text)).isTrue();
        }
        assertThat(PlainText.of("  两\r\n行 \u3000")).isEqualTo("两\n行");
        assertThat(PlainText.line("两\n行")).isEqualTo("两 行");
        assertThat(PlainText.narrow("１４：３０")).isEqualTo("14:30");
    }
}
