package org.redvest.accounts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.redvest.web.Queries;

/**
 * Which region a page is about, the way up to that of the hat, and one step down.
 *
 * @param page where its links lead, the region's code following
 */
public record Where(String page, Region region, List<Region> above, List<Region> below) {

    /** The address of the list on this page, from its beginning; a name and a value for each field of its filter. */
    public String list(Object... filter) {
        return Queries.with(to(region), filter);
    }

    /** The same, and its links keep what the page is filtered by: a name and a value for each field. */
    public Where keeping(Object... filter) {
        return new Where(Queries.with(page, filter), region, above, below);
    }

    /** The same page about another region. */
    public String to(Region other) {
        return Queries.with(page, "region", other.code().value());
    }

    private static RegionCode code(String typed) {
        if (!RegionCode.isWellFormed(typed)) {
            throw new AddressParameter("region", typed).unreadable("web.allowed.region");
        }
        return new RegionCode(typed);
    }

    /** Of what was asked for, or the hat's own. A region beyond that does not exist here. */
    public static Where of(String page, Optional<String> asked, Hat me, Regions regions) {
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
