package org.redvest.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Need;
import org.redvest.orders.Order;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/**
 * Who in a county would probably take a place: a guess that saves asking everybody. Whether they may is for dispatch to say,
 * when they tap.
 */
@Component
class Neighbours {

    private final Volunteers volunteers;
    private final Regions regions;
    private final Clock clock;
    private final Map<RegionCode, List<Profile>> counties = new HashMap<>();

    Neighbours(Volunteers volunteers, Regions regions, Clock clock) {
        this.volunteers = volunteers;
        this.regions = regions;
        this.clock = clock;
    }

    /** In an order that chance decides. */
    synchronized List<Profile> ableTo(Need need, Order order, Random chance) {
        var shift = order.shifts().stream()
                .filter(each -> each.id().equals(need.shift()))
                .findFirst()
                .orElseThrow();
        var starts = shift.start().atZone(clock.getZone()).toLocalDateTime();
        var ends = shift.end().atZone(clock.getZone()).toLocalDateTime();
        var site = regions.centre(order.region());
        var able = new ArrayList<Profile>();
        for (var profile : county(order.region().county())) {
            var preferences = profile.preferences();
            var parts = preferences.availability().on(starts.toLocalDate());
            if (profile.skills().containsAll(need.skills())
                    && profile.licences().containsAll(need.licences())
                    && !preferences.doNotDisturb()
                    && (preferences.interests().isEmpty()
                            || preferences.interests().contains(order.service().category()))
                    && profile.ageOn(starts.toLocalDate()) >= order.service().minimumAge()
                    && parts.contains(part(starts.getHour()))
                    && parts.contains(part(ends.minusMinutes(1).getHour()))
                    && profile.position().kilometresTo(site) <= preferences.radiusKm()) {
                able.add(profile);
            }
        }
        Collections.shuffle(able, chance);
        return able;
    }

    Profile profile(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id));
    }

    private List<Profile> county(RegionCode county) {
        return counties.computeIfAbsent(county, code -> Scopes.within(Scope.SYSTEM, () -> volunteers.candidates(code)));
    }

    private static Part part(int hour) {
        for (var part : Part.values()) {
            if (hour >= part.start().getHour() && hour < part.end().getHour()) {
                return part;
            }
        }
        return Part.EVENING;
    }
}
