package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan takes its name when it is whole; whatever fails before leaves the earlier one. */
class PlanFolderTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void a_plan_that_fails_half_way_leaves_the_earlier_one_whole_and_nothing_beside_it() throws IOException {
        earlier();

        try (var place = PlanFolder.open(temp.resolve("p"))) {
            Files.writeString(place.beside().resolve("plan.csv"), "half a pl");

            assertThrows(NoSuchFileException.class, place::publish);
        }

        assertThat(temp.resolve("p/plan.csv")).hasContent("earlier plan.csv");
        assertThat(temp.resolve("p/summary.json")).hasContent("earlier summary.json");
        assertOnlyThePlan();
    }

    @Test
    void a_whole_plan_takes_the_name() throws IOException {
        earlier();

        try (var place = PlanFolder.open(temp.resolve("p"))) {
            write(place.beside(), "later ");
            place.publish();
        }

        assertThat(temp.resolve("p/prices.csv")).hasContent("later prices.csv");
        assertOnlyThePlan();
    }

    @Test
    void a_kill_between_the_two_renames_is_mended_by_whoever_plans_next() throws IOException {
        earlier();
        Files.move(temp.resolve("p"), temp.resolve(".p-earlier"));
        Files.createDirectory(temp.resolve("p"));

        try (var place = PlanFolder.open(temp.resolve("p"))) {
            assertThat(place.beside()).isEmptyDirectory();
            assertThat(temp.resolve("p/plan.csv")).hasContent("earlier plan.csv");
        }

        assertOnlyThePlan();
    }

    @Test
    void a_kill_after_them_leaves_the_later_plan() throws IOException {
        write(Files.createDirectories(temp.resolve(".p-earlier")), "earlier ");
        write(Files.createDirectories(temp.resolve("p")), "later ");

        PlanFolder.open(temp.resolve("p")).close();

        assertThat(temp.resolve("p/plan.csv")).hasContent("later plan.csv");
        assertOnlyThePlan();
    }

    private void earlier() throws IOException {
        write(Files.createDirectories(temp.resolve("p")), "earlier ");
    }

    private static void write(Path folder, String word) throws IOException {
        for (var file : new String[] {"plan.csv", "prices.csv", "summary.json"}) {
            Files.writeString(folder.resolve(file), word + file);
        }
    }

    private void assertOnlyThePlan() throws IOException {
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(temp.resolve("p"));
        }
    }
}
