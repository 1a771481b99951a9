package org.redvest.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.redvest.engine.market.Market;

/**
 * Those who could serve one need, and what the highest bidders among them would pay for a place (branch and bound over people). A person
 * pays at most what the pair is worth, less the fatigue of one shift: whoever leaves the need out of their bundle loses no more. People are
 * therefore looked at in that order, a few at a time, and only until all others must pay less.
 */
final class Bidders {
    private static final int FIRST_LOOK = 16;
    private static final int MOST_AT_ONCE = 512;

    /** What a person would pay for a place, in micros; below 0 when they would have to be paid. */
    record Bid(String volunteer, long amount) {}

    private static final Comparator<Bid> HIGHEST_FIRST =
            Comparator.comparingLong(Bid::amount).reversed().thenComparing(Bid::volunteer, Ids.UTF8_ORDER);

    private final Problem problem;
    private final Need asked;
    private final Map<String, Long> price;
    private final Map<String, Volunteer> asTheyAre;
    /** The market of this need alone. */
    private final Market alone;

    private final int[] order;

    /**
     * @param asked the need, or what it would be if it were changed; it has the id of a need of the problem
     * @param people whom no rule keeps away, with a radius for this need that may be wider than their own
     * @param asTheyAre those of them whose radius was widened, with their own
     */
    Bidders(
            Problem problem,
            Need asked,
            List<Volunteer> people,
            Map<String, Volunteer> asTheyAre,
            Map<String, Long> price) {
        this.problem = problem;
        this.asked = asked;
        this.price = price;
        this.asTheyAre = asTheyAre;
        alone = new Vicinity(narrowed(people, List.of(asked)), asked, price).market;
        order = IntStream.range(alone.needFirst[0], alone.needFirst[1])
                .map(at -> alone.needEdges[at])
                .filter(edge -> !alone.held.get(edge))
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(edge -> -alone.edgePoints[edge])
                        .thenComparing(edge -> volunteer(edge).id(), Ids.UTF8_ORDER))
                .mapToInt(edge -> edge)
                .toArray();
    }

    /** How many could serve. */
    int eligible() {
        return alone.eligible(0);
    }

    /** How many places are held: they cost and bring the same whatever is asked. */
    int held() {
        return alone.degree(0) - order.length;
    }

    /** Whether the place would be worth the way and a first shift's fatigue to anybody who meets the condition. */
    boolean paysFor(Predicate<String> whom) {
        return Arrays.stream(order)
                .takeWhile(edge -> atMost(edge) > 0)
                .anyMatch(edge -> whom.test(volunteer(edge).id()));
    }

    /** The highest bids of those who meet the condition, the highest first. Who cannot come beside what they hold makes none. */
    List<Bid> highest(int count, Predicate<String> whom) {
        int[] those = Arrays.stream(order)
                .filter(edge -> whom.test(volunteer(edge).id()))
                .toArray();
        var bids = new ArrayList<Bid>();
        int next = 0;
        int atOnce = Math.max(FIRST_LOOK, count);
        while (count > 0 && next < those.length && !(bids.size() == count && leastOf(bids) > atMost(those[next]))) {
            int end = Math.min(those.length, next + atOnce);
            bids.addAll(bids(Arrays.copyOfRange(those, next, end)));
            bids.sort(HIGHEST_FIRST);
            bids.subList(Math.min(count, bids.size()), bids.size()).clear();
            next = end;
            atOnce = Math.min(MOST_AT_ONCE, 2 * atOnce);
        }
        return bids;
    }

    private static long leastOf(List<Bid> bids) {
        return bids.getLast().amount();
    }

    private long atMost(int edge) {
        return alone.edgePoints[edge] - alone.fatigue[1];
    }

    private Volunteer volunteer(int edge) {
        return alone.volunteers.get(alone.volunteer(edge));
    }

    private List<Bid> bids(int[] edges) {
        var people = Arrays.stream(edges).mapToObj(this::volunteer).toList();
        var vicinity = new Vicinity(narrowed(people, reach(people)), asked, price);
        vicinity.keepRadii(asTheyAre);
        return people.stream()
                .map(each -> new Bid(each.id(), vicinity.reservation(vicinity.volunteer(each.id()))))
                .filter(bid -> bid.amount() != Vicinity.IMPOSSIBLE)
                .toList();
    }

    /** The need, and the others but for those that lie too far north or south of all these people. */
    private List<Need> reach(List<Volunteer> people) {
        double south = 90;
        double north = -90;
        for (Volunteer each : people) {
            double degrees = each.radiusKm() / (Position.EARTH_RADIUS_KM * Math.toRadians(1)) + 1e-6;
            south = Math.min(south, each.home().lat() - degrees);
            north = Math.max(north, each.home().lat() + degrees);
        }
        Set<String> held = new HashSet<>();
        Set<String> ids = ids(people);
        problem.held().stream().filter(pair -> ids.contains(pair.volunteer())).forEach(pair -> held.add(pair.need()));
        boolean byDistance = problem.scoring() instanceof Scoring.ByDistance;
        var needs = new ArrayList<Need>();
        needs.add(asked);
        for (Need need : problem.needs()) {
            double lat = need.site().lat();
            if (!need.id().equals(asked.id())
                    && (!byDistance || (lat >= south && lat <= north) || held.contains(need.id()))) {
                needs.add(need);
            }
        }
        return needs;
    }

    /** Without the other people and needs, and without what is said of them. */
    private Problem narrowed(List<Volunteer> people, List<Need> needs) {
        Set<String> volunteers = ids(people);
        Set<String> kept = new HashSet<>();
        needs.forEach(need -> kept.add(need.id()));
        return Vicinity.narrowed(
                problem, people, needs, pair -> volunteers.contains(pair.volunteer()) && kept.contains(pair.need()));
    }

    private static Set<String> ids(List<Volunteer> people) {
        Set<String> ids = new HashSet<>();
        people.forEach(each -> ids.add(each.id()));
        return ids;
    }
}
