package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.vacancies.ServiceInvitation;

/**
 * One opening as one volunteer sees it.
 *
 * @param reasons why they may not take a place; empty: they may
 * @param clash the service of theirs that stands against it
 * @param held the place they have taken already
 * @param invitation the last one that they were sent for it, whatever became of that
 */
public record Look(
        Opening opening,
        double kilometres,
        List<Reason> reasons,
        Optional<Place> clash,
        Optional<Instant> declined,
        Optional<Place> held,
        Optional<ServiceInvitation> invitation) {

    public Look {
        reasons = List.copyOf(reasons);
    }
}
