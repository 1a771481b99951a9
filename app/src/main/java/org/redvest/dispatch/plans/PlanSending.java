package org.redvest.dispatch.plans;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.dispatch.openings.InvitedVacancies;
import org.redvest.dispatch.planning.PlanningWish.NamedPair;
import org.redvest.dispatch.plans.PlanReadStore.PairToSend;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a plan: asks those whom it names, as far as each may be asked at this moment, and no more of them than are missing by then. Locks
 * in the order of {@link Invitations}.
 */
@Component
public class PlanSending {

    /** They are not at home in the region any more. */
    private static final String GONE = "gone";

    /** The shift stands otherwise than when they were chosen for it. */
    private static final String CHANGED = "shift-changed";

    /** As many as are missing have been asked. */
    private static final String ENOUGH = "enough";

    private final PlanStore store;
    private final PlanContentStore content;
    private final PlanReadStore read;
    private final PlanNowStore meanwhile;
    private final Invitations invitations;
    private final InvitedVacancies invitedVacancies;
    private final VacancyStore vacancies;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final Live live;
    private final Clock clock;

    PlanSending(
            PlanStore store,
            PlanContentStore content,
            PlanReadStore read,
            PlanNowStore meanwhile,
            Invitations invitations,
            InvitedVacancies invitedVacancies,
            VacancyStore vacancies,
            Volunteers volunteers,
            Shifts shifts,
            Live live,
            Clock clock) {
        this.store = store;
        this.content = content;
        this.read = read;
        this.meanwhile = meanwhile;
        this.invitations = invitations;
        this.invitedVacancies = invitedVacancies;
        this.vacancies = vacancies;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.live = live;
        this.clock = clock;
    }

    /** What became of each person is kept with the plan. Sent twice, it is sent once. */
    @Transactional
    public void send(PlanId id, Hat by) {
        var draft = store.lock(id).orElseThrow(NoSuchPlan::new);
        if (!draft.ready()) {
            return;
        }
        var named = read.toSend(id);
        var atHome = atHome(named, by);
        lock(named, atHome, by);
        var changed = meanwhile.changed(id);
        var became = new LinkedHashMap<NamedPair, String>();
        var asked = new ArrayList<NamedPair>();
        for (var each : named) {
            if (isOutdated(each.shift(), changed)) {
                became.put(each.pair(), CHANGED);
            } else if (!atHome.contains(new VolunteerId(each.pair().volunteer()))) {
                became.put(each.pair(), GONE);
            } else {
                asked.add(each.pair());
            }
        }
        ask(asked, became, by);
        content.keepOutcomes(id, became);
        store.keepSent(id);
        store.close(id, PlanState.SENT, by.account(), clock.instant());
        live.changed(PlanRuns.topic(id));
    }

    private static boolean isOutdated(ShiftId shift, Map<ShiftId, ChangedShift> changed) {
        return Optional.ofNullable(changed.get(shift))
                .filter(ChangedShift::outdated)
                .isPresent();
    }

    /** Who has moved away, or is no longer a volunteer, since the plan was made is not asked. */
    private Set<VolunteerId> atHome(List<PairToSend> named, Hat by) {
        var people = named.stream()
                .map(each -> new VolunteerId(each.pair().volunteer()))
                .distinct()
                .toList();
        return volunteers.introduce(people).values().stream()
                .filter(person -> by.region().contains(person.home()))
                .map(person -> person.id())
                .collect(Collectors.toSet());
    }

    /** Two who send plans for the same shifts send one after the other, and the second counts whom the first has asked. */
    private void lock(List<PairToSend> named, Set<VolunteerId> people, Hat by) {
        var needs = named.stream().map(each -> new NeedId(each.pair().need())).collect(Collectors.toSet());
        Scopes.within(Scope.SYSTEM, () -> volunteers.lockAll(people));
        var now = clock.instant();
        invitedVacancies.make(shifts.activitiesOf(needs), needs, by.account(), now);
        vacancies.lock(needs);
    }

    /** Round by round: where a person cannot be asked, the next one of the plan has their place. */
    private void ask(List<NamedPair> asked, Map<NamedPair, String> became, Hat by) {
        var room =
                new HashMap<>(meanwhile.room(asked.stream().map(NamedPair::need).collect(Collectors.toSet())));
        var left = new ArrayList<>(asked);
        while (!left.isEmpty()) {
            var round = first(left, room);
            if (round.isEmpty()) {
                left.forEach(each -> became.put(each, ENOUGH));
                return;
            }
            var outcomes = invitations.invite(
                    round.stream()
                            .map(each -> new ServiceAsk(
                                    new NeedId(each.need()), new VolunteerId(each.volunteer()), AskReason.ARRANGED))
                            .toList(),
                    by);
            for (int at = 0; at < round.size(); at++) {
                var code = outcomes.get(at).code();
                became.put(round.get(at), code);
                if (code.equals("sent")) {
                    room.merge(round.get(at).need(), -1, Integer::sum);
                }
            }
            left.removeAll(Set.copyOf(round));
        }
    }

    /** Of each need, as many as there is room for. */
    private static List<NamedPair> first(List<NamedPair> left, Map<Long, Integer> room) {
        var free = new HashMap<>(room);
        return left.stream()
                .filter(each -> free.merge(each.need(), -1, Integer::sum) >= 0)
                .toList();
    }
}
