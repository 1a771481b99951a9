package org.redvest.scale;

import java.util.Arrays;
import java.util.List;

/**
 * One price for each need, out of the prices of many regions: that of the division in which the fewest regions share the need, for there
 * most of those who compete for it are seen together, and of equal ones the latest. Where several regions share it still, the highest.
 */
final class CommonPrices {
    private final long[] price;
    private final int[] sharedBy;

    CommonPrices(int needs) {
        price = new long[needs];
        sharedBy = new int[needs];
        Arrays.fill(sharedBy, Integer.MAX_VALUE);
    }

    /** Hears the reports of one round. */
    void hear(Cut cut, List<RegionReport> reports) {
        long[] heard = new long[price.length];
        boolean[] told = new boolean[price.length];
        for (var report : reports) {
            for (var line : report.lines()) {
                heard[line.need()] = Math.max(heard[line.need()], line.price());
                told[line.need()] = true;
            }
        }
        for (int need = 0; need < price.length; need++) {
            if (told[need] && cut.sharedBy(need) <= sharedBy[need]) {
                price[need] = heard[need];
                sharedBy[need] = cut.sharedBy(need);
            }
        }
    }

    long[] now() {
        return price.clone();
    }
}
