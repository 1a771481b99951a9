package org.redvest.regions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.engine.Position;
import org.springframework.stereotype.Service;

/** What the rest of Redvest may ask about places. Answers come from memory; no scope applies, divisions are public. */
@Service
public class Regions {

    private static final long RECHECK_NANOS = 30_000_000_000L;

    private final RegionStore store;
    private volatile Atlas atlas;
    private volatile long checkedAt = System.nanoTime();

    Regions(RegionStore store) {
        this.store = store;
        this.atlas = loaded(store);
    }

    public Region region(RegionCode code) {
        return find(code).orElseThrow(() -> new NoSuchRegion(code));
    }

    public Optional<Region> find(RegionCode code) {
        return atlas().find(code);
    }

    /** One level below, in the order of the codes. */
    public List<Region> children(RegionCode code) {
        return atlas().children(code);
    }

    /** All communities and villages in a region, in the order of the codes. */
    public List<Region> communities(RegionCode code) {
        return atlas().below(code).stream()
                .filter(region -> region.level() == Level.COMMUNITY)
                .toList();
    }

    /** Communities and villages in a region whose path has these words in it: 三八亭, 翠园街道. */
    public List<RegionCode> named(String words, RegionCode within) {
        return communities(within).stream()
                .map(Region::code)
                .filter(code -> path(code).contains(words))
                .toList();
    }

    /** The city this installation serves: the first that was imported, by code when several were. */
    public Region city() {
        return atlas().cities().getFirst();
    }

    /** How people of the county name a place: 翠园街道·三八亭社区; a county or city by its own name. */
    public String path(RegionCode code) {
        return names(code, Level.TOWNSHIP);
    }

    /** With the county before it: 大祥区·翠园街道·三八亭社区. */
    public String fullPath(RegionCode code) {
        return names(code, Level.COUNTY);
    }

    public Position centre(RegionCode code) {
        return region(code).centre();
    }

    /** The counties' borders, as far as they are known: what a map draws. */
    public List<Outline> outlines() {
        return List.copyOf(atlas().outlines().values());
    }

    public Optional<Outline> outline(RegionCode county) {
        return Optional.ofNullable(atlas().outlines().get(county));
    }

    private String names(RegionCode code, Level from) {
        if (code.level().compareTo(from) <= 0) {
            return region(code).name();
        }
        return Stream.of(Level.values())
                .filter(level -> level.compareTo(from) >= 0 && level.compareTo(code.level()) <= 0)
                .map(level -> region(new RegionCode(code.value().substring(0, level.length())))
                        .name())
                .collect(Collectors.joining("·"));
    }

    /** An import may come from another process, so now and then we look whether there is a new edition. */
    private Atlas atlas() {
        if (System.nanoTime() - checkedAt > RECHECK_NANOS) {
            checkedAt = System.nanoTime();
            if (store.edition() != atlas.edition()) {
                atlas = store.atlas();
            }
        }
        return atlas;
    }

    /** An installation that was given no divisions gets those that Redvest brings. */
    private static Atlas loaded(RegionStore store) {
        if (store.edition() == 0) {
            new DivisionsImport(store).importShaoyang();
        }
        return store.atlas();
    }
}
