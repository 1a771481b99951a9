package org.redvest.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.cli.Main;

/** The command as it is typed, on files. */
class SparkCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter told = new StringWriter();

    private int run(String... words) {
        var out = new PrintWriter(told, true);
        return Main.run(
                out,
                out,
                Stream.concat(Stream.of(words), Stream.of("--lang", "en")).toArray(String[]::new));
    }

    private Path city() {
        return folder.resolve("city");
    }

    private Path plan(String name) {
        return folder.resolve(name);
    }

    @BeforeEach
    void generate() {
        assertThat(run(
                        "generate",
                        "city",
                        "--volunteers",
                        "2000",
                        "--shifts",
                        "100",
                        "--seed",
                        "3",
                        "--out",
                        city() + ""))
                .isZero();
    }

    private int planOn(String master, String name) {
        return run("plan", city() + "", "--out", plan(name) + "", "--spark", master, "--regions", "4", "--rounds", "5");
    }

    @Test
    void the_joined_files_pass_the_check_and_are_the_same_bytes_on_any_cluster() throws IOException {
        assertThat(planOn("local[1]", "one")).isZero();
        assertThat(planOn("local[2]", "two")).isZero();
        assertThat(run("check", city() + "", plan("one") + ""))
                .as(told.toString())
                .isZero();
        for (var file : new String[] {"plan.csv", "prices.csv"}) {
            assertThat(plan("two").resolve(file))
                    .hasSameBinaryContentAs(plan("one").resolve(file));
        }
    }

    @Test
    void whatever_fails_leaves_the_earlier_plan_as_it_was() throws IOException {
        assertThat(run("plan", city() + "", "--out", plan("kept") + "")).isZero();
        var before = Files.readString(plan("kept").resolve("plan.csv"));
        assertThat(planOn("nonsense", "kept")).isEqualTo(2);
        assertThat(told.toString()).contains("The Spark cluster nonsense could not plan");
        assertThat(run("plan", folder.resolve("absent") + "", "--out", plan("kept") + "", "--spark", "local[1]"))
                .isEqualTo(2);
        assertThat(told.toString()).contains("the instance is a folder; there is none");
        Files.writeString(city().resolve("needs.csv"), "n,s,1,2\n", StandardOpenOption.APPEND);
        assertThat(planOn("local[1]", "kept")).isEqualTo(2);
        assertThat(told.toString()).contains("4 cells; as many as the header has are allowed");
        assertThat(plan("kept").resolve("plan.csv")).hasContent(before);
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("city", "kept");
        }
    }

    @Test
    void impossible_numbers_are_refused_before_anything_starts() {
        assertThat(run("plan", city() + "", "--out", plan("none") + "", "--spark", "local[1]", "--regions", "0"))
                .isEqualTo(2);
        assertThat(told.toString()).contains("--regions is from 1");
    }
}
