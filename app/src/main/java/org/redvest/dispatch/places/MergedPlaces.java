package org.redvest.dispatch.places;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The places of a person who had two numbers. No two of them at one time may be left: the database holds that. */
@Component
@Order(1)
class MergedPlaces implements VolunteerRecords {

    private final MergedPlaceStore merged;
    private final PlaceStore store;
    private final OpeningStore openings;
    private final Places places;
    private final Shifts shifts;
    private final Clock clock;

    MergedPlaces(
            MergedPlaceStore merged,
            PlaceStore store,
            OpeningStore openings,
            Places places,
            Shifts shifts,
            Clock clock) {
        this.merged = merged;
        this.store = store;
        this.openings = openings;
        this.places = places;
        this.shifts = shifts;
        this.clock = clock;
    }

    @Override
    public List<TwoAtOnce> atOnce(VolunteerId one, VolunteerId other) {
        return merged.atOnce(one, other).stream()
                .map(pair -> new TwoAtOnce(service(pair.one()), service(pair.other())))
                .toList();
    }

    private HeldService service(PlaceId id) {
        var place = store.find(id).orElseThrow();
        var title = shifts.activity(place.activity()).service().title();
        return new HeldService(id.value(), title, place.start(), place.end());
    }

    /** Of what lies ahead the place is open again, and the community hears of it; what has begun is not offered any more. */
    @Override
    public void giveUp(long number, AccountId by) {
        var place = store.find(new PlaceId(number)).orElseThrow();
        if (!place.held()) {
            return;
        }
        var now = clock.instant();
        var opening = openings.lockShift(place.shift()).stream()
                .filter(each -> each.need().equals(place.need()))
                .findFirst();
        if (opening.isPresent() && now.isBefore(place.start())) {
            places.free(place, opening.get(), Optional.empty(), now);
        } else {
            store.free(place.id(), Place.Why.LEFT, now);
            openings.giveBack(place.need());
        }
    }

    @Override
    public void carryOver(VolunteerId from, VolunteerId to, AccountId by, String reason) {
        merged.carryOver(from, to);
    }
}
