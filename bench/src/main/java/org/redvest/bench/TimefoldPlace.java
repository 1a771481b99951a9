package org.redvest.bench;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place of a need, for Timefold: which of those who could serve takes it, or nobody. Public for its reflection. */
@PlanningEntity
public class TimefoldPlace {
    @PlanningId
    public int id;

    public int need;

    @ValueRangeProvider(id = "eligible")
    public List<TimefoldPerson> eligible = List.of();

    @PlanningVariable(valueRangeProviderRefs = "eligible", allowsUnassigned = true)
    public @Nullable TimefoldPerson person;

    /** For Timefold's cloning. */
    public TimefoldPlace() {}

    TimefoldPlace(int id, int need, List<TimefoldPerson> eligible) {
        this.id = id;
        this.need = need;
        this.eligible = eligible;
    }

    int need() {
        return need;
    }

    @Nullable
    TimefoldPerson person() {
        return person;
    }
}
