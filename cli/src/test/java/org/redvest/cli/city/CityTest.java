package org.redvest.cli.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.cli.Given;

/** A seed means one city, byte for byte, whatever the machine. */
class CityTest {
    private static final CityOptions SMALL = new CityOptions(2000, 100, 7, 1, OptionalInt.empty(), 1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_seed_means_the_same_bytes_for_ever() throws Exception {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            City.write(SMALL, folder);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(sha256("volunteers.csv", "availability.csv", "needs.csv"))
                .isEqualTo("e33ec9f3f6cecc7b9b40ecf54e426a58988f7bbf2b0ebfeae1bcce7765f75861");
    }

    @Test
    void another_seed_is_another_city() throws Exception {
        City.write(SMALL, folder.resolve("a"));
        City.write(new CityOptions(2000, 100, 8, 1, OptionalInt.empty(), 1), folder.resolve("b"));

        assertThat(folder.resolve("a/needs.csv")).content().isNotEqualTo(Given.text(folder.resolve("b/needs.csv")));
    }

    @Test
    void an_option_changes_only_what_it_names() throws Exception {
        City.write(SMALL, folder.resolve("a"));
        var usual = Given.text(folder.resolve("a/volunteers.csv"));
        var tight = new CityOptions(2000, 100, 7, 5, OptionalInt.of(1), 1);

        assertThat(City.write(tight, folder.resolve("b"))).isBetween(2600L, 3000L);
        assertThat(folder.resolve("b/availability.csv"))
                .content()
                .isEqualTo(Given.text(folder.resolve("a/availability.csv")));
        assertThat(folder.resolve("b/volunteers.csv"))
                .content()
                .isEqualTo(usual.replaceAll("(?m)^((?:[^,]*,){4})[0-9]+", "$11"));
    }

    @Test
    void it_says_that_it_is_synthetic_and_how_it_was_made() throws Exception {
        City.write(SMALL, folder);

        assertThat(folder.resolve(City.ABOUT_FILE))
                .content()
                .contains("synthetic", "redvest generate city --volunteers 2000 --shifts 100 --seed 7\n");
    }

    @Test
    void the_command_counts_the_eligible_pairs() {
        var answer = Given.run(
                "generate", "city", "--volunteers", 2000, "--shifts", 100, "--seed", 7, "--out", folder.resolve("c"));

        assertThat(answer.out()).containsPattern("[0-9]+ eligible pairs, [0-9.]+ a volunteer");
        assertThat(answer.code()).isZero();
    }

    @Test
    void it_never_writes_over_anything_else() {
        var precious = Given.in(folder.resolve("precious"));

        var answer = Given.run(
                "generate", "city", "--volunteers", 20, "--shifts", 1, "--seed", 7, "--out", precious.folder());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(precious.instance().volunteers()).hasSize(2);
    }

    private String sha256(String... files) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : List.of(files)) {
            digest.update(Files.readAllBytes(folder.resolve(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
