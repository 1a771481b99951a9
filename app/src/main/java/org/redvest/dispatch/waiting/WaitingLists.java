package org.redvest.dispatch.waiting;

import java.time.Clock;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.places.Places;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.dispatch.vacancies.WaitingEntry.WaitEndKind;
import org.redvest.dispatch.vacancies.WaitingStore;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets volunteers wait for a place of a full need, and stop waiting; both cost nothing. Locks in the order of {@link Places}: the volunteer,
 * then the vacancies.
 */
@Component
public class WaitingLists {

    private final WaitingStore store;
    private final ServiceInvitationStore invitations;
    private final Places places;
    private final OpeningStore openings;
    private final Volunteers volunteers;
    private final Live live;
    private final Clock clock;

    WaitingLists(
            WaitingStore store,
            ServiceInvitationStore invitations,
            Places places,
            OpeningStore openings,
            Volunteers volunteers,
            Live live,
            Clock clock) {
        this.store = store;
        this.invitations = invitations;
        this.places = places;
        this.openings = openings;
        this.volunteers = volunteers;
        this.live = live;
        this.clock = clock;
    }

    /** Done twice, it is done once. Who said no before takes that back by waiting. */
    @Transactional
    public WaitAnswer join(NeedId need, VolunteerId volunteer) {
        var profile = volunteers.lock(volunteer);
        var look = places.look(need, volunteer);
        var now = clock.instant();
        boolean fits = look.reasons().stream().allMatch(Reason.Declined.class::isInstance);
        if (look.held().isPresent() || !fits || !places.isOffered(look.opening(), profile)) {
            return new WaitAnswer.CannotWait();
        }
        if (look.declined().isPresent()) {
            places.undoDecline(need, volunteer);
        }
        var locked = locked(look.opening());
        if (!locked.full()) {
            return new WaitAnswer.HasRoom();
        }
        if (store.join(need, volunteer, now)) {
            live.changed("activity/" + locked.activity());
        }
        var entry = store.find(need, volunteer).orElseThrow(NoSuchOpening::new);
        return new WaitAnswer.Waits(Scopes.within(Scope.SYSTEM, () -> store.ahead(entry)));
    }

    /** Who was being asked has said no by leaving; the place goes to the next. */
    @Transactional
    public void leave(NeedId need, VolunteerId volunteer) {
        volunteers.lock(volunteer);
        var opening = places.look(need, volunteer).opening();
        locked(opening);
        var now = clock.instant();
        boolean asked = store.find(need, volunteer)
                .filter(entry -> entry.end().isEmpty() && entry.askedAt().isPresent())
                .isPresent();
        if (store.end(need, volunteer, asked ? WaitEndKind.DECLINED : WaitEndKind.LEFT, now)) {
            if (asked) {
                invitations.end(need, volunteer, EndKind.DECLINED, now);
            }
            live.changed("activity/" + opening.activity());
        }
    }

    private Opening locked(Opening opening) {
        return openings.lockShift(opening.shift()).stream()
                .filter(each -> each.need().equals(opening.need()))
                .findFirst()
                .orElseThrow(NoSuchOpening::new);
    }
}
