package org.redvest.accounts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.springframework.web.util.UriUtils;

/**
 * Which region an administrator's page is about, the way up to the administrator's own, and one step down.
 *
 * @param page where its links lead, {@code ?region=} following
 */
public record Where(String page, Region region, List<Region> above, List<Region> below) {

    /** The address of another page of the same list, but for its number; a name and a value for each field of its filter. */
    String next(String... filter) {
        var address =
                new StringBuilder("%s?region=%s".formatted(page, region.code().value()));
        for (int field = 0; field < filter.length; field += 2) {
            address.append('&').append(filter[field]).append('=').append(UriUtils.encode(filter[field + 1], "UTF-8"));
        }
        return address.append("&page=").toString();
    }

    private static RegionCode code(String typed) {
        if (!RegionCode.isWellFormed(typed)) {
            throw new AddressParameter("region", typed).unreadable("web.allowed.region");
        }
        return new RegionCode(typed);
    }

    /** Of what was asked for, or the administrator's own. A region beyond that does not exist here. */
    static Where of(String page, Optional<String> asked, Hat me, Regions regions) {
        var code = asked.filter(typed -> !typed.isEmpty()).map(Where::code).orElse(me.region());
        var region = regions.find(code).filter(_ -> me.region().contains(code)).orElseThrow(NoSuchPage::new);
        var above = Stream.iterate(
                        code,
                        inner -> inner.parent().isPresent(),
                        inner -> inner.parent().orElseThrow())
                .skip(1)
                .filter(me.region()::contains)
                .map(regions::region)
                .toList()
                .reversed();
        return new Where(page, region, above, regions.children(code));
    }
}
