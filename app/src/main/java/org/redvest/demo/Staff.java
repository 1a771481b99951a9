package org.redvest.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** The demo's community workers and dispatchers, by where they work. */
@Component
class Staff {

    private static final int EVERYBODY = 20_000;

    /** Fewer than these would not fill what their neighbours order: then the whole county is asked. */
    private static final int ENOUGH = 500;

    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Map<String, Hat> hats = new HashMap<>();
    private final Map<RegionCode, Hat> openers = new ConcurrentHashMap<>();

    Staff(Accounts accounts, Volunteers volunteers) {
        this.accounts = accounts;
        this.volunteers = volunteers;
    }

    Hat community(RegionCode community) {
        return hat(Role.COMMUNITY, community);
    }

    Hat dispatcher(RegionCode region) {
        return hat(Role.DISPATCHER, region);
    }

    Hat secretary(RegionCode region) {
        return hat(Role.SECRETARY, region);
    }

    /** Of the community's township, where it has a committee and people enough, else of its county. */
    Hat opener(RegionCode community) {
        return openers.computeIfAbsent(community.township(), this::openerOf);
    }

    private Hat openerOf(RegionCode township) {
        return find(Role.DISPATCHER, township)
                .filter(_ -> Scopes.within(Scope.SYSTEM, () -> volunteers.count(township)) >= ENOUGH)
                .orElseGet(() -> dispatcher(township.county()));
    }

    private Hat hat(Role role, RegionCode region) {
        return find(role, region)
                .orElseThrow(() -> new IllegalStateException("The demo has no %s in %s".formatted(role, region)));
    }

    /** Nobody of them leaves during the founding. */
    private synchronized Optional<Hat> find(Role role, RegionCode region) {
        if (hats.isEmpty()) {
            List<Hat> everybody = accounts.staff(CastList.CITY, EVERYBODY);
            everybody.forEach(hat -> hats.putIfAbsent(key(hat.role(), hat.region()), hat));
        }
        return Optional.ofNullable(hats.get(key(role, region)));
    }

    private static String key(Role role, RegionCode region) {
        return role + " " + region.value();
    }
}
