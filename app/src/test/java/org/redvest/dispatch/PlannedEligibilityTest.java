package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Town.Traits;
import org.redvest.dispatch.planning.NeedQuestion;
import org.redvest.dispatch.planning.PlannedDays;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.dispatch.planning.ProblemBuilder;
import org.redvest.engine.Bar;
import org.redvest.engine.Change;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Explainer;
import org.redvest.engine.Limits;
import org.redvest.engine.Listener;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Pair;
import org.redvest.engine.Plan;
import org.redvest.engine.Planner;
import org.redvest.engine.Problem;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.NeedId;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The planner, the server's answer and the sieve of the database agree on every pair, in random towns around the end of a month; and what
 * is planned can be accepted.
 */
@RedvestTest
class PlannedEligibilityTest {

    private static final RegionCode CITY = new RegionCode("4305");
    private static final String LAST_OF_MONTH = "2026-02-28";

    private static final List<PlannedDays> DAYS = List.of(
            days("2026-02-27", LAST_OF_MONTH), days("2026-03-01", "2026-03-02"), days("2026-03-01", "2026-03-05"));

    /** Two a day and more, nights over the end of the month among them, some too near to each other for one person. */
    private static final List<List<String>> TIMES = List.of(
            List.of("2026-02-27T08:00", "2026-02-27T11:30"),
            List.of("2026-02-28T08:00", "2026-02-28T11:30"),
            List.of("2026-02-28T11:35", "2026-02-28T13:00"),
            List.of("2026-02-28T20:00", "2026-03-01T00:00"),
            List.of("2026-02-28T22:30", "2026-03-01T05:00"),
            List.of("2026-03-01T00:05", "2026-03-01T04:00"),
            List.of("2026-03-01T06:00", "2026-03-01T09:00"),
            List.of("2026-03-01T12:00", "2026-03-01T15:00"),
            List.of("2026-03-02T11:59", "2026-03-02T12:31"),
            List.of("2026-03-02T22:30", "2026-03-03T05:45"),
            List.of("2026-03-03T06:00", "2026-03-03T08:00"),
            List.of("2026-03-04T06:00", "2026-03-04T18:00"),
            List.of("2026-03-05T18:00", "2026-03-05T22:00"));

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    ProblemBuilder problems;

    @Autowired
    Regions regions;

    @Autowired
    Volunteers volunteers;

    @Autowired
    JdbcClient jdbc;

    @Test
    @FreshDatabase
    void planner_server_and_sieve_agree_on_every_pair_and_what_is_planned_is_accepted() {
        for (int seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            var everybody = town.volunteers(traits(random));
            letLicencesEnd(random);
            var orders =
                    TIMES.stream().map(time -> town.open(order(random, time))).toList();
            takePlaces(random, everybody, orders);
            lowerLimits(random, everybody);
            decline(random, everybody, orders);

            var leavers = leave(random, everybody);
            var region = seed == 2 ? Town.COUNTY : CITY;
            for (var days : DAYS) {
                mustAgree(problems.problem(region, days), everybody, "seed %d, %s".formatted(seed, days));
            }
            var problem = problems.problem(region, DAYS.get(seed % DAYS.size()));
            assertThat(problem.volunteers()).extracting(Volunteer::id).doesNotContainAnyElementsOf(leavers);
            mustBeAccepted(problem, random);
        }
    }

    @Test
    @FreshDatabase
    void a_question_about_one_need_is_answered_as_by_everybody() {
        var random = new Random(5);
        var everybody = town.volunteers(traits(random));
        letLicencesEnd(random);
        var orders = TIMES.stream().map(time -> town.open(order(random, time))).toList();
        takePlaces(random, everybody, orders);
        lowerLimits(random, everybody);
        decline(random, everybody, orders);
        var shifts =
                orders.stream().map(order -> order.shifts().getFirst().id()).collect(Collectors.toSet());
        var wish = new PlanningWish(shifts, List.of(), List.of(), Map.of());
        var days = DAYS.getLast();
        var whole = problems.problem(CITY, days, wish, regions::centre);
        var plan = Planner.plan(whole, Options.DEFAULT, Listener.NONE);
        assertThat(whole.needs()).hasSizeGreaterThan(3);
        var everybodyAtHome = problems.problem(CITY, days).volunteers();
        for (Need need : whole.needs()) {
            if (need.id().startsWith("place-")) {
                continue;
            }
            var changes = List.of(
                    Change.NONE,
                    Change.NONE.withExtraPlaces(2),
                    Change.NONE.withSlot(
                            new Slot(need.slot().startMinute() + 60, need.slot().endMinute() + 60)));
            assertThat(about(need, false, wish, days, plan).whatIf(need.id(), changes))
                    .as("what if, about %s", need)
                    .isEqualTo(new Explainer(whole, plan).whatIf(need.id(), changes));
            var wider = List.of(Change.NONE.withRadiusKm(20));
            assertThat(about(need, false, wish, days, plan)
                            .whatIf(need.id(), wider)
                            .getFirst()
                            .eligibleAfter())
                    .as("who lives within 20 km of %s", need)
                    .isEqualTo((int) everybodyAtHome.stream()
                            .filter(each ->
                                    Eligibility.bars(need, each).stream().allMatch(Bar.TooFar.class::isInstance))
                            .filter(each -> need.site().kilometresTo(each.home()) <= Math.max(20, each.radiusKm()))
                            .filter(each -> !whole.barred().contains(new Pair(each.id(), need.id())))
                            .count());
            var staffing = about(need, true, wish, days, plan).staffing(need.id());
            assertThat(staffing.next())
                    .as("who would come next to %s", need)
                    .isEqualTo(new Explainer(whole, plan).staffing(need.id()).next());
        }
    }

    private Explainer about(Need need, boolean everybody, PlanningWish wish, PlannedDays days, Plan plan) {
        var question = new NeedQuestion(id(need).value(), everybody ? 0 : 20, everybody);
        return new Explainer(problems.problem(CITY, days, wish, regions::centre, question), plan);
    }

    private List<String> leave(Random random, List<VolunteerId> everybody) {
        var leavers = everybody.stream().filter(_ -> random.nextInt(15) == 0).toList();
        Scopes.run(Scope.SYSTEM, () -> leavers.forEach(each -> volunteers.changeStatus(each, VolunteerStatus.LEFT)));
        assertThat(leavers).isNotEmpty();
        return leavers.stream().map(VolunteerId::engineId).toList();
    }

    private void mustAgree(Problem problem, List<VolunteerId> everybody, String about) {
        var needs = problem.needs().stream().collect(Collectors.toMap(Need::id, Function.identity()));
        var people = problem.volunteers().stream().collect(Collectors.toMap(Volunteer::id, Function.identity()));
        var held = problem.held().stream()
                .collect(Collectors.groupingBy(Pair::volunteer, Collectors.mapping(Pair::need, Collectors.toSet())));
        var barred = Set.copyOf(problem.barred());
        int agreed = 0;
        for (VolunteerId volunteer : everybody) {
            var id = volunteer.engineId();
            var person = people.get(id);
            if (person == null) {
                continue;
            }
            var listed = listed(volunteer);
            var holds = held.getOrDefault(id, Set.of());
            var others = holds.stream().map(needs::get).toList();
            for (Need need : problem.needs()) {
                boolean planned = !holds.contains(need.id())
                        && !barred.contains(new Pair(id, need.id()))
                        && isFree(problem, need)
                        && Eligibility.eligible(need, person)
                        && Eligibility.limits(need, person, others, problem.parameters())
                                .isEmpty();
                assertThat(accepts(need, volunteer))
                        .as("%s: the server's answer, volunteer %s, need %s", about, person, need)
                        .isEqualTo(planned);
                assertThat(listed.contains(need.id()))
                        .as("%s: the sieve, volunteer %s, need %s", about, person, need)
                        .isEqualTo(planned);
                agreed += planned ? 1 : 0;
            }
        }
        assertThat(agreed).as(about).isPositive();
        assertThat(problem.held()).as(about).isNotEmpty();
    }

    private static boolean isFree(Problem problem, Need need) {
        return problem.held().stream()
                        .filter(pair -> pair.need().equals(need.id()))
                        .count()
                < need.places();
    }

    private boolean accepts(Need need, VolunteerId volunteer) {
        try {
            var look = town.as(volunteer, () -> dispatch.look(id(need), volunteer));
            return look.held().isEmpty()
                    && look.reasons().isEmpty()
                    && !look.opening().full();
        } catch (NoSuchOpening elsewhere) {
            return false;
        }
    }

    private Set<String> listed(VolunteerId volunteer) {
        var first = town.as(volunteer, () -> dispatch.reachable(volunteer, 1));
        return IntStream.rangeClosed(1, first.pages())
                .mapToObj(page -> town.as(volunteer, () -> dispatch.reachable(volunteer, page)))
                .flatMap(page -> page.rows().stream())
                .map(each -> Long.toString(each.opening().need().value()))
                .collect(Collectors.toSet());
    }

    private void mustBeAccepted(Problem problem, Random random) {
        var held = new HashSet<>(problem.held());
        var pairs = new ArrayList<>(Planner.plan(problem, Options.DEFAULT, Listener.NONE).assignments().stream()
                .map(each -> new Pair(each.volunteer(), each.need()))
                .filter(pair -> !held.contains(pair))
                .toList());
        assertThat(pairs).hasSizeGreaterThan(5);
        Collections.shuffle(pairs, random);
        for (Pair pair : pairs) {
            var volunteer = new VolunteerId(Long.parseLong(pair.volunteer()));
            var need = new NeedId(Long.parseLong(pair.need()));
            assertThat(town.accept(need, volunteer, UUID.randomUUID()))
                    .as(pair.toString())
                    .isInstanceOf(Answer.Accepted.class);
        }
    }

    private List<Traits> traits(Random random) {
        var homes = new ArrayList<>(regions.communities(new RegionCode("430503005")));
        homes.addAll(regions.communities(new RegionCode("430502001")));
        return IntStream.range(0, 60)
                .mapToObj(_ ->
                        traits(random, homes.get(random.nextInt(homes.size())).code()))
                .toList();
    }

    private static Traits traits(Random random, RegionCode home) {
        var traits = NEIGHBOUR
                .living(home)
                .farAway(random.nextInt(10))
                .going(List.of(3., 12., 25., 26., 200.).get(random.nextInt(5)))
                .within(new Limits(1 + random.nextInt(5), 1 + random.nextInt(2), 240 + 60 * random.nextInt(16)))
                .able(
                        random.nextInt(4) > 0 ? Set.of("escort", "nursing") : Set.of("tutoring"),
                        random.nextInt(4) > 0 ? Set.of("nursing") : Set.of())
                .interestedIn(random.nextInt(4) > 0 ? new String[0] : new String[] {"law", "travel"})
                .born(List.of("1990-01-01", "2008-02-28", "2008-02-29", "2008-03-01", "2008-03-03")
                        .get(random.nextInt(5)))
                .free(availability(random));
        return random.nextInt(12) == 0 ? traits.undisturbed() : traits;
    }

    private static Availability availability(Random random) {
        var week = random.nextInt(3) > 0 ? new WeekPattern((1 << 28) - 1) : new WeekPattern(random.nextInt(1 << 28));
        var parts = Set.of(org.redvest.volunteers.Part.values()).stream()
                .filter(_ -> random.nextBoolean())
                .collect(Collectors.toSet());
        return random.nextInt(3) > 0
                ? Availability.weekly(week)
                : Availability.weekly(week)
                        .except(LocalDate.parse("2026-03-01").minusDays(random.nextInt(3)), parts)
                        .except(LocalDate.parse("2026-03-02"), Set.of());
    }

    private Order order(Random random, List<String> time) {
        var wanted = new Draft.Wanted.OffMenu(
                random.nextBoolean() ? "law" : "elderly", "上门服务", "上门看看老人。", "楼梯没有电梯", "社区陪同", 16 + random.nextInt(3));
        var skills = List.of(List.<String>of(), List.of("escort"), List.of("nursing"))
                .get(random.nextInt(3));
        return town.approved(wanted, 2 + random.nextInt(30), skills, time.getFirst(), time.getLast());
    }

    /** Some end within the days of the test. */
    private void letLicencesEnd(Random random) {
        town.asSystem(() -> jdbc.sql("""
                        update volunteer
                           set licences_until = array[date '2026-02-26' + (volunteer_id * :factor % 9)::integer]
                         where cardinality(licences) = 1
                        """).param("factor", 1 + random.nextInt(8)).update());
    }

    private void takePlaces(Random random, List<VolunteerId> everybody, List<Order> orders) {
        for (VolunteerId volunteer : everybody) {
            for (Order order : orders) {
                if (random.nextInt(5) == 0 && Town.COUNTY.contains(home(volunteer))) {
                    town.accept(order, volunteer);
                }
            }
        }
    }

    /** Somebody who holds three may want two from now on. */
    private void lowerLimits(Random random, List<VolunteerId> everybody) {
        for (VolunteerId volunteer : everybody) {
            if (random.nextInt(3) == 0) {
                town.asSystem(() -> jdbc.sql("""
                                update volunteer
                                   set max_shifts = :shifts, max_shifts_per_day = :day, max_minutes = :minutes
                                 where volunteer_id = :volunteer
                                """)
                        .param("shifts", random.nextInt(4))
                        .param("day", random.nextInt(2))
                        .param("minutes", 60 * random.nextInt(12))
                        .param("volunteer", volunteer.value())
                        .update());
            }
        }
    }

    private void decline(Random random, List<VolunteerId> everybody, List<Order> orders) {
        for (VolunteerId volunteer : everybody) {
            var need = need(orders.get(random.nextInt(orders.size())));
            if (Town.COUNTY.contains(home(volunteer)) && random.nextInt(3) == 0) {
                town.as(volunteer, () -> dispatch.decline(need, volunteer));
            }
        }
    }

    private RegionCode home(VolunteerId volunteer) {
        return town.hat(volunteer).region();
    }

    private static NeedId id(Need need) {
        return new NeedId(Long.parseLong(need.id()));
    }

    private static PlannedDays days(String first, String last) {
        return new PlannedDays(LocalDate.parse(first), LocalDate.parse(last));
    }
}
