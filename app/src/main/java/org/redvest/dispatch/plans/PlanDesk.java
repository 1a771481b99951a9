package org.redvest.dispatch.plans;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Listing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers what the page of a plan shows: one page of its shifts, and the people of these alone. */
@Component
class PlanDesk {

    private final PlanStore store;
    private final PlanReadStore read;
    private final PlanNowStore meanwhile;
    private final OtherPeople others;
    private final Volunteers volunteers;
    private final Accounts accounts;
    private final Clock clock;
    private final TransactionTemplate transactions;

    PlanDesk(
            PlanStore store,
            PlanReadStore read,
            PlanNowStore meanwhile,
            OtherPeople others,
            Volunteers volunteers,
            Accounts accounts,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.read = read;
        this.meanwhile = meanwhile;
        this.others = others;
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Transactional(readOnly = true)
    public PlanView view(PlanId id, int page) {
        var draft = store.find(id).orElseThrow(NoSuchPlan::new);
        var shifts = read.shifts(id, Listing.LENGTH, Listing.offset(page));
        var ids = shifts.stream().map(PlannedShift::shift).toList();
        var lines = read.lines(id, ids);
        var pairs = read.pairs(id, ids);
        var parts = shifts.stream()
                .map(shift -> new PlanView.PlanPart(
                        shift,
                        lines.stream()
                                .filter(line -> line.shift().equals(shift.shift()))
                                .toList(),
                        pairs.stream()
                                .filter(pair -> pair.shift().equals(shift.shift()))
                                .toList()))
                .toList();
        var by = draft.askedBy();
        return new PlanView(
                draft,
                accounts.identities(List.of(by))
                        .getOrDefault(by, new Identity("—", Optional.empty()))
                        .name(),
                draft.origin().flatMap(store::find),
                read.months(id),
                new Listing<>(parts, page, read.countShifts(id)),
                volunteers.introduce(
                        pairs.stream().map(PlannedPair::volunteer).distinct().toList()),
                (int) read.changes(id).stream().filter(each -> !each.replaces()).count(),
                meanwhile(draft, ids),
                clock.instant());
    }

    /** Nothing is compared before the plan stands. */
    private PlanNow meanwhile(PlanDraft draft, List<ShiftId> shown) {
        if (draft.computing()) {
            return PlanNow.NOTHING;
        }
        var changed = meanwhile.changed(draft.id());
        return new PlanNow(
                changed,
                meanwhile.missing(shown),
                draft.ready() ? meanwhile.versions(draft.id()) : List.of(),
                meanwhile.answers(draft.id()),
                draft.ready() ? meanwhile.sendable(draft.id(), changed.values()) : 0);
    }

    /** Who could be asked for a need in place of a person whom the plan names for it; who is not named by it is told to nobody. */
    public OthersView others(PlanId id, long need, VolunteerId instead) {
        var draft = find(id);
        long lost = Objects.requireNonNull(transactions.execute(_ -> read.advantage(id, need, instead)))
                .orElseThrow(NoSuchPlan::new);
        var staffing = others.of(draft, need);
        var ids = staffing.map(found -> found.next().stream()
                        .map(next -> new VolunteerId(Long.parseLong(next.volunteer())))
                        .toList())
                .orElse(List.of());
        var known = volunteers.introduce(
                Stream.concat(ids.stream(), Stream.of(instead)).toList());
        var people = staffing.stream()
                .flatMap(found -> found.next().stream())
                .filter(next -> known.containsKey(new VolunteerId(Long.parseLong(next.volunteer()))))
                .map(next -> new OthersView.OtherPerson(
                        Objects.requireNonNull(known.get(new VolunteerId(Long.parseLong(next.volunteer())))),
                        lost + next.raise(),
                        !next.instead().isEmpty()))
                .toList();
        return new OthersView(
                draft, need, Optional.ofNullable(known.get(instead)).orElseThrow(NoSuchPlan::new), people);
    }

    private PlanDraft find(PlanId id) {
        return Objects.requireNonNull(transactions.execute(_ -> store.find(id))).orElseThrow(NoSuchPlan::new);
    }
}
