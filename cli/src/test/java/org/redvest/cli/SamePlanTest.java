package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan depends on what the files say, and on nothing else, to the byte. */
class SamePlanTest {
    private static final List<String> FILES =
            List.of("volunteers.csv", "availability.csv", "needs.csv", "bonuses.csv", "decisions.csv");

    @TempDir
    private Path temp = Path.of("");

    private Path city = Path.of("");

    /** Contested, and with wishes and decisions: some of an earlier plan is held. */
    @BeforeEach
    void a_city() throws IOException {
        city = temp.resolve("city");
        Given.run(
                "generate",
                "city",
                "--volunteers",
                3000,
                "--shifts",
                150,
                "--seed",
                7,
                "--places-factor",
                3,
                "--out",
                city);
        Given.run("plan", city, "--out", temp.resolve("earlier"));
        var bonuses = new StringBuilder("volunteer,need,points\n");
        var decisions = new StringBuilder("volunteer,need,decision\n");
        var rows = Files.readAllLines(temp.resolve("earlier/plan.csv"));
        for (int i = 1; i < rows.size(); i++) {
            var pair = rows.get(i).split(",");
            bonuses.append("%s,%s,-%d.5\n".formatted(pair[0], pair[1], i % 7));
            if (i % 5 == 0) {
                decisions.append("%s,%s,%s\n".formatted(pair[0], pair[1], i % 2 == 0 ? "held" : "barred"));
            }
        }
        Given.at(city).with("bonuses.csv", bonuses.toString()).with("decisions.csv", decisions.toString());
    }

    @Test
    void another_jvm_other_threads_and_another_order_of_rows_change_no_byte() throws Exception {
        Given.run("plan", city, "--out", temp.resolve("here"), "--threads", 1);

        assertSame(planInAnotherJvm(city, 1));
        assertSame(planInAnotherJvm(shuffled(), 2));
    }

    private Path planInAnotherJvm(Path instance, int threads) throws Exception {
        var out = temp.resolve("there-" + threads);
        var answer = Given.runInAnotherJvm(List.of(), "plan", instance, "--out", out, "--threads", threads);
        assertThat(answer.code()).as(answer.err()).isZero();
        return out;
    }

    private void assertSame(Path plan) {
        for (var file : List.of("plan.csv", "prices.csv")) {
            assertThat(plan.resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("here").resolve(file));
        }
    }

    private Path shuffled() throws IOException {
        var folder = Files.createDirectories(temp.resolve("shuffled"));
        for (var file : FILES) {
            var lines = Files.readAllLines(city.resolve(file));
            var rows = new ArrayList<>(lines.subList(1, lines.size()));
            Collections.shuffle(rows, new Random(1));
            rows.addFirst(lines.getFirst());
            Files.write(folder.resolve(file), rows);
        }
        return folder;
    }
}
