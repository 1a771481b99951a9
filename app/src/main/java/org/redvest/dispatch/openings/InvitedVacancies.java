package org.redvest.dispatch.openings;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.Vacancy;
import org.redvest.dispatch.openings.Openings.Asking;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.shifts.Activity;
import org.redvest.shifts.NeedId;
import org.springframework.stereotype.Component;

/** Vacancies of needs that were not opened to all, so that single people can be asked for them. */
@Component
public class InvitedVacancies {

    private final Openings openings;
    private final VacancyStore store;
    private final OpeningStore found;
    private final Clock clock;

    InvitedVacancies(Openings openings, VacancyStore store, OpeningStore found, Clock clock) {
        this.openings = openings;
        this.store = store;
        this.found = found;
        this.clock = clock;
    }

    /** The same for the needs of many activities: only what has no vacancy costs a statement. */
    public void make(List<Activity> activities, Set<NeedId> needs, AccountId by, Instant now) {
        var missing = new HashSet<>(needs);
        found.listOf(List.copyOf(needs)).forEach(each -> missing.remove(each.need()));
        if (!missing.isEmpty()) {
            activities.forEach(each -> make(each, missing, by, now));
        }
    }

    /** Changes nothing where there is a vacancy, where it is too late, and before an activity is approved. */
    public void make(Activity activity, Set<NeedId> needs, AccountId by, Instant now) {
        if (!activity.state().beforeService()) {
            return;
        }
        Openings.needs(activity).stream()
                .filter(asking -> needs.contains(asking.need().id()))
                .forEach(asking -> Openings.closing(asking.shift().start(), now, clock.getZone())
                        .ifPresent(closes -> store.vacate(vacancy(activity, asking, closes), by, now)));
    }

    private Vacancy vacancy(Activity activity, Asking asking, Instant closes) {
        return new Vacancy(
                asking.need().id(),
                asking.shift().id(),
                activity.number(),
                activity.region(),
                openings.asked(activity, asking, openings.site(activity)),
                asking.need().people(),
                0,
                0,
                closes);
    }
}
