package org.redvest.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.cli.Given;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.PairTable;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Position;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Rules;

/** Whoever may serve is found, wherever on earth. */
class PairsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void nobody_is_missed_at_the_poles_and_across_the_date_line() {
        var random = new Random(7);
        var volunteers = new StringBuilder(
                "volunteer,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests\n");
        var windows = new StringBuilder("volunteer,from,to\n");
        var needs = new StringBuilder("need,shift,lat,lon,start,end,places,value,skills,category\n");
        for (int i = 0; i < 400; i++) {
            var north = i % 2 == 0 ? 89.0 + random.nextDouble() : random.nextDouble() - 0.5;
            var east = (179 + 2 * random.nextDouble() + 180) % 360 - 180;
            volunteers.append("v%d,%.6f,%.6f,%d,1,600,1,0,,\n".formatted(i, north, east, random.nextInt(300)));
            windows.append("v%d,2027-01-04T08:00,2027-01-04T20:00\n".formatted(i));
            needs.append("n%d,s%d,%.6f,%.6f,2027-01-04T09:00,2027-01-04T10:00,1,1,,c\n".formatted(i, i, north, -east));
        }
        var pairs = new Pairs(Given.in(folder)
                .with("volunteers.csv", volunteers.toString())
                .with("availability.csv", windows.toString())
                .with("needs.csv", needs.toString())
                .instance());

        for (int v = 0; v < 400; v++) {
            var found = new TreeSet<Integer>();
            pairs.forEachEligible(v, found::add);
            var expected = new TreeSet<Integer>();
            for (int n = 0; n < 400; n++) {
                if (Rules.kilometres(pairs.volunteer(v).home(), pairs.need(n).site())
                        <= pairs.volunteer(v).radiusKm()) {
                    expected.add(n);
                }
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    /** So many needs that they are looked up by place, each as far from home as one volunteer goes and not a metre less. */
    @Test
    void a_way_of_the_radius_is_found() {
        var needs = new ArrayList<Need>();
        var volunteers = new ArrayList<Volunteer>();
        var home = new Position(27, 111);
        for (int i = 0; i < 600; i++) {
            var site = new Position(27 + i * 0.0001, 111 + i * 0.0001);
            needs.add(new Need("n" + i, "s" + i, site, 0, 60, 1, 1, Set.of(), "c"));
            var way = Rules.kilometres(home, site);
            volunteers.add(new Volunteer("v" + i, home, way, 1, 60, 1, 0, Set.of(), Set.of(), new int[] {0, 60}));
        }
        var none = new PairTable();
        var pairs = new Pairs(new Instance(
                volunteers, needs, none, Optional.empty(), none, none, Parameters.DEFAULT, new TreeMap<>()));

        for (int v = 0; v < 600; v++) {
            var found = new TreeSet<Integer>();
            pairs.forEachEligible(v, found::add);
            assertThat(found).hasSize(v + 1).contains(v);
        }
    }

    @Test
    void what_is_listed_is_all_that_is_eligible_less_what_is_barred() {
        var pairs = new Pairs(Given.in(folder)
                .with("pairs.csv", "volunteer,need,points\nBo,clinic,7.5\nBo,library,0.0000005\nAn,library,1\n")
                .with("decisions.csv", "volunteer,need,decision\nAn,library,barred\n")
                .instance());

        assertThat(pairs.count()).isEqualTo(2);
        assertThat(pairs.eligible(1, 1)).isTrue();
        assertThat(pairs.eligible(0, 0)).isFalse();
        assertThat(pairs.eligible(0, 1)).isFalse();
        assertThat(pairs.points(1, 1)).isEqualTo(7_500_000);
    }
}
