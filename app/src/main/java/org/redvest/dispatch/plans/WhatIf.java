package org.redvest.dispatch.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.redvest.dispatch.planning.NeedQuestion;
import org.redvest.dispatch.plans.PlanProblems.AskedMonth;
import org.redvest.dispatch.plans.WhatIfRow.WhatIfKind;
import org.redvest.engine.Change;
import org.redvest.engine.Need;
import org.redvest.engine.Slot;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries changes of one shift without planning anew (假如). Each is answered from the prices of the plan, which hold what everybody could do
 * elsewhere, and from what the database says now: an estimate, for people may have changed since, and other prices would follow.
 */
@Component
class WhatIf {

    private static final List<Integer> KILOMETRES = List.of(10, 20);
    private static final List<Integer> HOURS = List.of(1, 2);
    private static final int DAY = 24 * 60;

    /** Nobody is asked to come before six or to stay after ten. */
    private static final int FIRST = 6 * 60;

    private static final int LAST = 22 * 60;

    /** So much more a place counts where it is urgent. */
    private static final double URGENT = 1.5;

    private final PlanStore store;
    private final PlanReadStore read;
    private final PlanProblems problems;
    private final TransactionTemplate transactions;

    WhatIf(PlanStore store, PlanReadStore read, PlanProblems problems, TransactionTemplate transactions) {
        this.store = store;
        this.read = read;
        this.problems = problems;
        this.transactions = transactions;
    }

    WhatIfView of(PlanId id, long need) {
        var draft = Objects.requireNonNull(transactions.execute(_ -> store.find(id)))
                .filter(each -> !each.computing())
                .orElseThrow(NoSuchPlan::new);
        var shift = Objects.requireNonNull(transactions.execute(_ -> read.shiftOf(id, need)))
                .orElseThrow(NoSuchPlan::new);
        var month = problems.of(draft, new NeedQuestion(need, KILOMETRES.getLast(), false));
        var rows = month.map(WhatIf::rows).orElse(List.of());
        return new WhatIfView(draft, shift, rows);
    }

    private static List<WhatIfRow> rows(AskedMonth month) {
        var need = month.need();
        var explainer = month.explainer();
        var tries = tries(need);
        var effects =
                explainer.whatIf(need.id(), tries.stream().map(Try::change).toList());
        return IntStream.range(0, tries.size())
                .mapToObj(n -> new WhatIfRow(tries.get(n).kind, tries.get(n).detail, effects.get(n)))
                .toList();
    }

    private record Try(WhatIfKind kind, String detail, Change change) {}

    private static List<Try> tries(Need need) {
        var tries = new ArrayList<Try>();
        for (int km : KILOMETRES) {
            tries.add(new Try(WhatIfKind.RADIUS, "" + km, Change.NONE.withRadiusKm(km)));
        }
        for (int hours : HOURS) {
            move(need, -hours, tries);
            move(need, hours, tries);
        }
        tries.add(new Try(WhatIfKind.ONE_MORE, "", Change.NONE.withExtraPlaces(1)));
        tries.add(new Try(WhatIfKind.URGENT, "", Change.NONE.withValue(need.value() * URGENT)));
        need.skills().stream()
                .filter(skill -> !need.requirements().licences().contains(skill))
                .sorted()
                .forEach(skill -> tries.add(new Try(WhatIfKind.SKILL, skill, Change.NONE.withoutSkill(skill))));
        return tries;
    }

    /** On the same day, and at an hour at which people are out. */
    private static void move(Need need, int hours, List<Try> tries) {
        int start = need.slot().startMinute() + 60 * hours;
        int end = need.slot().endMinute() + 60 * hours;
        boolean sameDay = Math.floorDiv(start, DAY) == Math.floorDiv(end, DAY);
        if (sameDay && Math.floorMod(start, DAY) >= FIRST && Math.floorMod(end, DAY) <= LAST) {
            var kind = hours < 0 ? WhatIfKind.EARLIER : WhatIfKind.LATER;
            tries.add(new Try(kind, "" + Math.abs(hours), Change.NONE.withSlot(new Slot(start, end))));
        }
    }
}
