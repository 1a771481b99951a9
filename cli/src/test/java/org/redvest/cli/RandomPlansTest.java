package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two that share no code agree: whatever the engine plans, with its figures and its proof, {@code check} finds right. */
class RandomPlansTest {
    private static final List<String> SKILLS = List.of("", "law", "nursing", "law;nursing");

    @TempDir
    private Path temp = Path.of("");

    @Test
    void what_the_engine_plans_is_right() {
        for (int seed = 0; seed < Seeds.many(80); seed++) {
            var random = new Random(seed);
            var instance = instance(random, temp.resolve("i" + seed));
            var plan = temp.resolve("p" + seed);
            var gap = random.nextBoolean() ? "0" : "0.01";

            var planned = Given.run("plan", instance.folder(), "--out", plan, "--gap", gap, "--seed", seed);
            var checked = Given.run("check", instance.folder(), plan, "--exact");

            assertThat(planned.code()).as("seed %d: %s", seed, planned.err()).isZero();
            assertThat(checked.out()).as("seed %d", seed).contains("The plan is right.");
        }
    }

    private static Given instance(Random random, Path folder) {
        var people = 2 + random.nextInt(40);
        var shifts = 1 + random.nextInt(12);
        var given = Given.at(folder)
                .with("volunteers.csv", volunteers(people, random))
                .with("availability.csv", availability(people, random))
                .with("needs.csv", needs(shifts, random));
        switch (random.nextInt(3)) {
            case 0 -> given.with("pairs.csv", points(people, shifts, 200, random));
            case 1 -> given.with("bonuses.csv", points(people, shifts, 20, random));
            default ->
                given.with("parameters.json", "{\"fatigue\": [1.5, 3, 30.25], \"gapMinutes\": 0, \"minutesPerKm\": 7}");
        }
        var decided = random.nextInt(3) == 0 ? given : decided(given, people, shifts, random);
        return random.nextBoolean() ? decided : asking(decided, random);
    }

    /** With the columns that may be absent: birthdays and licences about the days of the needs, regions, rest. */
    private static Given asking(Given given, Random random) {
        var people =
                Given.text(given.folder().resolve("volunteers.csv")).lines().toList();
        var needs = Given.text(given.folder().resolve("needs.csv")).lines().toList();
        var volunteers = new StringBuilder(people.getFirst() + ",born,licences,region,do_not_disturb\n");
        people.stream()
                .skip(1)
                .forEach(row -> volunteers.append("%s,%s,%s,%s,%s\n"
                        .formatted(
                                row,
                                random.nextInt(8) == 0 ? "" : "2009-01-0" + (4 + random.nextInt(3)),
                                random.nextInt(4) == 0 ? "" : "nursing:2027-01-0" + (3 + random.nextInt(4)),
                                List.of("43", "4305", "430503").get(random.nextInt(3)),
                                List.of("", "false", "false", "true").get(random.nextInt(4)))));
        var asked = new StringBuilder(needs.getFirst() + ",homes_in,minimum_age,licences\n");
        needs.stream()
                .skip(1)
                .forEach(row -> asked.append("%s,%s,%s,%s\n"
                        .formatted(
                                row,
                                List.of("", "", "4305").get(random.nextInt(3)),
                                List.of("", "0", "18").get(random.nextInt(3)),
                                row.contains(",nursing,") && random.nextBoolean() ? "nursing" : "")));
        return given.with("volunteers.csv", volunteers.toString()).with("needs.csv", asked.toString());
    }

    private static String volunteers(int people, Random random) {
        var csv = new StringBuilder(
                "volunteer,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests\n");
        for (int v = 0; v < people; v++) {
            csv.append("v%d,%s,%d,%d,%d,%d,%s,%s\n"
                    .formatted(
                            v,
                            position(random),
                            1 + random.nextInt(15),
                            1 + random.nextInt(4),
                            600 + random.nextInt(900),
                            1 + random.nextInt(2),
                            random.nextInt(9) + ".5",
                            SKILLS.get(random.nextInt(4)) + "," + (random.nextInt(3) == 0 ? "books" : "")));
        }
        return csv.toString();
    }

    private static String availability(int people, Random random) {
        var csv = new StringBuilder("volunteer,from,to\n");
        for (int v = 0; v < people; v++) {
            for (int day = 4; day < 7; day++) {
                csv.append("v%d,2027-01-%02dT%02d:00,2027-01-%02dT%02d:30\n"
                        .formatted(v, day, random.nextInt(9), day + random.nextInt(2), 12 + random.nextInt(12)));
            }
        }
        return csv.toString();
    }

    /** Some with two lines, some over midnight, some with no place at all. */
    private static String needs(int shifts, Random random) {
        var csv = new StringBuilder("need,shift,lat,lon,start,end,places,value,skills,category\n");
        for (int s = 0; s < shifts; s++) {
            var start = java.time.LocalDateTime.of(2027, 1, 4 + random.nextInt(3), random.nextInt(24), 0);
            var when = position(random) + "," + start + "," + start.plusMinutes(30 + 30L * random.nextInt(8));
            csv.append(
                    "n%d,s%d,%s,%d,%d,,books\n".formatted(s, s, when, 1 + random.nextInt(4), 40 + random.nextInt(160)));
            if (random.nextInt(3) == 0) {
                csv.append("m%d,s%d,%s,%d,%d,nursing,books\n".formatted(s, s, when, random.nextInt(2), 90));
            }
        }
        return csv.toString();
    }

    private static String points(int people, int shifts, int most, Random random) {
        var csv = new StringBuilder("volunteer,need,points\n");
        for (int v = 0; v < people; v++) {
            for (int s = 0; s < shifts; s++) {
                // the first pairs may be held, and so must be listed
                if (random.nextInt(3) == 0 || v == s) {
                    csv.append(String.format(
                            Locale.ROOT, "v%d,n%d,%.7f\n", v, s, random.nextDouble() * most - most / 10.0));
                }
            }
        }
        return csv.toString();
    }

    /** Volunteer i holds need i, which always goes: everybody takes one shift of at most five hours. */
    private static Given decided(Given given, int people, int shifts, Random random) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < Math.min(people, shifts); i++) {
            if (random.nextInt(3) > 0) {
                rows.add("v%d,n%d,%s\n".formatted(i, i, random.nextBoolean() ? "held" : "barred"));
            }
        }
        return given.with("decisions.csv", "volunteer,need,decision\n" + String.join("", rows));
    }

    private static String position(Random random) {
        return String.format(Locale.ROOT, "%.6f,%.6f", 27 + random.nextDouble() / 10, 111 + random.nextDouble() / 10);
    }
}
