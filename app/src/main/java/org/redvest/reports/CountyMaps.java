package org.redvest.reports;

import java.util.List;
import java.util.Map;
import org.redvest.regions.Outline;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Component;

/** Draws the map of the counties once for each edition of the outlines: looking for a free place among thousands of points takes a while. */
@Component
public class CountyMaps {

    private final Regions regions;
    private volatile Drawn drawn = new Drawn(List.of(), CountyMap.NONE);

    CountyMaps(Regions regions) {
        this.regions = regions;
    }

    private record Drawn(List<Outline> outlines, CountyMap map) {}

    public CountyMap map() {
        var outlines = regions.outlines();
        var known = drawn;
        if (known.outlines().size() == outlines.size()
                && (outlines.isEmpty() || known.outlines().getFirst() == outlines.getFirst())) {
            return known.map();
        }
        var map = CountyMap.of(outlines, code -> regions.region(code).name());
        drawn = new Drawn(outlines, map);
        return map;
    }

    public static CountyMap.Shades shades(Map<RegionCode, Long> values) {
        return CountyMap.Shades.of(values);
    }
}
