package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A skill or a category that no volunteer has is most often a slip: it is told when the files are read, and again where people are missing. */
class OneSidedWordsTest {
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
    void a_word_that_only_volunteers_have_is_named_with_how_many_they_are() {
        var given = given().replacing("volunteers.csv", ",nursing,", ",nursing;driver,")
                .replacing("volunteers.csv", "health;books", "health;books;garden")
                .replacing("volunteers.csv", ",4,,books", ",4,driver,books;garden");

        var planned = Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(planned.err())
                .contains("volunteers.csv:2 skills “driver”: warning: no need asks for this skill; "
                        + "volunteers who have it: 2.")
                .contains("volunteers.csv:2 interests “garden”: warning: no need is of this category; "
                        + "volunteers who name it: 2.");
        assertThat(planned.err().lines().filter(line -> line.contains("warning")))
                .hasSize(2);
    }

    @Test
    void each_command_ends_with_the_words_of_one_side() {
        var given = given().replacing("needs.csv", ",nursing,health", ",nursing;drivr,health")
                .replacing("volunteers.csv", ",nursing,", ",nursing;driver,")
                .replacing("needs.csv", ",,books", ",drivr,bocks");
        var plan = temp.resolve("p");

        var answers = List.of(
                Given.run("plan", given.folder(), "--out", plan),
                Given.run("check", given.folder(), plan),
                Given.run("explain", given.folder(), plan, "--need", "clinic"),
                Given.run("explain", given.folder(), plan, "--need", "clinic", "--volunteer", "An"));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.out())
                        .contains("Skills that needs ask for and no volunteer has (in how many needs): “drivr” (2)\n")
                        .contains(
                                "Categories of needs that no volunteer names as an interest (in how many needs): “bocks” (1)\n")
                        .contains(
                                "Skills that volunteers have and no need asks for (of how many volunteers): “driver” (1)\n")
                        .contains(
                                "Interests of volunteers that no need is of (of how many volunteers): “books” (2)\n"));
        assertThat(answers.getFirst().out().indexOf("The asked gap is reached."))
                .isLessThan(answers.getFirst().out().indexOf("Skills that needs ask for"))
                .isPositive();
        assertThat(Given.runIn("zh", "check", given.folder(), plan).out())
                .contains("有需求要求、却没有志愿者具备的技能（括号中为需求数）：“drivr”（2）");
    }

    @Test
    void of_many_words_the_first_are_named_and_the_others_counted() {
        var skills = IntStream.range(10, 35).mapToObj(i -> "s" + i).collect(Collectors.joining(";"));
        var given = given().replacing("volunteers.csv", ",nursing,", ",nursing;" + skills + ",");

        var planned = Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(planned.out())
                .contains("“s10” (1), “s11” (1)", "“s29” (1) and 5 more")
                .doesNotContain("“s30”");
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
