package org.redvest.dispatch.vacancies;

import java.util.Collection;
import java.util.Map;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftPeople;
import org.springframework.stereotype.Component;

/** Tells shifts where people have accepted: a shift whose time is over and to which nobody was to come was not held. */
@Component
class ShiftsWithPeople implements ShiftPeople {

    private final PlaceStore places;

    ShiftsWithPeople(PlaceStore places) {
        this.places = places;
    }

    @Override
    public boolean anyAt(ShiftId shift) {
        return !places.list(shift).isEmpty();
    }

    @Override
    public Map<ShiftId, Integer> count(Collection<ShiftId> shifts) {
        return places.count(shifts);
    }
}
