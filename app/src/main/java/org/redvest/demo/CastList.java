package org.redvest.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.redvest.accounts.Identity;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;

/** Who works in the demo city, and in which communities orders are placed. */
final class CastList {

    static final RegionCode CITY = new RegionCode("4305");
    static final RegionCode COUNTY = new RegionCode("430503");
    static final RegionCode COMMUNITY = new RegionCode("430503005004");
    static final RegionCode OTHER_COUNTY = new RegionCode("430524");
    static final RegionCode RIVERSIDE = new RegionCode("430502009002");

    private static final int COMMUNITIES_OF_A_COUNTY = 5;
    private static final int COMMUNITIES_OF_A_DISTRICT = 9;

    private final Regions regions;
    private final Random chance;
    private final CitySize size;
    private final List<NewAccount> accounts = new ArrayList<>();
    private final List<Optional<CastRole>> parts = new ArrayList<>();

    CastList(Regions regions, Random chance, CitySize size) {
        this.regions = regions;
        this.chance = chance;
        this.size = size;
    }

    /** Those that order, the guide's first, then county by county in turn; the same whenever they are asked for. */
    SequencedSet<RegionCode> busy() {
        var busy = new LinkedHashSet<RegionCode>();
        busy.add(COMMUNITY);
        busy.add(RIVERSIDE);
        neighbours().forEach(busy::add);
        var towns = new TreeMap<RegionCode, List<RegionCode>>(Comparator.comparing(RegionCode::value));
        for (Region county : regions.children(CITY)) {
            int wanted =
                    size.ordering(county.name().endsWith("区") ? COMMUNITIES_OF_A_DISTRICT : COMMUNITIES_OF_A_COUNTY);
            towns.put(county.code(), spread(communities(county.code()), wanted));
        }
        for (int round = 0; round < size.ordering(COMMUNITIES_OF_A_DISTRICT); round++) {
            for (var ordering : towns.values()) {
                if (round < ordering.size()) {
                    busy.add(ordering.get(round));
                }
            }
        }
        return busy;
    }

    private static List<RegionCode> spread(List<RegionCode> communities, int wanted) {
        int number = Math.min(wanted, communities.size());
        return IntStream.range(0, number)
                .mapToObj(i -> communities.get((int) ((long) i * communities.size() / number)))
                .toList();
    }

    /** Other communities of the guide's county. */
    List<RegionCode> neighbours() {
        return communities(COUNTY).stream()
                .filter(code -> !code.equals(COMMUNITY))
                .limit(6)
                .toList();
    }

    private List<RegionCode> communities(RegionCode county) {
        return regions.children(county).stream()
                .flatMap(township -> regions.children(township.code()).stream())
                .filter(community -> community.name().endsWith("社区"))
                .map(Region::code)
                .toList();
    }

    /** Fills {@link #accounts()} and, beside it, {@link #parts()}. */
    CastList hire() {
        hire(CastRole.COMMUNITY, COMMUNITY, regions.path(COMMUNITY));
        hire(CastRole.DISPATCHER, COUNTY, committee(COUNTY));
        hire(CastRole.SECRETARY, CITY, committee(CITY));
        hire(CastRole.ADMIN, CITY, committee(CITY));
        hire(CastRole.OUTSIDER, OTHER_COUNTY, committee(OTHER_COUNTY));
        hire(Role.DISPATCHER, CITY);
        for (Region county : regions.children(CITY)) {
            if (!county.code().equals(COUNTY) && !county.code().equals(OTHER_COUNTY)) {
                hire(Role.DISPATCHER, county.code());
            }
            hire(Role.SECRETARY, county.code());
        }
        var busy = busy();
        busy.stream().filter(code -> !code.equals(COMMUNITY)).forEach(code -> hire(Role.COMMUNITY, code));
        if (size.hasTownCommittees()) {
            busy.stream().map(RegionCode::township).distinct().forEach(township -> hire(Role.DISPATCHER, township));
        }
        return this;
    }

    List<NewAccount> accounts() {
        return accounts;
    }

    List<Optional<CastRole>> parts() {
        return parts;
    }

    private void hire(CastRole part, RegionCode region, String label) {
        add(Optional.of(part), part.person(), part.role(), region, label);
    }

    private void hire(Role role, RegionCode region) {
        add(
                Optional.empty(),
                Names.next(chance),
                role,
                region,
                role == Role.COMMUNITY ? regions.path(region) : committee(region));
    }

    private void add(Optional<CastRole> part, String name, Role role, RegionCode region, String label) {
        var phone = "1390000%04d".formatted(chance.nextInt(10_000));
        accounts.add(new NewAccount(
                Optional.empty(), new Identity(name, Optional.of(phone)), List.of(new NewGrant(role, region, label))));
        parts.add(part);
    }

    private String committee(RegionCode region) {
        return regions.region(region).name() + "团委";
    }
}
