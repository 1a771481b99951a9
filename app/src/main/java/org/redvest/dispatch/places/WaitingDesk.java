package org.redvest.dispatch.places;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.dispatch.vacancies.WaitingEntry;
import org.redvest.dispatch.vacancies.WaitingStore;
import org.redvest.shifts.Activity;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Says where a volunteer stands on the lists on which they wait (候补), and why a list does not move. */
@Component
class WaitingDesk {

    /** What ended without their doing stands among their services for so long. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final WaitingStore store;
    private final OpeningStore openings;
    private final ServiceInvitationStore invitations;
    private final Shifts shifts;
    private final Clock clock;

    WaitingDesk(
            WaitingStore store, OpeningStore openings, ServiceInvitationStore invitations, Shifts shifts, Clock clock) {
        this.store = store;
        this.openings = openings;
        this.invitations = invitations;
        this.shifts = shifts;
        this.clock = clock;
    }

    /** Empty where they never waited for it, or stopped by themselves; and where there is room, for then nothing is to be said. */
    Optional<Waiting> of(Opening opening, Profile profile, Activity activity) {
        if (!opening.full()) {
            return Optional.empty();
        }
        return store.find(opening.need(), profile.id())
                .filter(entry -> entry.end().map(WaitingEntry.WaitEnd::kind).stream()
                        .noneMatch(kind ->
                                kind == WaitingEntry.WaitEndKind.LEFT || kind == WaitingEntry.WaitEndKind.ACCEPTED))
                .map(entry -> waiting(entry, Optional.of(activity), Optional.of(opening), profile));
    }

    /** What lasts first. */
    List<Waiting> list(Profile profile) {
        var entries = store.list(profile.id(), clock.instant().minus(NEWS));
        if (entries.isEmpty()) {
            return List.of();
        }
        var found = shifts
                .list(entries.stream().map(WaitingEntry::activity).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Activity::number, Function.identity()));
        var opened = openings.listOf(entries.stream().map(WaitingEntry::need).toList()).stream()
                .collect(Collectors.toMap(Opening::need, Function.identity()));
        return entries.stream()
                .map(entry -> waiting(
                        entry,
                        Optional.ofNullable(found.get(entry.activity())),
                        Optional.ofNullable(opened.get(entry.need())),
                        profile))
                .toList();
    }

    /** What the volunteer waits for. */
    Set<NeedId> needs(VolunteerId volunteer) {
        return store.list(volunteer, clock.instant()).stream()
                .filter(entry -> entry.end().isEmpty())
                .map(WaitingEntry::need)
                .collect(Collectors.toSet());
    }

    private Waiting waiting(
            WaitingEntry entry, Optional<Activity> activity, Optional<Opening> opening, Profile profile) {
        int ahead = entry.end().isPresent() ? 0 : Scopes.within(Scope.SYSTEM, () -> store.ahead(entry));
        boolean kept = entry.askedAt().isPresent()
                && invitations
                        .find(entry.need(), entry.volunteer())
                        .filter(each -> each.openAt(clock.instant()))
                        .isPresent();
        boolean lies = activity.filter(each -> isAhead(each, entry)).isPresent();
        return new Waiting(entry, activity, lies, kept, ahead, opening.flatMap(each -> stays(entry, each, profile)));
    }

    private static boolean isAhead(Activity activity, WaitingEntry entry) {
        return activity.state().beforeService()
                && activity.liveShifts().stream()
                        .filter(shift -> shift.state().ahead())
                        .anyMatch(shift -> shift.needs().stream()
                                .anyMatch(need -> need.id().equals(entry.need())));
    }

    private Optional<String> stays(WaitingEntry entry, Opening opening, Profile profile) {
        if (opening.withdrawnAt().isPresent()) {
            return Optional.of("paused");
        }
        if (profile.preferences().doNotDisturb()) {
            return Optional.of("quiet");
        }
        boolean elsewhere = invitations.open(profile.id(), clock.instant()).stream()
                .anyMatch(each -> !each.need().equals(entry.need())
                        && each.start().isBefore(opening.asked().end())
                        && opening.asked().start().isBefore(each.finish()));
        return elsewhere ? Optional.of("asked-elsewhere") : Optional.empty();
    }
}
