package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What the programme says of itself, in the language that was asked for. */
class MainTest {

    @Test
    void usage_is_told_in_the_language_asked_for_in_either_form() {
        assertThat(said("--lang", "zh", "--help"))
                .isEqualTo(said("--lang=zh", "--help"))
                .containsPattern("\\p{IsHan}");
        assertThat(said("--lang", "en", "--help"))
                .isEqualTo(said("--lang=en", "--help"))
                .doesNotContainPattern("[\\p{IsHan}&&[^中文红马甲]]");
    }

    @Test
    void the_version_is_the_one_that_the_build_wrote_down() {
        assertThat(said("--lang", "en", "-V")).matches("redvest [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
    }

    private static String said(String... words) {
        var out = new StringWriter();
        var code = Main.run(new PrintWriter(out, true), new PrintWriter(out, true), words);
        assertThat(code).isZero();
        return out.toString();
    }
}
