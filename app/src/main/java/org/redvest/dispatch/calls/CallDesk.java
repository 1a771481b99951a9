package org.redvest.dispatch.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.calls.CallPage.CallRow;
import org.redvest.dispatch.calls.CallPage.CurrentCall;
import org.redvest.dispatch.calls.CallPage.DoneRow;
import org.redvest.dispatch.calls.ServiceCall.CallOutcome;
import org.redvest.dispatch.invitations.AnswerTime;
import org.redvest.dispatch.invitations.CallChoiceStore;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.openings.Openings.Asking;
import org.redvest.dispatch.sieve.SuitableStore;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.dispatch.vacancies.ServiceInvitation.InvitationEnd;
import org.redvest.regions.Regions;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Window;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.ShownOnce;
import org.springframework.stereotype.Component;

/** Gathers whom to call for a need: who was invited and is silent, then the best of those who were not asked. Runs in the caller's transaction. */
@Component
class CallDesk {

    private static final int MOST = 30;

    /** The most that a person may choose; their own choice holds where it is less. */
    private static final int MOST_A_WEEK = 7;

    /** Who did not pick up is not called again before. */
    static final Duration CALL_AGAIN = Duration.ofMinutes(30);

    private final CallStore store;
    private final CallChoiceStore choices;
    private final Invitations invitations;
    private final SuitableStore suitable;
    private final Openings openings;
    private final OpeningStore openingStore;
    private final PlaceStore places;
    private final Shifts shifts;
    private final Volunteers volunteers;
    private final Accounts accounts;
    private final Regions regions;
    private final Clock clock;

    CallDesk(
            CallStore store,
            CallChoiceStore choices,
            Invitations invitations,
            SuitableStore suitable,
            Openings openings,
            OpeningStore openingStore,
            PlaceStore places,
            Shifts shifts,
            Volunteers volunteers,
            Accounts accounts,
            Regions regions,
            Clock clock) {
        this.store = store;
        this.choices = choices;
        this.invitations = invitations;
        this.suitable = suitable;
        this.openings = openings;
        this.openingStore = openingStore;
        this.places = places;
        this.shifts = shifts;
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.regions = regions;
        this.clock = clock;
    }

    CallPage page(ActivityNumber number, NeedId need, CallAnswer answer, Hat reader) {
        return page(number, need, answer, false, reader);
    }

    /** With the number of the person whom the reader calls. */
    CallPage withNumber(ActivityNumber number, NeedId need, Hat reader) {
        return page(number, need, new CallAnswer.Quiet(), true, reader);
    }

    private CallPage page(ActivityNumber number, NeedId need, CallAnswer answer, boolean shown, Hat reader) {
        var activity = shifts.activity(number);
        var asking = Openings.asking(activity, need);
        var now = clock.instant();
        var calls = store.list(need);
        var rows = rows(activity, asking, calls, reader);
        var current = calls.stream()
                .filter(call -> call.by().equals(reader.account()) && call.runs(now))
                .findFirst()
                .map(call -> current(call, activity, shown));
        int comes = (int) places.list(number).stream()
                .filter(place -> place.need().equals(need))
                .count();
        int kept = kept(need);
        var until = asking.shift().start().minus(Window.TO_GET_THERE);
        boolean ahead = asking.shift().state().ahead() && activity.state().beforeService();
        return new CallPage(
                activity,
                asking,
                Math.max(0, asking.need().people() - comes - kept),
                kept,
                Optional.of(until).filter(each -> ahead && now.isBefore(each)),
                AnswerTime.isNight(now, clock.getZone()),
                current,
                rows.stream()
                        .filter(row ->
                                current.isEmpty() || current.get().person().volunteer() != row.volunteer())
                        .toList(),
                done(calls),
                answer);
    }

    /** Free places of it that are kept for those who wait. */
    int kept(NeedId need) {
        return openingStore.find(need).map(Opening::kept).orElse(0);
    }

    boolean holds(NeedId need, VolunteerId volunteer) {
        return places.find(need, volunteer).isPresent();
    }

    /** A person who is not on the list is not called. */
    boolean isListed(Activity activity, Asking asking, VolunteerId volunteer, Hat reader) {
        return rows(activity, asking, store.list(asking.need().id()), reader).stream()
                .anyMatch(row -> row.volunteer() == volunteer.value() && !row.busy());
    }

    private List<CallRow> rows(Activity activity, Asking asking, List<ServiceCall> calls, Hat reader) {
        var now = clock.instant();
        var away = candidates(activity, asking, reader);
        var ended = new HashMap<VolunteerId, ServiceCall.CallEnd>();
        calls.reversed()
                .forEach(call -> call.end()
                        .filter(end -> end.outcome() != CallOutcome.GIVEN_UP)
                        .ifPresent(end -> ended.put(call.volunteer(), end)));
        away.keySet()
                .removeIf(who -> Optional.ofNullable(ended.get(who))
                        .filter(end -> end.outcome() != CallOutcome.NO_ANSWER
                                || now.isBefore(end.at().plus(CALL_AGAIN)))
                        .isPresent());
        var known = Scopes.within(Scope.SYSTEM, () -> {
            away.keySet().removeAll(choices.unwilling(away.keySet()));
            return volunteers.introduce(away.keySet());
        });
        var busy = Scopes.within(Scope.SYSTEM, () -> store.busy(away.keySet(), reader.account(), now));
        var withPhone = accounts.identities(
                away.keySet().stream().map(VolunteerId::account).toList());
        return away.entrySet().stream()
                .filter(each -> known.containsKey(each.getKey())
                        && Optional.ofNullable(withPhone.get(each.getKey().account()))
                                .flatMap(Identity::phone)
                                .isPresent())
                .map(each -> row(
                        Objects.requireNonNull(known.get(each.getKey())),
                        each.getValue(),
                        busy.contains(each.getKey()),
                        Optional.ofNullable(ended.get(each.getKey())).map(ServiceCall.CallEnd::at)))
                .toList();
    }

    /** How far they live, and whether they were invited. */
    private record CallCandidate(double kilometres, boolean silent) {}

    private Map<VolunteerId, CallCandidate> candidates(Activity activity, Asking asking, Hat reader) {
        var candidates = new LinkedHashMap<VolunteerId, CallCandidate>();
        var asked = openings.asked(activity, asking, openings.site(activity));
        var invited = invitations.list(activity.number()).stream()
                .filter(each -> each.need().equals(asking.need().id()))
                .toList();
        var answered = invited.stream()
                .filter(each -> each.end()
                        .map(InvitationEnd::kind)
                        .filter(kind -> kind != EndKind.EXPIRED)
                        .isPresent())
                .map(ServiceInvitation::volunteer)
                .toList();
        var silent = invited.stream()
                .map(ServiceInvitation::volunteer)
                .filter(each -> !answered.contains(each))
                .distinct()
                .toList();
        Scopes.within(Scope.SYSTEM, () -> volunteers.profiles(silent)).stream()
                .filter(profile ->
                        !profile.preferences().doNotDisturb() && reader.region().contains(profile.home()))
                .forEach(profile -> candidates.put(
                        profile.id(), new CallCandidate(asked.site().kilometresTo(profile.position()), true)));
        var search = new SuitableStore.WhomToAsk(
                asking.need().id(), asked, reader.region(), Preferences.FARTHEST_KM, MOST_A_WEEK, MOST);
        Scopes.within(Scope.SYSTEM, () -> suitable.list(search))
                .forEach(each -> candidates.putIfAbsent(each.volunteer(), new CallCandidate(each.kilometres(), false)));
        return candidates;
    }

    private CallRow row(Introduction known, CallCandidate who, boolean busy, Optional<Instant> missed) {
        return new CallRow(
                known.id().value(),
                known.name(),
                regions.region(known.home().township()).name(),
                who.kilometres(),
                who.silent(),
                busy,
                missed);
    }

    private CurrentCall current(ServiceCall call, Activity activity, boolean shown) {
        var known = Scopes.within(Scope.SYSTEM, () -> volunteers.introduce(Set.of(call.volunteer())));
        var person = Optional.ofNullable(known.get(call.volunteer())).orElseThrow(NoSuchOpening::new);
        double way = openings.site(activity).kilometresTo(person.position());
        return new CurrentCall(
                call.id(),
                row(person, new CallCandidate(way, false), false, Optional.empty()),
                call.until(),
                shown ? phone(call.volunteer()).map(ShownOnce::new) : Optional.empty());
    }

    private Optional<String> phone(VolunteerId volunteer) {
        var account = volunteer.account();
        return Optional.ofNullable(accounts.identities(List.of(account)).get(account))
                .flatMap(Identity::phone);
    }

    private List<DoneRow> done(List<ServiceCall> calls) {
        var known = Scopes.within(
                Scope.SYSTEM,
                () -> volunteers.introduce(
                        calls.stream().map(ServiceCall::volunteer).distinct().toList()));
        var rows = new ArrayList<DoneRow>();
        for (var call : calls) {
            call.end()
                    .filter(end -> end.outcome() != CallOutcome.GIVEN_UP)
                    .ifPresent(end -> rows.add(new DoneRow(
                            Optional.ofNullable(known.get(call.volunteer()))
                                    .map(Introduction::name)
                                    .orElse("—"),
                            end.outcome().code(),
                            end.at())));
        }
        return rows;
    }
}
