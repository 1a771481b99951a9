package org.redvest.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Identity;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.Role;
import org.redvest.engine.Limits;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.WeekPattern;
import org.redvest.volunteers.WeekPattern.HalfDay;

/** Invents volunteers: students, people at work, people retired, each with the week, the way and the skills of their kind. */
final class Populace {

    private static final Map<String, Integer> SKILLS_OF_A_HUNDRED = Map.ofEntries(
            Map.entry("escort", 24),
            Map.entry("tutoring", 18),
            Map.entry("lecture", 10),
            Map.entry("digital", 22),
            Map.entry("insurance", 6),
            Map.entry("first_aid", 12),
            Map.entry("hairdressing", 4),
            Map.entry("water_rescue", 5),
            Map.entry("performing", 6),
            Map.entry("photography", 9),
            Map.entry("forestry", 4),
            Map.entry("sign_language", 2));

    private static final Map<String, Integer> LICENCES_OF_A_THOUSAND =
            Map.of("nursing", 45, "medicine", 22, "law", 26, "psychology", 18, "electrician", 30);

    private static final List<String> INTERESTS =
            List.of("elderly", "children", "law", "health", "environment", "events", "travel");

    /** Of those with a part in the guide: old enough for everything. */
    private static final LocalDate BORN = LocalDate.of(1988, 5, 4);

    private final RandomGenerator chance;
    private final Homes homes;
    private final Regions regions;

    Populace(RandomGenerator chance, Homes homes, Regions regions) {
        this.chance = chance;
        this.homes = homes;
        this.regions = regions;
    }

    /** Somebody who exists nowhere: an account, and the volunteer they become once the account has a number. */
    record Invented(NewAccount account, RegionCode home, Function<AccountId, NewVolunteer> volunteer) {}

    /** As many invented volunteers as asked for, at home all over the city. */
    List<Invented> invent(int number) {
        return Stream.generate(() -> invent(homes.next(chance))).limit(number).toList();
    }

    Invented invent(RegionCode home) {
        var kind = Kind.any(chance);
        var born = Founding.TODAY
                .minusYears(chance.nextInt(kind.youngest, kind.oldest + 1))
                .minusDays(chance.nextInt(365));
        return invented(
                Names.next(chance),
                List.of(Role.VOLUNTEER),
                born,
                home,
                drawn(SKILLS_OF_A_HUNDRED, 100),
                licences(kind),
                preferences(kind));
    }

    /** Somebody with a part in the guide: free at any time, near enough, and able to. */
    Invented cast(org.redvest.demo.CastRole part, RegionCode home, Set<String> skills) {
        var always = new ArrayList<HalfDay>();
        for (var day : DayOfWeek.values()) {
            for (var half : Part.values()) {
                always.add(new HalfDay(day, half));
            }
        }
        var preferences = new Preferences(
                15, new Limits(12, 2, 60 * 60), Set.of(), Availability.weekly(WeekPattern.of(always)), false);
        var roles = part.role() == Role.VOLUNTEER ? List.of(Role.VOLUNTEER) : List.of(part.role(), Role.VOLUNTEER);
        return invented(part.person(), roles, BORN, home, skills, Set.of(), preferences);
    }

    private Invented invented(
            String name,
            List<Role> roles,
            LocalDate born,
            RegionCode home,
            Set<String> skills,
            Set<String> licences,
            Preferences preferences) {
        var phone = "1380000%04d".formatted(chance.nextInt(10_000));
        var label = regions.path(home);
        var grants = roles.stream()
                .map(role -> new NewAccount.NewGrant(role, home, label))
                .toList();
        var account = new NewAccount(Optional.empty(), new Identity(name, Optional.of(phone)), grants);
        var all = new HashSet<>(skills);
        all.addAll(licences);
        return new Invented(account, home, id -> new NewVolunteer(id, born, home, null, all, licences, preferences));
    }

    private Set<String> licences(Kind kind) {
        return kind == Kind.STUDENT ? Set.of() : drawn(LICENCES_OF_A_THOUSAND, 1000);
    }

    /** In the order of their names, so that the same seed draws the same. */
    private Set<String> drawn(Map<String, Integer> shares, int of) {
        var drawn = new HashSet<String>();
        for (var share : new TreeMap<>(shares).entrySet()) {
            if (chance.nextInt(of) < share.getValue()) {
                drawn.add(share.getKey());
            }
        }
        return drawn;
    }

    private Preferences preferences(Kind kind) {
        var limits = new Limits(chance.nextInt(2, 9), chance.nextInt(1, 3), chance.nextInt(8, 40) * 60);
        double[] radii = {3, 5, 8, 12, 20};
        var disturbed = chance.nextInt(100) < 4;
        return new Preferences(
                radii[chance.nextInt(radii.length)], limits, interests(), Availability.weekly(week(kind)), disturbed);
    }

    /** A third takes anything. */
    private Set<String> interests() {
        var interests = new HashSet<String>();
        if (chance.nextInt(100) < 65) {
            int wanted = chance.nextInt(2, 5);
            while (interests.size() < wanted) {
                interests.add(INTERESTS.get(chance.nextInt(INTERESTS.size())));
            }
        }
        return interests;
    }

    private WeekPattern week(Kind kind) {
        var free = new ArrayList<HalfDay>();
        for (var day : DayOfWeek.values()) {
            for (var part : EnumSet.range(Part.MORNING, Part.EVENING)) {
                if (chance.nextInt(100) < kind.freeOfAHundred(day, part)) {
                    free.add(new HalfDay(day, part));
                }
            }
        }
        return WeekPattern.of(free);
    }

    private enum Kind {
        STUDENT(16, 23),
        WORKING(22, 57),
        RETIRED(56, 74);

        private final int youngest;
        private final int oldest;

        Kind(int youngest, int oldest) {
            this.youngest = youngest;
            this.oldest = oldest;
        }

        static Kind any(RandomGenerator chance) {
            int drawn = chance.nextInt(100);
            return drawn < 34 ? STUDENT : drawn < 82 ? WORKING : RETIRED;
        }

        int freeOfAHundred(DayOfWeek day, Part part) {
            var weekend = day.getValue() >= DayOfWeek.SATURDAY.getValue();
            return switch (this) {
                case STUDENT -> weekend ? 75 : 35;
                case WORKING -> weekend ? 60 : part == Part.EVENING ? 50 : 12;
                case RETIRED -> part == Part.EVENING ? 30 : 70;
            };
        }
    }
}
