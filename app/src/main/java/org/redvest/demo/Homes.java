package org.redvest.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;

/** Where people live: close together in the city's districts, thinly in the villages. */
final class Homes {

    /** Of a thousand volunteers so many are at home in a county; what is not named here shares the rest. */
    private static final Map<String, Integer> OF_A_THOUSAND = Map.of(
            "430502", 190, "430503", 210, "430511", 90, "430522", 90, "430524", 80, "430582", 110, "430523", 70,
            "430581", 60, "430525", 40, "430528", 30);

    private static final int ELSEWHERE = 15;

    /** Communities (社区) of towns hold more volunteers than villages (村). */
    private static final int TOWN = 8;

    private final List<RegionCode> weighted = new ArrayList<>();

    Homes(Regions regions, RegionCode city) {
        for (Region county : regions.children(city)) {
            var communities = new ArrayList<RegionCode>();
            for (Region township : regions.children(county.code())) {
                for (Region community : regions.children(township.code())) {
                    int weight = community.name().endsWith("社区") ? TOWN : 1;
                    for (int i = 0; i < weight; i++) {
                        communities.add(community.code());
                    }
                }
            }
            fill(communities, OF_A_THOUSAND.getOrDefault(county.code().value(), ELSEWHERE));
        }
    }

    /** Every county gets slots by its share, spread evenly over its communities, so that drawing one is a single look-up. */
    private void fill(List<RegionCode> communities, int share) {
        int slots = share * 40;
        for (int i = 0; i < slots; i++) {
            weighted.add(communities.get((int) ((long) i * communities.size() / slots)));
        }
    }

    RegionCode next(RandomGenerator chance) {
        return weighted.get(chance.nextInt(weighted.size()));
    }
}
