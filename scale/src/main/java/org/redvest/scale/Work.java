package org.redvest.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What regions were asked to plan in one round, and what they reported. */
final class Work {
    private final List<RegionOrder> orders = new ArrayList<>();
    private final List<RegionReport> reports = new ArrayList<>();

    void add(List<RegionOrder> asked, List<RegionReport> reported) {
        orders.addAll(asked);
        reports.addAll(reported);
    }

    List<RegionOrder> orders() {
        return orders;
    }

    List<RegionReport> reports() {
        return reports;
    }

    long objective() {
        return sum(RegionReport::objective);
    }

    long bound() {
        return sum(RegionReport::bound);
    }

    long priceBound() {
        return sum(RegionReport::priceBound);
    }

    long filled() {
        return sum(RegionReport::filled);
    }

    long eligiblePairs() {
        return sum(RegionReport::eligiblePairs);
    }

    int relaxed() {
        return reports.stream().mapToInt(RegionReport::relaxed).sum();
    }

    /** By need, for each filled place, in which region of the next cut its holder is. */
    Map<Integer, int[]> holders() {
        Map<Integer, int[]> holders = new HashMap<>();
        for (var report : reports) {
            for (var line : report.lines()) {
                holders.merge(
                        line.need(),
                        line.holders(),
                        (one, other) -> IntStream.concat(IntStream.of(one), IntStream.of(other))
                                .toArray());
            }
        }
        return holders;
    }

    private long sum(ToLongFunction<RegionReport> amount) {
        return reports.stream().mapToLong(amount).reduce(0, Math::addExact);
    }
}
