package org.redvest.dispatch.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.invitations.AskFactStore.SaidNo;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.HeldNeed;
import org.redvest.dispatch.vacancies.HeldNeeds;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.dispatch.vacancies.ServiceInvitationStore.Addressed;
import org.redvest.engine.Need;
import org.redvest.shifts.Activity;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/**
 * Says of many pairs whether the person may be asked, by the one eligibility and by what they promised or are asked for. The volunteers are
 * locked by the caller, so that what is said here holds until the transaction ends.
 */
@Component
class AskJudge {

    /** What somebody is asked in this time counts against the number that they chose. */
    static final Duration WEEK = Duration.ofDays(7);

    /** Those who said nothing about it. More than two a week, and people begin to leave. */
    static final int USUAL_MOST_A_WEEK = 2;

    private final AskFactStore facts;
    private final HeldNeeds heldNeeds;
    private final ServiceInvitationStore invitations;
    private final OpeningStore openings;
    private final Openings opening;
    private final Admission admission;
    private final Clock clock;

    AskJudge(
            AskFactStore facts,
            HeldNeeds heldNeeds,
            ServiceInvitationStore invitations,
            OpeningStore openings,
            Openings opening,
            Admission admission,
            Clock clock) {
        this.facts = facts;
        this.heldNeeds = heldNeeds;
        this.invitations = invitations;
        this.openings = openings;
        this.opening = opening;
        this.admission = admission;
        this.clock = clock;
    }

    /** One ask that was judged: what can be sent, or why it cannot. */
    sealed interface Judged {
        record May(Addressed addressed) implements Judged {}

        record MayNot(AskOutcome why) implements Judged {}
    }

    /**
     * In the order of the asks; each counts for those after it.
     *
     * @param people those who were asked for, and live where the asker may ask
     */
    List<Judged> judge(List<ServiceAsk> asks, Map<VolunteerId, Profile> people, List<Activity> activities) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var round = round(asks, people, activities);
            return asks.stream().map(round::judge).toList();
        });
    }

    private AskRound round(List<ServiceAsk> asks, Map<VolunteerId, Profile> people, List<Activity> activities) {
        var needs = asks.stream().map(ServiceAsk::need).distinct().toList();
        var found = openings.listOf(needs).stream().collect(Collectors.toMap(Opening::need, Function.identity()));
        var now = clock.instant();
        var who = people.keySet();
        var from =
                found.values().stream().map(each -> opening.from(each.asked())).min(Instant::compareTo);
        var to = found.values().stream().map(each -> opening.to(each.asked())).max(Instant::compareTo);
        var held = from.map(first -> heldNeeds.of(who, first, to.orElseThrow())).orElse(Map.of());
        var shifts = found.values().stream().map(Opening::shift).distinct().toList();
        return new AskRound(
                now,
                people,
                found,
                running(activities),
                held,
                pending(who, needs),
                facts.declined(who, shifts),
                new HashMap<>(facts.askedSince(who, now.minus(WEEK))),
                facts.mostAWeek(who));
    }

    private Map<VolunteerId, List<ServiceInvitation>> pending(Collection<VolunteerId> who, List<NeedId> needs) {
        return invitations.about(who, needs).stream().collect(Collectors.groupingBy(ServiceInvitation::volunteer));
    }

    /** An activity may live on without one of its services. */
    private static Set<ShiftId> running(List<Activity> activities) {
        return activities.stream()
                .filter(activity -> activity.state().beforeService())
                .flatMap(activity -> activity.liveShifts().stream())
                .filter(shift -> shift.state().ahead())
                .map(shift -> shift.id())
                .collect(Collectors.toSet());
    }

    /** What was looked up once for all asks, and what those before have added. */
    private final class AskRound {

        private final Instant now;
        private final Map<VolunteerId, Profile> people;
        private final Map<NeedId, Opening> found;
        private final Set<ShiftId> running;
        private final Map<VolunteerId, List<HeldNeed>> held;
        private final Map<VolunteerId, List<ServiceInvitation>> invited;
        private final Map<SaidNo, Instant> declined;
        private final Map<VolunteerId, Integer> asked;
        private final Map<VolunteerId, Integer> mostAWeek;
        private final Map<VolunteerId, List<Addressed>> added = new HashMap<>();

        AskRound(
                Instant now,
                Map<VolunteerId, Profile> people,
                Map<NeedId, Opening> found,
                Set<ShiftId> running,
                Map<VolunteerId, List<HeldNeed>> held,
                Map<VolunteerId, List<ServiceInvitation>> invited,
                Map<SaidNo, Instant> declined,
                Map<VolunteerId, Integer> asked,
                Map<VolunteerId, Integer> mostAWeek) {
            this.now = now;
            this.people = people;
            this.found = found;
            this.running = running;
            this.held = held;
            this.invited = invited;
            this.declined = declined;
            this.asked = asked;
            this.mostAWeek = mostAWeek;
        }

        Judged judge(ServiceAsk ask) {
            var wanted = found.get(ask.need());
            if (wanted == null || !running.contains(wanted.shift())) {
                return new Judged.MayNot(new AskOutcome.TooLateToAsk());
            }
            var person = Objects.requireNonNull(people.get(ask.volunteer()));
            return against(wanted, person).<Judged>map(Judged.MayNot::new).orElseGet(() -> may(ask, wanted, person));
        }

        private Optional<AskOutcome> against(Opening wanted, Profile person) {
            return before(wanted, person.id())
                    .or(() -> wanted.full() ? Optional.of(new AskOutcome.PlacesTaken()) : Optional.empty())
                    .or(() -> barred(wanted, person))
                    .or(() -> elsewhere(wanted, person))
                    .or(() -> enough(person.id()));
        }

        private Optional<AskOutcome> before(Opening wanted, VolunteerId who) {
            if (held.getOrDefault(who, List.of()).stream()
                    .anyMatch(each -> each.place().need().equals(wanted.need()))) {
                return Optional.of(new AskOutcome.AlreadyComes());
            }
            var no = declined.get(new SaidNo(wanted.shift(), who));
            if (no != null) {
                return Optional.of(new AskOutcome.DeclinedBefore(no));
            }
            if (added.getOrDefault(who, List.of()).stream()
                    .anyMatch(each -> each.need().equals(wanted.need()))) {
                return Optional.of(new AskOutcome.AlreadyAsked(now));
            }
            return invited.getOrDefault(who, List.of()).stream()
                    .filter(each -> each.need().equals(wanted.need()) && each.asked())
                    .<AskOutcome>map(each -> new AskOutcome.AlreadyAsked(each.sentAt()))
                    .findFirst();
        }

        private Optional<AskOutcome> barred(Opening wanted, Profile person) {
            var reasons = admission.reasons(
                    wanted.asked(), person, held.getOrDefault(person.id(), List.of()), Optional.empty());
            if (reasons.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    reasons.stream().allMatch(Reason.DoNotDisturb.class::isInstance)
                            ? new AskOutcome.LeftAlone()
                            : new AskOutcome.NotEligible(reasons));
        }

        private Optional<AskOutcome> elsewhere(Opening wanted, Profile person) {
            var promised = new ArrayList<Need>();
            held.getOrDefault(person.id(), List.of()).forEach(each -> promised.add(each.need()));
            invited.getOrDefault(person.id(), List.of()).stream()
                    .filter(each -> each.end().isEmpty())
                    .forEach(each -> promised.add(admission.invited(each)));
            added.getOrDefault(person.id(), List.of()).stream()
                    .map(each -> Objects.requireNonNull(found.get(each.need())))
                    .forEach(each -> promised.add(admission.invited(each.asked())));
            return admission.roomFor(wanted.asked(), person, promised)
                    ? Optional.empty()
                    : Optional.of(new AskOutcome.AskedElsewhere());
        }

        private Optional<AskOutcome> enough(VolunteerId who) {
            int most = mostAWeek.getOrDefault(who, USUAL_MOST_A_WEEK);
            return asked.getOrDefault(who, 0) >= most
                    ? Optional.of(new AskOutcome.AskedEnough(most))
                    : Optional.empty();
        }

        private Judged may(ServiceAsk ask, Opening wanted, Profile person) {
            var way = admission.way(wanted.asked(), person);
            return AnswerTime.until(now, wanted.asked().start(), way, clock.getZone())
                    .<Judged>map(until -> add(ask, until))
                    .orElseGet(() -> new Judged.MayNot(new AskOutcome.TooLateToAsk()));
        }

        private Judged add(ServiceAsk ask, Instant until) {
            int before = asked.getOrDefault(ask.volunteer(), 0);
            var addressed = new Addressed(ask.need(), ask.volunteer(), ask.why(), before, until);
            asked.put(ask.volunteer(), before + 1);
            added.computeIfAbsent(ask.volunteer(), _ -> new ArrayList<>(1)).add(addressed);
            return new Judged.May(addressed);
        }
    }
}
