package org.redvest.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.cli.Given;
import org.redvest.cli.instance.Asks;
import org.redvest.cli.instance.OnRecord;
import org.redvest.cli.rules.Rules;

/** The columns that may be absent: read where they stand, refused where they are wrong, and kept by {@code plan} and {@code check}. */
class PersonCellsTest {
    private static final String PEOPLE = """
            volunteer,born,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests,licences,region,do_not_disturb
            An,%s,27,111,10,2,600,1,0,nursing,,%s,%s,%s
            """;
    private static final String NEEDS = """
            minimum_age,need,shift,lat,lon,start,end,places,value,skills,category,licences,homes_in
            %s,clinic,c,27,111,2027-01-05T09:00,2027-01-05T12:00,1,200,nursing,health,%s,%s
            """;
    private static final String FREE = "volunteer,from,to\nAn,2027-01-04T08:00,2027-01-06T20:00\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_instance_without_them_says_nothing_and_asks_for_nothing() {
        var instance = Given.in(folder).instance();

        assertThat(instance.volunteers()).allSatisfy(v -> assertThat(v.record()).isEqualTo(OnRecord.NOTHING));
        assertThat(instance.needs()).allSatisfy(n -> assertThat(n.asks()).isEqualTo(Asks.NOTHING));
    }

    @Test
    void what_they_say_is_read() {
        var instance = given("1990-02-03", "nursing:2027-01-05;a:b:2027-01-01", "4305", "true", "18", "nursing", "43")
                .instance();

        assertThat(instance.volunteers().getFirst().record())
                .isEqualTo(new OnRecord(
                        LocalDate.of(1990, 2, 3),
                        Map.of("nursing", LocalDate.of(2027, 1, 5), "a:b", LocalDate.of(2027, 1, 1)),
                        "4305",
                        true));
        assertThat(instance.needs().getFirst().asks()).isEqualTo(new Asks(18, Set.of("nursing"), "43"));
    }

    @Test
    void who_meets_what_is_asked_to_the_day_is_eligible_and_who_misses_it_by_a_day_is_not() {
        assertThat(eligible("2009-01-05", "nursing:2027-01-05", "4305", "false"))
                .isTrue();
        assertThat(eligible("2009-01-06", "nursing:2027-01-05", "4305", "false"))
                .isFalse();
        assertThat(eligible("", "nursing:2027-01-05", "4305", "false")).isFalse();
        assertThat(eligible("2009-01-05", "nursing:2027-01-04", "4305", "false"))
                .isFalse();
        assertThat(eligible("2009-01-05", "", "4305", "false")).isFalse();
        assertThat(eligible("2009-01-05", "nursing:2027-01-05", "44", "false")).isFalse();
        assertThat(eligible("2009-01-05", "nursing:2027-01-05", "4305", "true")).isFalse();
    }

    @Test
    void a_bad_cell_is_told_with_its_column_and_value() {
        given("5 May 1990", "nursing", "", "yes", "eighteen", "law", "");

        var faults = assertThrows(BadInput.class, () -> InstanceReader.read(folder, new Faults()))
                .faults();

        assertThat(faults)
                .extracting(Fault::file, Fault::column, Fault::value, Fault::kind)
                .contains(
                        tuple("volunteers.csv", "born", "5 May 1990", "date"),
                        tuple("volunteers.csv", "licences", "nursing", "licence"),
                        tuple("volunteers.csv", "do_not_disturb", "yes", "true-or-false"),
                        tuple("needs.csv", "minimum_age", "eighteen", "integer"),
                        tuple("needs.csv", "licences", "law", "licence-without-skill"));
    }

    @Test
    void explain_says_each_of_these_bars() {
        given("2009-01-06", "nursing:2027-01-04", "44", "true", "18", "nursing", "43");
        var plan = folder.resolveSibling("plan-of-" + folder.getFileName());
        assertThat(Given.run("plan", folder, "--out", plan).code()).isZero();

        var why = Given.run("explain", folder, plan, "--need", "clinic", "--volunteer", "An")
                .out();

        assertThat(why)
                .contains("they are 17, and 18 is the least age")
                .contains("their licences are over: nursing:2027-01-04")
                .contains("homes in 43")
                .contains("asked not to be disturbed");
    }

    @Test
    void columns_that_are_there_and_empty_change_no_byte_of_a_plan() {
        var city = folder.resolve("city");
        Given.run("generate", "city", "--volunteers", 500, "--shifts", 40, "--seed", 3, "--out", city);
        var plain = planned(city, "plain");

        Given.at(city)
                .with("volunteers.csv", widened(city, "volunteers.csv", ",born,licences,region,do_not_disturb", ",,,,"))
                .with("needs.csv", widened(city, "needs.csv", ",minimum_age,licences,homes_in", ",,,"));

        assertThat(planned(city, "widened")).isEqualTo(plain).contains("volunteer,need");
    }

    private static String widened(Path city, String file, String header, String cells) {
        var rows = Given.text(city.resolve(file)).lines().toList();
        return rows.getFirst()
                + header
                + "\n"
                + rows.stream().skip(1).map(row -> row + cells + "\n").collect(Collectors.joining());
    }

    private String planned(Path city, String name) {
        var plan = folder.resolve(name);
        assertThat(Given.run("plan", city, "--out", plan).code()).isZero();
        return Given.text(plan.resolve("plan.csv")) + Given.text(plan.resolve("prices.csv"));
    }

    private boolean eligible(String born, String licences, String region, String disturbed) {
        var instance =
                given(born, licences, region, disturbed, "18", "nursing", "43").instance();
        return Rules.eligible(instance.volunteers().getFirst(), instance.needs().getFirst());
    }

    private Given given(
            String born, String licences, String region, String disturbed, String age, String asked, String homesIn) {
        return Given.at(folder)
                .with("volunteers.csv", PEOPLE.formatted(born, licences, region, disturbed))
                .with("availability.csv", FREE)
                .with("needs.csv", NEEDS.formatted(age, asked, homesIn));
    }
}
