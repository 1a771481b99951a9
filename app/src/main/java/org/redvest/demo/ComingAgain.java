package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.shifts.ActivityNumber;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** The neighbours come at the time to which a visitor moves a service. */
@Component
class ComingAgain {

    private final Chronicle chronicle;
    private final Dispatch dispatch;
    private final Volunteers volunteers;
    private final Clock clock;

    ComingAgain(Chronicle chronicle, Dispatch dispatch, Volunteers volunteers, Clock clock) {
        this.chronicle = chronicle;
        this.dispatch = dispatch;
        this.volunteers = volunteers;
        this.clock = clock;
    }

    /** Within a story, while the clock passes by. */
    void sayYes(ActivityNumber number, Instant from, Instant until, Collection<VolunteerId> never) {
        for (var place : dispatch.held(number)) {
            place.question()
                    .filter(_ -> !never.contains(place.volunteer()))
                    .map(question -> question.askedAt().plusSeconds(60))
                    .map(at -> at.isBefore(from) ? from : at)
                    .filter(at -> !at.isAfter(until))
                    .ifPresent(
                            at -> chronicle.at(at, () -> dispatch.comes(place.id(), place.volunteer(), place.time())));
        }
    }

    /** Those who were asked so long ago. */
    List<Place> asked(Duration ago, Collection<VolunteerId> never) {
        var before = clock.instant().minus(ago);
        return Scopes.within(Scope.SYSTEM, dispatch::askedAgain).stream()
                .filter(place -> !never.contains(place.volunteer()))
                .filter(place -> place.question()
                        .filter(question -> !question.askedAt().isAfter(before))
                        .isPresent())
                .toList();
    }

    void sayYes(Place place) {
        var neighbour = Scopes.within(Scope.SYSTEM, () -> volunteers.profile(place.volunteer()));
        Scopes.run(CityLife.scope(neighbour), () -> dispatch.comes(place.id(), place.volunteer(), place.time()));
    }
}
