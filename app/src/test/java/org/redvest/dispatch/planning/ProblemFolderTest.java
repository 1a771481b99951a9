package org.redvest.dispatch.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Requirements;
import org.redvest.engine.Scoring;
import org.redvest.engine.Slot;
import org.redvest.engine.Standing;
import org.redvest.engine.Volunteer;

/** The files say all that the problem says, in the columns of the public format. */
class ProblemFolderTest {

    @TempDir
    private Path temp = Path.of("");

    @Test
    void every_fact_of_a_problem_stands_in_its_files() throws Exception {
        var folder = temp.resolve("out");
        var start = (int) (LocalDate.parse("2026-03-02").toEpochDay() * 24 * 60) + 8 * 60;
        var site = new Position(27.25, 111.5);
        var standing = new Standing(
                LocalDate.parse("1990-02-03"), Map.of("nursing", LocalDate.parse("2027-01-31")), "430503005004", true);
        var volunteer = new Volunteer(
                "7",
                site,
                7.5,
                new Limits(4, 1, 960),
                8,
                Set.of("nursing", "escort"),
                Set.of("elderly"),
                FreeTime.of(new Slot(start, start + 240)),
                standing);
        var need = new Need(
                "12",
                "5",
                site,
                new Slot(start, start + 90),
                3,
                100,
                Set.of("nursing"),
                "elderly",
                new Requirements(18, Set.of("nursing"), "430503"));
        var other = new Need("13", "6", site, new Slot(start + 200, start + 230), 1, 100, Set.of(), "law");

        assertThat(ProblemFolder.isTaken(folder)).isFalse();
        ProblemFolder.write(
                new Problem(
                        List.of(volunteer),
                        List.of(need, other),
                        new Scoring.ByDistance(List.of()),
                        List.of(new Pair("7", "12")),
                        List.of(new Pair("7", "13")),
                        Parameters.DEFAULT),
                folder);

        assertThat(ProblemFolder.isTaken(folder)).isTrue();
        assertThat(Files.readString(folder.resolve("volunteers.csv"))).isEqualTo("""
                volunteer,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests,born,licences,region,do_not_disturb
                7,27.25,111.5,7.5,4,960,1,8,escort;nursing,elderly,1990-02-03,nursing:2027-01-31,430503005004,true
                """);
        assertThat(Files.readString(folder.resolve("availability.csv"))).isEqualTo("""
                volunteer,from,to
                7,2026-03-02T08:00,2026-03-02T12:00
                """);
        assertThat(Files.readString(folder.resolve("needs.csv"))).isEqualTo("""
                need,shift,lat,lon,start,end,places,value,skills,category,minimum_age,licences,homes_in
                12,5,27.25,111.5,2026-03-02T08:00,2026-03-02T09:30,3,100,nursing,elderly,18,nursing,430503
                13,6,27.25,111.5,2026-03-02T11:20,2026-03-02T11:50,1,100,,law,0,,
                """);
        assertThat(Files.readString(folder.resolve("decisions.csv"))).isEqualTo("""
                volunteer,need,decision
                7,12,held
                7,13,barred
                """);
    }
}
