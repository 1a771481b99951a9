package org.redvest.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.RegionCode;
import org.springframework.stereotype.Component;

/** The demo's community workers and dispatchers, by where they work. */
@Component
class Staff {

    private static final int EVERYBODY = 20_000;

    private final Accounts accounts;
    private final Map<String, Hat> hats = new HashMap<>();

    Staff(Accounts accounts) {
        this.accounts = accounts;
    }

    Hat community(RegionCode community) {
        return hat(Role.COMMUNITY, community);
    }

    Hat dispatcher(RegionCode region) {
        return hat(Role.DISPATCHER, region);
    }

    /** Nobody of them leaves during the founding. */
    private synchronized Hat hat(Role role, RegionCode region) {
        if (hats.isEmpty()) {
            List<Hat> everybody = accounts.staff(CastList.CITY, EVERYBODY);
            everybody.forEach(hat -> hats.putIfAbsent(key(hat.role(), hat.region()), hat));
        }
        var hat = hats.get(key(role, region));
        if (hat == null) {
            throw new IllegalStateException("The demo has no %s in %s".formatted(role, region));
        }
        return hat;
    }

    private static String key(Role role, RegionCode region) {
        return role + " " + region.value();
    }
}
