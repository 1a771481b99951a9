package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redvest.engine.TooManyPairs;
import picocli.CommandLine;

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

    @Test
    void too_many_pairs_end_in_a_message_with_their_number_and_exit_code_2() {
        for (var language : List.of("zh", "en")) {
            var err = new StringWriter();
            var command = new CommandLine(new Redvest()).setErr(new PrintWriter(err, true));
            var parsed = command.parseArgs("--lang", language);

            var code = Main.ended(new TooManyPairs(3_000_000_000L, 2_147_483_583), command, parsed);

            assertThat(code).isEqualTo(2);
            assertThat(err.toString())
                    .contains("3000000000", "2147483583")
                    .doesNotContain("TooManyPairs")
                    .doesNotContain("{0}");
        }
    }

    private static String said(String... words) {
        var out = new StringWriter();
        var code = Main.run(new PrintWriter(out, true), new PrintWriter(out, true), words);
        assertThat(code).isZero();
        return out.toString();
    }
}
