package org.redvest.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redvest.cli.Given;

/** Reading an instance: what is allowed is read, and everything else is listed with its place. */
class InstanceReaderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void windows_that_touch_or_overlap_are_one() {
        var instance = Given.in(folder).instance();

        assertThat(instance.volunteers().getFirst().windows()).hasSize(2);
    }

    @Test
    void columns_may_stand_in_any_order_and_an_unknown_one_is_ignored_with_a_warning() {
        Given.in(folder)
                .with("availability.csv", "to,mood,volunteer,from\n2027-01-05T12:00,fine,Bo,2027-01-05T09:00\n");

        var faults = new Faults();
        var instance = InstanceReader.read(folder, faults);

        assertThat(instance.volunteers().get(1).windows()).hasSize(2);
        assertThat(instance.volunteers().get(0).windows()).isEmpty();
        assertThat(faults.warnings()).extracting(Fault::column).containsExactly("mood");
    }

    @Test
    void a_byte_order_mark_crlf_blank_lines_and_quotes_are_understood() {
        var id = "Zoë, \"the\" 🚑";
        Given.in(folder)
                .replacing("volunteers.csv", "Bo,", "\"Zoë, \"\"the\"\" 🚑\",")
                .with(
                        "availability.csv",
                        "\uFEFFvolunteer,from,to\r\n\r\n\"Zoë, \"\"the\"\" 🚑\",2027-01-05T09:00,2027-01-05T12:00\r\n");

        var instance = InstanceReader.read(folder, new Faults());

        assertThat(instance.volunteers().get(1).id()).isEqualTo(id);
        assertThat(instance.volunteers().get(1).windows()).hasSize(2);
    }

    @Test
    void repeated_and_empty_items_of_a_list_are_ignored() {
        Given.in(folder).replacing("volunteers.csv", ",nursing,", ",;nursing;;law;nursing,");

        var skills = InstanceReader.read(folder, new Faults())
                .volunteers()
                .getFirst()
                .skills();

        assertThat(skills).containsExactlyInAnyOrder("nursing", "law");
    }

    @Test
    void a_window_may_end_in_the_last_year_there_is() {
        Given.in(folder).replacing("availability.csv", "2027-01-06T20:00", "9999-12-31T23:59");

        assertThat(InstanceReader.read(folder, new Faults()).volunteers()).hasSize(2);
    }

    @ParameterizedTest(name = "{1} in place of {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            An,27,111,      | An,91,111,      | 2 | lat                | number
            An,27,111,      | An,+27,111,     | 2 | lat                | number
            An,27,111,      | An,27,-180.1,   | 2 | lon                | number
            An,27,111,      | An,NaN,111,     | 2 | lat                | number
            An,27,111,      | An, 27,111,     | 2 | lat                | number
            An,27,111,      | An,27.,111,     | 2 | lat                | number
            An,27,111,      | An,.5,111,      | 2 | lat                | number
            An,27,111,      | An,1e1,111,     | 2 | lat                | number
            An,27,111,      | An,٢,111,       | 2 | lat                | number
            An,27,111,      | An,27.1234567891,111, | 2 | lat          | number
            An,27,111,10,   | An,27,111,-1,   | 2 | radius_km          | not-negative
            An,27,111,10,   | An,27,111,Infinity, | 2 | radius_km      | not-negative
            10,2,600,1,0    | 10,61,600,1,0   | 2 | max_shifts         | integer
            10,2,600,1,0    | 10,2.0,600,1,0  | 2 | max_shifts         | integer
            10,2,600,1,0    | 10,-1,600,1,0   | 2 | max_shifts         | integer
            10,2,600,1,0    | 10,2,100001,1,0 | 2 | max_minutes        | integer
            10,2,600,1,0    | 10,2,600,11,0   | 2 | max_shifts_per_day | integer
            10,2,600,1,0    | 10,2,600,1,-0.1 | 2 | load               | number
            Bo,             | `"",`           | 3 | volunteer          | id
            Bo,             | `"B\to",`       | 3 | volunteer          | id
            """)
    void a_bad_cell_of_a_volunteer_is_listed(String good, String bad, long line, String column, String kind) {
        Given.in(folder).replacing("volunteers.csv", good, bad.replace("\\t", "\t"));

        assertThat(faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("volunteers.csv");
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.kind()).isEqualTo(kind);
        });
    }

    @ParameterizedTest(name = "{1} in place of {0}")
    @CsvSource(delimiter = '|', textBlock = """
            2027-01-04T09:00,2027-01-04T12:00,1 | 2027-01-04 09:00,2027-01-04T12:00,1      | start    | time
            2027-01-04T09:00,2027-01-04T12:00,1 | 2027-02-29T09:00,2027-03-01T08:00,1      | start    | time
            2027-01-04T09:00,2027-01-04T12:00,1 | 2027-01-04T24:00,2027-01-05T12:00,1      | start    | time
            2027-01-04T09:00,2027-01-04T12:00,1 | 2027-01-04T09:00,2027-01-04T09:00,1      | end      | not-after
            2027-01-04T09:00,2027-01-04T12:00,1 | 2027-01-04T09:00,2027-01-05T09:01,1      | end      | longer-than-a-day
            2027-01-04T09:00,2027-01-04T12:00,1 | 9999-01-04T09:00,9999-01-04T12:00,1      | start    | year
            2027-01-04T09:00,2027-01-04T12:00,1 | 2027-01-04T09:00,2027-01-04T12:00,100001 | places   | integer
            2027-01-04T09:00,2027-01-04T12:00,1 | 2027-01-04T09:00,2027-01-04T12:00,       | places   | integer
            1,100,,books                        | 1,-1,,books                              | value    | number
            1,100,,books                        | 1,1000000.1,,books                       | value    | number
            1,100,,books                        | 1,100,,                                  | category | empty
            library,l,                          | library,,                                | shift    | id
            """)
    void a_bad_cell_of_a_need_is_listed(String good, String bad, String column, String kind) {
        Given.in(folder).replacing("needs.csv", good, bad);

        assertThat(faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("needs.csv");
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.kind()).isEqualTo(kind);
        });
    }

    @Test
    void an_id_may_have_200_code_points_and_no_more() {
        Given.in(folder).replacing("needs.csv", "library", "🚑".repeat(200));
        assertThat(InstanceReader.read(folder, new Faults()).needs()).hasSize(2);

        Given.in(folder).replacing("needs.csv", "library", "🚑".repeat(201));
        assertThat(kinds()).containsExactly("id");
    }

    @Test
    void ids_are_equal_when_their_code_points_are() {
        Given.in(folder)
                .replacing("volunteers.csv", "Bo,", "Zoe\u0308,")
                .replacing("availability.csv", "Bo,", "Zo\u00EB,");

        assertThat(kinds()).containsExactly("unknown-id");
    }

    @Test
    void an_id_twice_names_both_lines() {
        Given.in(folder).replacing("volunteers.csv", "Bo,", "An,").replacing("availability.csv", "Bo,", "An,");

        var fault = faults().getFirst();

        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.kind()).isEqualTo("repeated-id");
        assertThat(fault.details()).containsExactly("2");
    }

    @Test
    void a_missing_a_repeated_column_and_a_row_of_another_length_are_listed() {
        Given.in(folder).with("availability.csv", "volunteer,from\n");
        assertThat(kinds()).containsExactly("missing-column");

        Given.in(folder).with("availability.csv", "volunteer,from,to,from\n");
        assertThat(kinds()).containsExactly("repeated-column");

        Given.in(folder).with("availability.csv", "volunteer,from,to\nAn\n");
        assertThat(kinds()).containsExactly("row-length");

        Given.in(folder).with("availability.csv", "");
        assertThat(kinds()).containsOnly("missing-column");
    }

    @Test
    void a_missing_file_broken_quotes_and_another_encoding_are_listed() throws Exception {
        Given.in(folder).without("needs.csv");
        assertThat(kinds()).containsExactly("missing-file");

        Given.in(folder).replacing("needs.csv", "books", "\"books");
        assertThat(kinds()).containsExactly("bad-csv");

        Given.in(folder);
        java.nio.file.Files.write(folder.resolve("availability.csv"), new byte[] {'v', (byte) 0xFF});
        assertThat(kinds()).containsExactly("not-utf8");
    }

    @Test
    void needs_of_one_shift_agree_in_place_and_time() {
        Given.in(folder).replacing("needs.csv", "clinic,c", "clinic,l");

        assertThat(kinds()).containsExactly("shift-differs");
    }

    @Test
    void all_needs_lie_within_62_days() {
        Given.in(folder).replacing("needs.csv", "2027-01-05", "2027-03-06");
        assertThat(InstanceReader.read(folder, new Faults()).needs()).hasSize(2);

        Given.in(folder).replacing("needs.csv", "2027-01-05", "2027-03-07");
        assertThat(kinds()).containsExactly("horizon");
    }

    @Test
    void references_and_pairs_are_checked_in_every_file() {
        Given.in(folder).with("bonuses.csv", "volunteer,need,points\nAn,library,-5\nAn,library,3\nCy,x,1000001\n");
        assertThat(kinds()).containsExactlyInAnyOrder("unknown-id", "unknown-id", "number", "repeated-pair");

        Given.in(folder.resolve("b")).with("decisions.csv", "volunteer,need,decision\nAn,library,maybe\n");
        assertThat(kindsIn(folder.resolve("b"))).containsExactly("decision");

        Given.in(folder.resolve("c"))
                .with("decisions.csv", "volunteer,need,decision\nAn,library,held\nAn,library,barred\n");
        assertThat(kindsIn(folder.resolve("c"))).containsExactly("repeated-pair");

        Given.in(folder.resolve("d"))
                .with("bonuses.csv", "volunteer,need,points\n")
                .with("pairs.csv", "volunteer,need,points\n");
        assertThat(kindsIn(folder.resolve("d"))).containsExactly("beside-pairs");
    }

    @Test
    void held_pairs_must_themselves_be_a_plan() {
        var needs = """
                need,shift,lat,lon,start,end,places,value,skills,category
                a,a,27,111,2027-01-04T09:00,2027-01-04T12:00,1,100,,books
                b,b,27,111,2027-01-04T12:05,2027-01-04T20:00,1,100,,books
                """;
        Given.in(folder).with("needs.csv", needs).with("decisions.csv", """
                volunteer,need,decision
                An,a,held
                An,b,held
                Bo,a,held
                """);

        assertThat(kinds())
                .containsExactlyInAnyOrder("held-shifts-per-day", "held-minutes", "held-clash", "held-places");
    }

    @Test
    void beside_listed_pairs_only_one_of_them_may_be_held() {
        Given.in(folder)
                .with("pairs.csv", "volunteer,need,points\nAn,library,3\n")
                .with("decisions.csv", "volunteer,need,decision\nBo,library,held\n");

        assertThat(kinds()).containsExactly("held-not-listed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"fatigue": []}                 | fatigue
            {"fatigue": [1, 0.5]}           | fatigue
            {"fatigue": 3}                  | fatigue
            {"gapMinutes": -1}              | number
            {"gapMinutes": 1e3}             | number
            {"gapMinutes": "10"}            | number
            {"gap": 1}                      | unknown-key
            {"gapMinutes": 1,"gapMinutes":1}| repeated-key
            {"gapMinutes": 1,}              | bad-json
            []                              | not-an-object
            """)
    void bad_parameters_are_listed(String json, String kind) {
        Given.in(folder).with("parameters.json", json);

        assertThat(kinds()).containsExactly(kind);
    }

    @Test
    void a_hundred_faults_are_enough() {
        Given.in(folder).with("availability.csv", "volunteer,from,to\n" + "Cy,x,y\n".repeat(1000));

        assertThat(faults()).hasSize(100);
    }

    @Test
    void a_file_without_its_columns_after_a_hundred_faults_is_one_fault_too_many_and_no_crash() {
        Given.in(folder)
                .with("availability.csv", "volunteer,from,to\n" + "Cy,x,y\n".repeat(1000))
                .with("needs.csv", "need,need,shift\n");

        assertThat(faults()).hasSize(100);
    }

    private List<String> kinds() {
        return kindsIn(folder);
    }

    private static List<String> kindsIn(Path folder) {
        return faultsIn(folder).stream().map(Fault::kind).toList();
    }

    private List<Fault> faults() {
        return faultsIn(folder);
    }

    private static List<Fault> faultsIn(Path folder) {
        var faults = new Faults();
        return assertThrows(BadInput.class, () -> InstanceReader.read(folder, faults))
                .faults();
    }
}
