package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to hurt end with a plan that {@code check} finds right, in time or at the time limit; or with the cells that are wrong. */
class AdversarialFilesTest {
    private static final String ALWAYS = "2027-01-04T00:00,2027-03-06T23:59";

    @TempDir
    private Path temp = Path.of("");

    private Given given = Given.at(Path.of("."));

    @Test
    void one_need_of_five_thousand_places_and_everybody_at_one_address() {
        people(6000, v -> "27,111,5,1,600,1,0,,", v -> ALWAYS);
        needs(1, n -> "27,111,2027-01-04T09:00,2027-01-04T11:00,5000,100,,any");

        planned();
    }

    @Test
    void a_volunteer_for_five_thousand_needs_in_windows_of_sixty_two_days() {
        people(1, v -> "27,111,5,60,100000,3,0,,", v -> ALWAYS);
        needs(5000, n -> "27,111,2027-%s:00,2027-%s:30,1,%d,,any".formatted(hour(n), hour(n), 50 + n % 97));

        planned();
    }

    @Test
    void sixty_shifts_in_sixty_two_days_whose_minutes_hardly_fit_together() {
        people(2, v -> "27,111,5,60,%d,2,0,,".formatted(2501 + v), v -> ALWAYS);
        needs(60, n -> {
            int minutes = 61 + n * 37 % 300;
            return "27,111,2027-01-%02dT08:00,2027-01-%02dT%02d:%02d,1,%d,,any"
                    .formatted(4 + n % 28, 4 + n % 28, 8 + minutes / 60, minutes % 60, 100 + minutes);
        });

        planned();
    }

    @Test
    void shifts_over_midnight_and_people_who_are_never_free() {
        people(50, v -> "27,111,5,9,1500,1,0,,", v -> v % 5 == 0 ? "" : ALWAYS);
        needs(20, n -> "27,111,2027-01-%02dT22:00,2027-01-%02dT05:00,2,90,,any".formatted(4 + n, 5 + n));

        planned();
    }

    @Test
    void more_places_than_people_and_values_over_six_orders_of_magnitude() {
        people(800, v -> "27.%02d,111,50,2,900,1,0,,".formatted(v % 10), v -> ALWAYS);
        needs(
                60,
                n -> "27,111,2027-01-%02dT09:00,2027-01-%02dT11:00,90,%d,,any"
                        .formatted(4 + n % 7, 4 + n % 7, (int) Math.pow(10, n % 7)));

        planned();
    }

    @Test
    void numbers_that_are_none_and_windows_of_no_time_are_listed() {
        people(1, v -> "NaN,Infinity,1e3,-1,600,1,0,,", v -> "2027-01-04T09:00,2027-01-04T09:00");
        needs(1, n -> "27,111,2027-01-04T09:00,2027-01-04T11:00,5000,-0.5,,any");

        var answer = Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(answer.err())
                .contains("volunteers.csv:2 lat", "volunteers.csv:2 lon", "volunteers.csv:2 radius_km")
                .contains("volunteers.csv:2 max_shifts", "availability.csv:2 to", "needs.csv:2 value");
        assertThat(answer.code()).isEqualTo(2);
    }

    @Test
    void everybody_for_everything_fits_into_the_heap_that_the_launcher_chooses() throws Exception {
        everybodyForEverything();

        var planned = Given.runInAnotherJvm(
                List.of("-XX:+UseSerialGC", "-Xmn64m", "-Xmx" + chosenHeap() + "m"),
                "plan",
                given.folder(),
                "--out",
                temp.resolve("p"),
                "--time-limit",
                "2s");

        assertThat(planned.code()).as(planned.err()).isIn(0, 3);
    }

    @Test
    void what_does_not_fit_is_told_and_nothing_is_written() throws Exception {
        everybodyForEverything();

        var planned = Given.runInAnotherJvm(
                List.of("-XX:+UseSerialGC", "-Xmx64m"), "plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(planned.err()).contains("too large for a heap of ", "REDVEST_JAVA_OPTIONS");
        assertThat(planned.code()).isEqualTo(2);
        assertThat(temp.resolve("p")).doesNotExist();
    }

    /** Twenty million pairs in files of two megabytes. */
    private void everybodyForEverything() {
        people(10_000, v -> "27,111,5,1,600,1,%d,,".formatted(v % 50), v -> ALWAYS);
        needs(2000, n -> "27,111,2027-%s:00,2027-%s:30,1,%d,,any".formatted(hour(n), hour(n), 50 + n % 97));
    }

    /** In MiB, by {@code cli/heap.sh}. */
    private String chosenHeap() throws Exception {
        var shell = new ProcessBuilder("bash", "-c", ". ./heap.sh && redvest_heap_mib " + given.folder()).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private void people(int number, IntFunction<String> rest, IntFunction<String> window) {
        given = Given.at(temp.resolve("i"))
                .with(
                        "volunteers.csv",
                        rows(
                                "volunteer,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests",
                                number,
                                v -> "v%d,%s\n".formatted(v, rest.apply(v))))
                .with(
                        "availability.csv",
                        rows(
                                "volunteer,from,to",
                                number,
                                v -> window.apply(v).isEmpty() ? "" : "v%d,%s\n".formatted(v, window.apply(v))));
    }

    private void needs(int number, IntFunction<String> rest) {
        given.with(
                "needs.csv",
                rows(
                        "need,shift,lat,lon,start,end,places,value,skills,category",
                        number,
                        n -> "n%d,s%d,%s\n".formatted(n, n, rest.apply(n))));
    }

    private static String rows(String header, int number, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, number).mapToObj(row).collect(Collectors.joining());
    }

    /** Month, day and hour of the n-th need: a day holds twenty of them. */
    private static String hour(int n) {
        return "%02d-%02dT%02d".formatted(1 + n / 20 % 2, 4 + n / 40 % 20, n % 20);
    }

    private void planned() {
        var planned = Given.run("plan", given.folder(), "--out", temp.resolve("p"), "--time-limit", "2s");
        assertThat(planned.code()).as(planned.err()).isIn(0, 3);

        var checked = Given.run("check", given.folder(), temp.resolve("p"));
        assertThat(checked.out()).contains("The plan is right.");
        assertThat(checked.code()).isZero();
    }
}
