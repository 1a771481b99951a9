package org.redvest.regions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.atlas.AtlasCity;
import org.redvest.atlas.ChinaAtlas;
import org.redvest.database.Nodes;
import org.redvest.engine.Position;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the rest of Redvest may ask about places. Answers come from memory; no scope applies, divisions are public. */
@Service
public class Regions {

    private static final long RECHECK_NANOS = 30_000_000_000L;

    /** Under which the nodes tell each other that divisions were changed. */
    private static final String SUBJECT = "regions";

    private final RegionStore store;
    private final Nodes nodes;
    private volatile RegionEdition edition;
    private volatile long checkedAt = System.nanoTime();

    Regions(RegionStore store, Nodes nodes) {
        this.store = store;
        this.nodes = nodes;
        this.edition = store.current();
        nodes.listen(SUBJECT, _ -> reload(), () -> {});
    }

    /**
     * The divisions of a new installation: cities of one province from the atlas. In the caller's transaction; they are known to
     * everybody once it has committed.
     *
     * @param measured positions that are better than the estimate
     * @return all that the installation serves: the city, or the province of its cities
     */
    public Region found(
            ChinaAtlas atlas, List<AtlasCity> cities, Estimate estimate, Map<RegionCode, Position> measured) {
        var divisions = new DivisionsImport(store).found(atlas, cities, estimate, measured);
        changed();
        return divisions.stream()
                .min(Comparator.comparing(Region::level).thenComparing(Region::code))
                .orElseThrow();
    }

    /** As the borders of these cities will be drawn once they are founded. */
    public static List<Outline> outlines(ChinaAtlas atlas, List<AtlasCity> cities) {
        return cities.stream()
                .flatMap(city -> atlas.outlines(city).stream())
                .map(DivisionsImport::outline)
                .toList();
    }

    /** Divisions in a region whose name or code holds these words, in the order of the codes. */
    public List<Region> search(String words, RegionCode within) {
        return edition().below(within).stream()
                .filter(region -> words.isEmpty()
                        || region.name().contains(words)
                        || region.code().value().startsWith(words))
                .toList();
    }

    /** From now on the division is where somebody has said that it is. */
    public void setCentre(RegionCode code, Position centre) {
        store.setCentre(code, centre);
        changed();
    }

    /** What a file would change. One that cannot be read is told cell by cell ({@link BadFile}). */
    public Amendment preview(DivisionsUpload upload) {
        return new DivisionsImport(store).preview(upload);
    }

    /**
     * Takes in a file that was previewed, in the caller's transaction. What stands under a division that was merged, in every module's tables,
     * stands under the other from then on.
     *
     * @return how many rows followed
     */
    public long amend(DivisionsUpload upload, Amendment amendment, Instant at) {
        long followed = new DivisionsImport(store).write(upload, amendment, at);
        changed();
        return followed;
    }

    /** Makes undone what an amendment did; that nobody uses what it added or merged is for the caller to know. */
    public void takeBack(
            List<RegionCode> added,
            List<Region> before,
            List<RegionCode> merged,
            Map<RegionCode, Optional<Outline>> outlines) {
        store.unmerge(merged);
        store.removeOutlines(outlines.keySet().stream()
                .filter(county ->
                        outlines.getOrDefault(county, Optional.empty()).isEmpty())
                .toList());
        store.keep(
                "taken back",
                before,
                outlines.values().stream().flatMap(Optional::stream).toList());
        store.remove(added);
        changed();
    }

    /** The listed division that a merged one came to; empty for one that is listed itself. */
    public Optional<Region> successor(RegionCode code) {
        return edition().successor(code).flatMap(this::find);
    }

    /** Those that were merged into this one. */
    public List<Region> mergedInto(RegionCode code) {
        return edition().mergedInto(code);
    }

    private void changed() {
        nodes.say(SUBJECT, "changed");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                reload();
            }
        });
    }

    private void reload() {
        edition = store.current();
    }

    public Region region(RegionCode code) {
        return find(code).orElseThrow(() -> new NoSuchRegion(code));
    }

    public Optional<Region> find(RegionCode code) {
        return edition().find(code);
    }

    /** One level below, in the order of the codes. */
    public List<Region> children(RegionCode code) {
        return edition().children(code);
    }

    /** All communities and villages in a region, in the order of the codes. */
    public List<Region> communities(RegionCode code) {
        return edition().below(code).stream()
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

    /** All that this installation serves: its city, or the province of its cities. Empty until it is founded. */
    public Optional<Region> whole() {
        var cities = edition().cities();
        return cities.size() == 1
                ? Optional.of(cities.getFirst())
                : cities.stream()
                        .findFirst()
                        .flatMap(city -> find(city.code().parent().orElseThrow()));
    }

    /** As {@link #whole}, where there is one: no page is shown before. */
    public Region city() {
        return whole().orElseThrow(() -> new IllegalStateException("No city has been founded"));
    }

    /** The counties of all cities, in the order of the codes. */
    public List<Region> counties() {
        return edition().cities().stream()
                .flatMap(city -> children(city.code()).stream())
                .toList();
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

    /**
     * Whether nobody has said where a division lies, so that the centre of what it lies in stands for it. Ways from there are no measure, and
     * a page that shows one says so. A demo's places are invented like its people: its pages say so as a whole.
     */
    public boolean isEstimated(RegionCode code) {
        var region = region(code);
        return region.synthetic()
                && code.parent()
                        .flatMap(this::find)
                        .filter(parent -> parent.centre().equals(region.centre()))
                        .isPresent();
    }

    /** The counties' borders, as far as they are known: what a map draws. */
    public List<Outline> outlines() {
        return List.copyOf(edition().outlines().values());
    }

    public Optional<Outline> outline(RegionCode county) {
        return Optional.ofNullable(edition().outlines().get(county));
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
    private RegionEdition edition() {
        if (System.nanoTime() - checkedAt > RECHECK_NANOS) {
            catchUp();
        }
        return edition;
    }

    void catchUp() {
        checkedAt = System.nanoTime();
        if (store.edition() != edition.number()) {
            reload();
        }
    }
}
