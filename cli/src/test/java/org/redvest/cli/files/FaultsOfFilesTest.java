package org.redvest.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.cli.Given;
import org.redvest.cli.instance.Parameters;

/** Each fault is told once, with the lines that it is about, however long the files are. */
class FaultsOfFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void parameters_are_read_and_what_is_not_named_keeps_its_default() {
        Given.in(folder).with("parameters.json", "{\"fatigue\": [0, 1.5, 1.5, 1000000], \"gapMinutes\": 0}");

        var parameters = InstanceReader.read(folder, new Faults()).parameters();

        assertThat(parameters.fatigue()).containsExactly(0.0, 1.5, 1.5, 1_000_000.0);
        assertThat(parameters.gapMinutes()).isZero();
        assertThat(parameters.minutesPerKm()).isEqualTo(Parameters.DEFAULT.minutesPerKm());
        assertThat(parameters.pointsPerKm()).isEqualTo(Parameters.DEFAULT.pointsPerKm());

        Given.in(folder).with("parameters.json", "{\"minutesPerKm\": 1000000}");
        assertThat(InstanceReader.read(folder, new Faults()).parameters().minutesPerKm())
                .isEqualTo(1_000_000);
        assertThat(InstanceReader.read(folder, new Faults()).parameters().fatigue())
                .isEqualTo(Parameters.DEFAULT.fatigue());

        Given.in(folder).with("parameters.json", "{\"minutesPerKm\": 1000000.000001}");
        assertThat(kinds()).containsExactly("number");
    }

    @Test
    void a_file_of_parameters_may_have_a_mebibyte() {
        Given.in(folder).with("parameters.json", "{" + " ".repeat((1 << 20) - 2) + "}");
        assertThat(InstanceReader.read(folder, new Faults()).needs()).hasSize(2);

        Given.in(folder).with("parameters.json", "{" + " ".repeat((1 << 20) - 1) + "}");
        assertThat(kinds()).containsExactly("too-large");
    }

    @Test
    void parameters_in_another_encoding_or_in_a_folder_are_told() throws Exception {
        Given.in(folder);
        Files.write(folder.resolve("parameters.json"), "{\"甲\": 1}".getBytes("GBK"));
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.file()).isEqualTo("parameters.json"));

        Files.delete(folder.resolve("parameters.json"));
        Files.createDirectory(folder.resolve("parameters.json"));
        assertThat(kinds()).containsExactly("unreadable");
    }

    @Test
    void every_repeated_pair_is_told_with_the_line_where_it_stood_first() {
        var rows = new StringBuilder("volunteer,need,points\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i % 2 == 0 ? "An,library,1\n" : "Bo,clinic,1\n");
        }
        Given.in(folder).with("bonuses.csv", rows.toString());

        var faults = faults();

        assertThat(faults).hasSize(18).allMatch(fault -> fault.kind().equals("repeated-pair"));
        assertThat(faults.getFirst().line()).isEqualTo(4);
        assertThat(faults.getFirst().details()).containsExactly("2");
        assertThat(faults.getLast().line()).isEqualTo(21);
        assertThat(faults.getLast().details()).containsExactly("3");
    }

    @Test
    void pairs_that_are_each_named_once_are_no_fault_in_whatever_order() {
        Given.in(folder).with("bonuses.csv", "volunteer,need,points\nBo,clinic,1\nAn,library,1\nBo,library,1\n");

        assertThat(InstanceReader.read(folder, new Faults()).bonuses().size()).isEqualTo(3);
    }

    @Test
    void a_hundred_ids_remember_their_lines() {
        var rows = new StringBuilder("need,shift,lat,lon,start,end,places,value,skills,category\n");
        for (int i = 0; i < 100; i++) {
            rows.append("n%d,s%d,27,111,2027-01-04T09:00,2027-01-04T12:00,1,100,,books\n".formatted(i, i));
        }
        rows.append("n70,s70,27,111,2027-01-04T09:00,2027-01-04T12:00,1,100,,books\n");
        Given.in(folder).with("needs.csv", rows.toString());

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo("repeated-id");
            assertThat(fault.line()).isEqualTo(102);
            assertThat(fault.details()).containsExactly("72");
        });
    }

    @Test
    void every_row_that_names_nobody_known_is_told_and_those_between_are_not() {
        Given.in(folder).with("availability.csv", """
                volunteer,from,to
                Cy,2027-01-04T08:00,2027-01-04T12:00
                Cy,2027-01-05T08:00,2027-01-05T12:00
                An,2027-01-04T08:00,2027-01-04T12:00
                An,2027-01-05T08:00,2027-01-05T12:00
                Cy,2027-01-06T08:00,2027-01-06T12:00
                """);

        assertThat(faults()).extracting(Fault::line).containsExactly(2L, 3L, 6L);
    }

    @Test
    void where_a_file_of_ids_cannot_be_read_no_reference_to_it_is_a_fault_and_nothing_else_is_checked() {
        Given.in(folder).without("volunteers.csv");

        assertThat(kinds()).containsExactly("missing-file");
    }

    @Test
    void needs_of_one_shift_may_not_differ_in_place_or_start_or_end() {
        for (var other : List.of(
                "l,27.01,111,2027-01-04T09:00,2027-01-04T12:00",
                "l,27,111,2027-01-04T09:01,2027-01-04T12:00",
                "l,27,111,2027-01-04T09:00,2027-01-04T12:01")) {
            Given.in(folder).replacing("needs.csv", "c,27.01,111,2027-01-05T09:00,2027-01-05T12:00", other);

            assertThat(faults()).singleElement().satisfies(fault -> {
                assertThat(fault.kind()).isEqualTo("shift-differs");
                assertThat(fault.line()).isEqualTo(3);
                assertThat(fault.details()).containsExactly("2");
            });
        }

        Given.in(folder)
                .replacing(
                        "needs.csv",
                        "c,27.01,111,2027-01-05T09:00,2027-01-05T12:00",
                        "l,27,111,2027-01-04T09:00,2027-01-04T12:00");
        assertThat(InstanceReader.read(folder, new Faults()).needs()).hasSize(2);
    }

    @Test
    void a_need_may_last_a_day_and_not_a_minute_longer() {
        Given.in(folder).replacing("needs.csv", "2027-01-05T12:00", "2027-01-06T09:00");
        assertThat(InstanceReader.read(folder, new Faults()).needs()).hasSize(2);

        Given.in(folder).replacing("needs.csv", "2027-01-05T12:00", "2027-01-06T09:01");
        assertThat(kinds()).containsExactly("longer-than-a-day");
    }

    @Test
    void a_time_that_is_none_is_told_once_and_not_compared() {
        Given.in(folder).replacing("availability.csv", "Bo,2027-01-04T08:00", "Bo,soon");
        assertThat(kinds()).containsExactly("time");

        Given.in(folder).replacing("availability.csv", "Bo,2027-01-04T08:00", "Bo,2027-01-06T20:00");
        assertThat(kinds()).containsExactly("not-after");
    }

    @Test
    void what_is_held_against_a_rule_names_its_lines_and_what_is_not_listed_its_own() {
        Given.in(folder).with("decisions.csv", """
                volunteer,need,decision
                An,library,held
                Bo,clinic,barred
                Bo,library,held
                """);
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo("held-places");
            assertThat(fault.details()).containsExactly("library", "2", "1", "2, 4");
        });

        Given.in(folder)
                .with("pairs.csv", "volunteer,need,points\nBo,clinic,3\nAn,library,3\n")
                .with("decisions.csv", """
                volunteer,need,decision
                An,library,held
                An,clinic,held
                """);
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo("held-not-listed");
            assertThat(fault.line()).isEqualTo(3);
        });

        Given.in(folder).with("pairs.csv", "volunteer,need,points\nAn,clinic,3\nAn,library,3\n");
        assertThat(InstanceReader.read(folder, new Faults()).held().size()).isEqualTo(2);
    }

    @Test
    void a_hundred_warnings_are_enough_and_a_file_of_one_line_without_its_end_is_read() {
        var unknown = new StringBuilder("volunteer,from,to");
        for (int i = 0; i < 120; i++) {
            unknown.append(",x").append(i);
        }
        Given.in(folder).with("availability.csv", unknown.toString());

        var faults = new Faults();
        InstanceReader.read(folder, faults);

        assertThat(faults.warnings()).hasSize(100);
    }

    private List<String> kinds() {
        return faults().stream().map(Fault::kind).toList();
    }

    private List<Fault> faults() {
        var faults = new Faults();
        return assertThrows(BadInput.class, () -> InstanceReader.read(folder, faults))
                .faults();
    }
}
