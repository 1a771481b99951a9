package org.redvest.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.MenuItemId;
import org.redvest.demo.Story.Ending;
import org.redvest.regions.RegionCode;

/** What happened in the city and what is going on: the same for the same seed. */
final class Stories {

    /** Between the seeds of two series or days: neither ever has so many stories. */
    static final long APART = 1_000_003;

    private static final LocalDateTime NOW = Founding.MOMENT;
    private static final LocalDate YESTERDAY = Founding.TODAY.minusDays(1);

    /** What winter brings: the rush at the stations, cold elders, children on holiday. */
    private static final Map<String, Integer> IN_SEASON =
            Map.of("travel", 4, "elderly", 4, "children", 3, "environment", 3, "health", 2, "events", 2, "law", 2);

    /** What she does: all of it for elders and children, some of it outdoors. */
    private static final List<String> YEAR =
            List.of("company", "phone-class", "errands", "homework", "company", "order-keeping");

    private final RandomGenerator chance;
    private final List<RegionCode> busy;
    private final List<MenuItem> menu;
    private final List<MenuItem> seasonal = new ArrayList<>();

    /** @param busy communities that order, the busiest first */
    Stories(RandomGenerator chance, List<RegionCode> busy, Catalogue catalogue) {
        this.chance = chance;
        this.busy = busy;
        this.menu = catalogue.menu();
        for (var item : menu) {
            for (int i = 0; i < IN_SEASON.getOrDefault(item.category(), 0); i++) {
                seasonal.add(item);
            }
        }
    }

    /** By the day on which they ended, so that the ledger grows in the order of time. */
    List<Story> past(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> past())
                .sorted(Comparator.comparing(Story::ends))
                .toList();
    }

    private Story past() {
        var item = seasonal.get(chance.nextInt(seasonal.size()));
        LocalDate day;
        do {
            day = Founding.TODAY.minusDays(2 + chance.nextInt(Founding.DAYS_BEHIND - 2));
        } while (!item.usual().days().include(day));
        return story(community(), item, day.atTime(item.usual().starts()), ending(), 2 + chance.nextInt(5));
    }

    private Ending ending() {
        return switch (chance.nextInt(40)) {
            case 0 -> Ending.REJECTED;
            case 1, 2 -> Ending.CANCELLED;
            default -> Ending.CLOSED;
        };
    }

    /** What is ordered on one day after the founding. */
    List<Story> orderedOn(LocalDate day, int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> {
                    var item = seasonal.get(chance.nextInt(seasonal.size()));
                    var served = day.plusDays(2 + chance.nextInt(4));
                    while (!item.usual().days().include(served)) {
                        served = served.plusDays(1);
                    }
                    return new Story(
                            community(),
                            item.id(),
                            day.atTime(8 + chance.nextInt(10), chance.nextInt(60)),
                            served.atTime(item.usual().starts()),
                            Duration.ofMinutes(item.usual().minutes()),
                            Math.max(1, item.people() + chance.nextInt(-1, 5)),
                            ending());
                })
                .toList();
    }

    /** A year of one volunteer, a service every nine days: what her account of hours looks like. */
    List<Story> year(List<RegionCode> communities, int services) {
        return IntStream.range(0, services)
                .mapToObj(i -> {
                    var item = item(YEAR.get(i % YEAR.size()));
                    var day = Founding.TODAY.minusDays(Founding.DAYS_BEHIND + 9L * (services - i));
                    while (!item.usual().days().include(day)) {
                        day = day.plusDays(1);
                    }
                    return new Story(
                            communities.get(i % communities.size()),
                            item.id(),
                            day.minusDays(4).atTime(9 + i % 8, 7 * i % 60),
                            day.atTime(item.usual().starts()),
                            Duration.ofMinutes(item.usual().minutes()),
                            item.people(),
                            Ending.CLOSED,
                            List.of(CastRole.VETERAN));
                })
                .toList();
    }

    /** The evening that the guide opens: a patrol of the river, a fortnight ago. */
    Story patrol(RegionCode community) {
        var item = item("river-patrol");
        var starts = Patrol.DAY.atTime(18, 30);
        return new Story(
                community, item.id(), starts.minusDays(5).withHour(10), starts, Duration.ofHours(2), 24, Ending.CLOSED);
    }

    /** What waits this morning, in the county of the guide: one overdue, others nearing their promise, one to evaluate. */
    List<Story> present(RegionCode community, List<RegionCode> neighbours) {
        var stories = new ArrayList<Story>();
        stories.add(submitted(neighbours.get(0), "haircut", YESTERDAY.atTime(17, 15), 5, 14));
        stories.add(submitted(neighbours.get(1), "fraud-talk", YESTERDAY.atTime(18, 5), 6, 19));
        stories.add(submitted(neighbours.get(2), "waste-sorting", NOW.minusMinutes(30), 9, 19));
        stories.add(returned(neighbours.get(3)));
        stories.add(served(community, "phone-class", Founding.TODAY.minusDays(1), 9));
        stories.add(shortOf(neighbours.get(1), "sign-language", 2));
        stories.add(open(neighbours.get(0), "company", 3));
        stories.add(led(neighbours.get(2)));
        return stories;
    }

    /** A few open orders all over the city, so that every volunteer finds something. */
    List<Story> elsewhere(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> {
                    var item = seasonal.get(chance.nextInt(seasonal.size()));
                    var day = Founding.TODAY.plusDays(2 + chance.nextInt(8));
                    while (!item.usual().days().include(day)) {
                        day = day.plusDays(1);
                    }
                    return new Story(
                            community(),
                            item.id(),
                            NOW.minusDays(1 + chance.nextInt(2)).withHour(10 + chance.nextInt(7)),
                            day.atTime(item.usual().starts()),
                            Duration.ofMinutes(item.usual().minutes()),
                            item.people(),
                            Ending.OPEN);
                })
                .toList();
    }

    private Story submitted(RegionCode community, String item, LocalDateTime at, int inDays, int hour) {
        var dish = item(item);
        var starts = next(dish, inDays).atTime(hour, 0);
        return new Story(
                community,
                dish.id(),
                at,
                starts,
                Duration.ofMinutes(dish.usual().minutes()),
                dish.people(),
                Ending.SUBMITTED);
    }

    private Story returned(RegionCode community) {
        var dish = item("homework");
        return story(community, dish, next(dish, 6).atTime(dish.usual().starts()), Ending.RETURNED, 8);
    }

    private Story served(RegionCode community, String item, LocalDate day, int hour) {
        var dish = item(item);
        return new Story(
                community,
                dish.id(),
                day.minusDays(3).atTime(11, 20),
                day.atTime(hour, 30),
                Duration.ofMinutes(dish.usual().minutes()),
                dish.people(),
                Ending.TO_EVALUATE);
    }

    private Story shortOf(RegionCode community, String item, int inDays) {
        var dish = menu.stream()
                .filter(each -> each.id().value().equals(item))
                .findFirst()
                .orElseGet(() -> item("legal-advice"));
        return new Story(
                community,
                dish.id(),
                NOW.minusDays(1).withHour(9),
                next(dish, inDays).atTime(dish.usual().starts()),
                Duration.ofMinutes(dish.usual().minutes()),
                Math.max(6, dish.people()),
                Ending.FALLS_SHORT);
    }

    private Story open(RegionCode community, String item, int inDays) {
        var dish = item(item);
        return new Story(
                community,
                dish.id(),
                NOW.minusDays(1).withHour(15),
                next(dish, inDays).atTime(dish.usual().starts()),
                Duration.ofMinutes(dish.usual().minutes()),
                dish.people(),
                Ending.OPEN);
    }

    /** Tomorrow, and led by a volunteer. */
    private Story led(RegionCode community) {
        var dish = item("order-keeping");
        return new Story(
                community,
                dish.id(),
                NOW.minusDays(2).withHour(15),
                next(dish, 1).atTime(dish.usual().starts()),
                Duration.ofMinutes(dish.usual().minutes()),
                dish.people(),
                Ending.OPEN,
                List.of(CastRole.LEADER));
    }

    private Story story(RegionCode community, MenuItem item, LocalDateTime starts, Ending ending, int daysBefore) {
        var people = Math.max(1, item.people() + chance.nextInt(-1, 5));
        var submitted = starts.toLocalDate()
                .minusDays(daysBefore)
                .atTime(LocalTime.of(8 + chance.nextInt(9), chance.nextInt(60)));
        return new Story(
                community,
                item.id(),
                submitted.isBefore(NOW) ? submitted : NOW.minusHours(20),
                starts,
                Duration.ofMinutes(item.usual().minutes()),
                people,
                ending);
    }

    private static LocalDate next(MenuItem item, int inDays) {
        var day = Founding.TODAY.plusDays(inDays);
        while (!item.usual().days().include(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Some communities order every week, many never: the first of the list twice as often as the middle. */
    private RegionCode community() {
        int drawn = Math.min(chance.nextInt(busy.size()), chance.nextInt(busy.size()));
        return busy.get(drawn);
    }

    private MenuItem item(String code) {
        return menu.stream()
                .filter(item -> item.id().equals(new MenuItemId(code)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The menu has no " + code));
    }
}
