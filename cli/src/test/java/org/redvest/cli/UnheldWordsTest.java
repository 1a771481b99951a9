package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A skill or a category that no volunteer has is most often a slip: it is told when the files are read, and again where people are missing. */
class UnheldWordsTest {
    private static final String INTERESTED = "nursing,health;books";

    @TempDir
    private Path temp = Path.of("");

    @Test
    void a_list_with_a_blank_or_a_full_width_separator_never_plans_and_writes_nothing() {
        for (var list : new String[] {"nursing; driver", "nursing；driver"}) {
            var given = given().replacing("needs.csv", ",nursing,", "," + list + ",");

            var answer = Given.run("plan", given.folder(), "--out", temp.resolve("p"));

            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("needs.csv:3 skills “" + list + "”: items separated by “;”");
            assertThat(temp.resolve("p")).doesNotExist();
        }
    }

    @Test
    void a_skill_that_no_volunteer_has_is_named_when_read_and_again_where_people_are_missing() {
        var given = given().replacing("needs.csv", ",nursing,", ",nursing;drivr,");

        var planned = Given.run("plan", given.folder(), "--out", temp.resolve("p"));
        assertThat(planned.code()).isZero();
        assertThat(planned.err())
                .contains("needs.csv:3 skills “drivr”: warning: no volunteer has this skill")
                .doesNotContain("“nursing”");
        assertThat(planned.out()).contains("clinic is short of people: no volunteer has the skill “drivr”.");

        var explained = Given.run("explain", given.folder(), temp.resolve("p"), "--need", "clinic");
        assertThat(explained.err()).contains("needs.csv:3 skills “drivr”");
        assertThat(explained.out()).contains("clinic is short of people: no volunteer has the skill “drivr”.");

        var checked = Given.run("check", given.folder(), temp.resolve("p"));
        assertThat(checked.code()).isZero();
        assertThat(checked.err()).contains("needs.csv:3 skills “drivr”");
    }

    @Test
    void a_category_that_is_in_nobodys_interests_is_named() {
        var given = given().replacing("needs.csv", ",books", ",bocks");

        var planned = Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(planned.err()).contains("needs.csv:2 category “bocks”: warning: no volunteer has this category");
        assertThat(planned.out()).doesNotContain("clinic is short");
    }

    @Test
    void a_word_that_every_need_repeats_is_told_once() {
        var given =
                given().replacing("needs.csv", ",nursing,", ",drivr,").replacing("needs.csv", ",100,,", ",100,drivr,");

        var planned = Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(planned.err().lines().filter(line -> line.contains("drivr"))).hasSize(1);
    }

    @Test
    void nothing_is_told_where_volunteers_serve_anything_or_the_pairs_are_listed() {
        var anything = Given.in(temp.resolve("anything")).replacing("needs.csv", ",books", ",bocks");
        assertThat(Given.run("plan", anything.folder(), "--out", temp.resolve("p"))
                        .err())
                .doesNotContain("warning");

        var listed = given().replacing("needs.csv", ",nursing,", ",drivr,")
                .with("pairs.csv", "volunteer,need,points\nAn,library,3\n");
        var planned = Given.run("plan", listed.folder(), "--out", temp.resolve("q"));
        assertThat(planned.err() + planned.out()).doesNotContain("drivr");
    }

    /** Both volunteers name their interests, so that there are two ways to write one. */
    private Given given() {
        return Given.in(temp.resolve("instance"))
                .replacing("volunteers.csv", "nursing,", INTERESTED)
                .replacing("volunteers.csv", "1,600,1,4,,", "1,600,1,4,,books");
    }
}
