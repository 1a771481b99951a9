package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.cli.files.Json;
import org.redvest.cli.files.JsonParser;

/** {@code explain} says why, in a sentence or as data. */
class ExplainCommandTest {
    @TempDir
    private Path temp = Path.of("");

    private Given given = Given.at(Path.of("."));

    @BeforeEach
    void a_plan() {
        given = Given.in(temp.resolve("i"))
                .replacing(
                        "needs.csv",
                        "clinic,c,27.01,111,2027-01-05T09:00,2027-01-05T12:00,1",
                        "clinic,c,27.01,111,2027-01-05T09:00,2027-01-05T12:00,3");
        Given.run("plan", given.folder(), "--out", temp.resolve("p"));
    }

    @Test
    void why_somebody_serves() {
        assertThat(explained("--need", "clinic", "--volunteer", "An"))
                .contains("An serves clinic: 1.1 km away, worth 197.78 points");
    }

    @Test
    void why_somebody_does_not_with_every_reason() {
        given.replacing("volunteers.csv", "Bo,27,111.01,10,", "Bo,27,111.01,0,");
        Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(explained("--need", "clinic", "--volunteer", "Bo"))
                .contains("Bo cannot serve clinic:", "they lack nursing", "is farther than the 0.0 km they go");
    }

    @Test
    void why_a_need_is_short_and_what_a_change_would_bring() {
        assertThat(explained("--need", "clinic", "--value", "300", "--one-more"))
                .contains(
                        "clinic: 1 of 3 places filled; 1 people could serve",
                        "It is short:",
                        "Then 1 people could serve");
    }

    @Test
    void in_chinese() {
        var answer = Given.runIn("zh", "explain", given.folder(), temp.resolve("p"), "--need", "clinic");

        assertThat(answer.out()).contains("clinic：3 个名额派满 1 个");
    }

    @Test
    void as_data() {
        var json = explained("--need", "clinic", "--volunteer", "An", "--start", "2027-01-05T13:00", "--json");

        assertThat(JsonParser.parse(json.strip()))
                .isInstanceOfSatisfying(
                        Json.Members.class,
                        members -> assertThat(members.values())
                                .containsOnlyKeys("need", "volunteer", "why", "effect")
                                .containsEntry("need", new Json.Text("clinic")));
    }

    @Test
    void who_asks_about_nobody_known_or_nonsense_exits_2() {
        assertThat(code("--need", "pool")).isEqualTo(2);
        assertThat(code("--need", "clinic", "--volunteer", "Cy")).isEqualTo(2);
        assertThat(code("--need", "clinic", "--start", "noon")).isEqualTo(2);
        assertThat(code("--need", "clinic", "--start", "2027-02-30T09:00")).isEqualTo(2);
        assertThat(code("--need", "clinic", "--value", "-1")).isEqualTo(2);
        assertThat(code("--need", "clinic", "--radius-km", "NaN")).isEqualTo(2);
        assertThat(Given.run("explain", given.folder(), temp.resolve("absent"), "--need", "clinic")
                        .code())
                .isEqualTo(2);
    }

    private String explained(String... options) {
        var answer = run(options);
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.out();
    }

    private int code(String... options) {
        return run(options).code();
    }

    private Given.Answer run(String... options) {
        var arguments =
                new java.util.ArrayList<Object>(java.util.List.of("explain", given.folder(), temp.resolve("p")));
        arguments.addAll(java.util.List.of(options));
        return Given.run(arguments.toArray());
    }
}
