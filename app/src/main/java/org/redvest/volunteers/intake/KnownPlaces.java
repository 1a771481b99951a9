package org.redvest.volunteers.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.PlainText;

/** The communities of one region by the names that lists give them. Others do not exist here. */
final class KnownPlaces {

    private static final Pattern CODE = Pattern.compile("[0-9]{12}");
    private static final Pattern OFFICE = Pattern.compile("(?:社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|社区服务中心|社区)$");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final RegionCode region;
    private final Regions regions;
    private final Map<String, List<RegionCode>> byName = new HashMap<>();

    KnownPlaces(RegionCode region, Regions regions) {
        this.region = region;
        this.regions = regions;
        for (var community : regions.communities(region)) {
            byName.computeIfAbsent(bare(community.name()), _ -> new ArrayList<>())
                    .add(community.code());
        }
    }

    /** Where the list is of one community, its people need not name it. */
    boolean isOne() {
        return region.value().length() == 12;
    }

    RegionCode region() {
        return region;
    }

    /** Several where the name alone does not say which. */
    List<RegionCode> find(String community, String township) {
        var typed = BLANKS.matcher(PlainText.narrow(community)).replaceAll("");
        if (CODE.matcher(typed).matches()) {
            var code = new RegionCode(typed);
            return region.contains(code) && regions.find(code).isPresent() ? List.of(code) : List.of();
        }
        var named = byName.getOrDefault(bare(typed), List.of());
        var within = BLANKS.matcher(PlainText.narrow(township)).replaceAll("");
        return within.isEmpty() || named.size() < 2
                ? named
                : named.stream()
                        .filter(code -> regions.region(code.township()).name().contains(within))
                        .toList();
    }

    String path(RegionCode code) {
        return regions.path(code);
    }

    private static String bare(String name) {
        var stem = OFFICE.matcher(name).replaceAll("");
        return stem.length() < 2 ? name : stem;
    }
}
