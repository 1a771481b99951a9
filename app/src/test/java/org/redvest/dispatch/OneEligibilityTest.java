package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.at;
import static org.redvest.dispatch.Town.need;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.Town.Traits;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.places.AnswerStore;
import org.redvest.dispatch.sieve.Sieve;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.engine.Limits;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.NeedId;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The database sifts by the same rules as the engine: for a dispatcher's figures, for a volunteer's list, for an answer. */
@RedvestTest
class OneEligibilityTest {

    private static final RegionCode CITY = new RegionCode("4305");

    /** Weekdays and nights, over midnight, at the edges of the parts of a day, at the ends of two months. */
    private static final List<List<String>> TIMES = List.of(
            List.of("2026-02-28T08:00", "2026-02-28T11:30"),
            List.of("2026-02-28T19:00", "2026-02-28T22:00"),
            List.of("2026-02-28T20:00", "2026-03-01T00:00"),
            List.of("2026-03-01T00:00", "2026-03-01T04:00"),
            List.of("2026-03-02T11:59", "2026-03-02T12:31"),
            List.of("2026-03-03T05:59", "2026-03-03T08:00"),
            List.of("2026-03-04T06:00", "2026-03-04T22:00"),
            List.of("2026-03-05T18:00", "2026-03-05T22:01"),
            List.of("2026-03-05T22:30", "2026-03-06T22:15"));

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Openings openings;

    @Autowired
    PlaceStore places;

    @Autowired
    AnswerStore answers;

    @Autowired
    Admission admission;

    @Autowired
    Volunteers volunteers;

    @Autowired
    Regions regions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    @FreshDatabase
    void the_figures_of_a_dispatcher_are_those_of_a_walk_through_all_volunteers() {
        for (int seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            var everybody = town.volunteers(traits(random));
            everybody.stream()
                    .filter(_ -> random.nextInt(12) == 0)
                    .forEach(volunteer -> asSystem(() -> volunteers.changeStatus(volunteer, VolunteerStatus.HELD)));
            var opened = new ArrayList<Order>();
            for (var time : TIMES) {
                opened.add(town.open(order(random, time)));
            }
            hold(random, everybody, opened);
            decline(random, everybody, opened);
            var scope = seed % 2 == 0 ? Town.COUNTY : CITY;
            opened.forEach(order -> mustBeTheWalk(order, scope));
            everybody.stream().limit(25).forEach(this::mustBeListed);
        }
    }

    private List<Traits> traits(Random random) {
        var homes = new ArrayList<>(regions.communities(new RegionCode("430503005")));
        homes.addAll(regions.communities(new RegionCode("430502001")));
        var traits = new ArrayList<Traits>();
        for (int i = 0; i < 80; i++) {
            traits.add(NEIGHBOUR
                    .living(homes.get(random.nextInt(homes.size())).code())
                    .farAway(random.nextInt(12))
                    .going(List.of(0.5, 3., 8., 25., 26., 200.).get(random.nextInt(6)))
                    .within(new Limits(random.nextInt(5), random.nextInt(3), 120 + 60 * random.nextInt(12)))
                    .able(
                            random.nextInt(4) > 0 ? Set.of("escort", "nursing") : Set.of("tutoring"),
                            random.nextInt(2) > 0 ? Set.of("nursing") : Set.of())
                    .interestedIn(random.nextInt(3) > 0 ? new String[0] : new String[] {"law", "travel"})
                    .born(List.of("1990-01-01", "2008-02-28", "2008-02-29", "2008-03-01", "2008-03-03")
                            .get(random.nextInt(5)))
                    .free(availability(random)));
            if (random.nextInt(10) == 0) {
                traits.set(i, traits.get(i).undisturbed());
            }
        }
        return traits;
    }

    private static Availability availability(Random random) {
        var week = random.nextInt(3) > 0 ? new WeekPattern((1 << 28) - 1) : new WeekPattern(random.nextInt(1 << 28));
        var parts =
                Set.of(Part.values()).stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
        return Availability.weekly(week).except(LocalDate.parse("2026-03-0" + (1 + random.nextInt(5))), parts);
    }

    private Order order(Random random, List<String> time) {
        var wanted = new Draft.Wanted.OffMenu(
                random.nextBoolean() ? "law" : "elderly", "上门服务", "上门看看老人。", "楼梯没有电梯", "社区陪同", 14 + random.nextInt(5));
        var skills = List.of(List.<String>of(), List.of("escort"), List.of("nursing"))
                .get(random.nextInt(3));
        return town.approved(wanted, 60, skills, time.getFirst(), time.getLast());
    }

    /** On days of their own, so that nobody is in two places; far from each other, so that they clash by the way between. */
    private void hold(Random random, List<VolunteerId> everybody, List<Order> opened) {
        asSystem(() -> {
            for (VolunteerId volunteer : everybody) {
                for (int i = 0; i < opened.size(); i++) {
                    if (random.nextInt(3) == 0) {
                        var start =
                                at("2026-02-2%dT00:00".formatted(i)).plusSeconds(3600L * 24 * random.nextInt(2) * 5);
                        insert(opened.get(i), volunteer, start.plusSeconds(3600L * random.nextInt(21)), random);
                    }
                }
            }
        });
    }

    private void insert(Order order, VolunteerId volunteer, Instant start, Random random) {
        jdbc.sql("""
                        insert into place (need_id, shift_id, activity, region, volunteer_id, starts_at, ends_at, lat, lon, accepted_at)
                        select need_id, shift_id, activity, region, :volunteer, :start, :end, lat + :north, lon, :start
                          from vacancy where need_id = :need and not exists (
                               select from place where volunteer_id = :volunteer and freed_at is null
                                  and starts_at < :end and ends_at > :start)
                        """)
                .param("need", need(order).value())
                .param("volunteer", volunteer.value())
                .param("start", start.atOffset(ZoneOffset.UTC))
                .param(
                        "end",
                        start.plusSeconds(60L * (31 + random.nextInt(209))).atOffset(ZoneOffset.UTC))
                .param("north", random.nextDouble() * 2)
                .update();
    }

    private void decline(Random random, List<VolunteerId> everybody, List<Order> opened) {
        for (VolunteerId volunteer : everybody) {
            var need = need(opened.get(random.nextInt(opened.size())));
            var home = asSystem(() -> volunteers.profile(volunteer).home());
            if (Town.COUNTY.contains(home) && random.nextInt(3) == 0) {
                town.as(volunteer, () -> dispatch.decline(need, volunteer));
                if (random.nextInt(3) == 0) {
                    town.as(volunteer, () -> {
                        dispatch.undoDecline(need, volunteer);
                        return true;
                    });
                }
            }
        }
    }

    private void mustBeTheWalk(Order order, RegionCode scope) {
        var dispatcher = town.hat("周宁", Role.DISPATCHER, scope);
        var sieve = Scopes.within(dispatcher.scope(), () -> dispatch.sieve(order.number(), dispatcher));
        var walk = walk(order, scope);
        var one = sieve.needs().getFirst();
        var counted = one.steps().stream().collect(Collectors.toMap(Sieve.SieveStep::rule, Sieve.SieveStep::keptOut));

        assertThat(counted)
                .as("%s %s", order.shifts().getFirst().window(), scope)
                .isEqualTo(walk.keptOut.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> sum(each.getValue()))));
        assertThat(one.eligible()).isEqualTo(walk.eligible);
        assertThat(sieve.eligible()).isEqualTo(walk.eligible);
        walk.keptOut.forEach((rule, townships) -> assertThat(Scopes.<Map<RegionCode, Integer>, RuntimeException>within(
                        dispatcher.scope(), () -> dispatch.townships(order.number(), need(order), rule, dispatcher)))
                .as(rule.toString())
                .isEqualTo(townships));
    }

    private static final class Walk {
        private final Map<Rule, Map<RegionCode, Integer>> keptOut = new TreeMap<>();
        private int eligible;
    }

    /** As it was done before the database did it: each volunteer, loaded and asked rule by rule. */
    private Walk walk(Order order, RegionCode scope) {
        return asSystem(() -> {
            var asked = openings.asked(
                    order.activity(), Openings.needs(order.activity()).getFirst(), openings.site(order.activity()));
            var walk = new Walk();
            for (var profile : volunteers.candidates(scope)) {
                first(order, asked, profile.id())
                        .ifPresentOrElse(
                                rule -> walk.keptOut
                                        .computeIfAbsent(
                                                rule,
                                                _ -> new TreeMap<>(
                                                        (a, b) -> a.value().compareTo(b.value())))
                                        .merge(profile.home().township(), 1, Integer::sum),
                                () -> walk.eligible++);
            }
            return walk;
        });
    }

    private Optional<Rule> first(Order order, Asked asked, VolunteerId volunteer) {
        var held = openings.held(volunteer, asked).stream()
                .filter(each -> !each.place().need().equals(need(order)))
                .toList();
        var declined = answers.seen(need(order), volunteer).flatMap(AnswerStore.Seen::declined);
        return admission.reasons(asked, volunteers.profile(volunteer), held, declined).stream()
                .map(Rule::of)
                .min(Rule::compareTo);
    }

    /** What a volunteer finds in their list is what they could take if they looked at each opening. */
    private void mustBeListed(VolunteerId volunteer) {
        var first = town.as(volunteer, () -> dispatch.reachable(volunteer, 1));
        var listed = IntStream.rangeClosed(1, first.pages())
                .mapToObj(page -> town.as(volunteer, () -> dispatch.reachable(volunteer, page)))
                .flatMap(page -> page.rows().stream())
                .map(each -> each.opening().need())
                .toList();
        var taken = asSystem(() -> {
            var profile = volunteers.profile(volunteer);
            var now = at("2026-02-26T09:00");
            return jdbc
                    .sql(
                            "select need_id from vacancy join opening using (need_id) where starts_with(:home, opened_to) order by starts_at, need_id")
                    .param("home", profile.home().value())
                    .query((row, _) -> new NeedId(row.getLong("need_id")))
                    .list()
                    .stream()
                    .map(need -> dispatch.look(need, volunteer))
                    .filter(look -> look.opening().running(now)
                            && look.held().isEmpty()
                            && look.reasons().isEmpty())
                    .map(look -> look.opening().need())
                    .toList();
        });
        assertThat(listed).isEqualTo(taken);
        assertThat(first.total()).isEqualTo(taken.size());
    }

    private void asSystem(Runnable work) {
        asSystem(() -> {
            work.run();
            return true;
        });
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }

    private static int sum(Map<RegionCode, Integer> townships) {
        return townships.values().stream().mapToInt(Integer::intValue).sum();
    }
}
