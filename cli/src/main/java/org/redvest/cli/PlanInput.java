package org.redvest.cli;

import java.util.SortedMap;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.Parameters;
import org.redvest.engine.Problem;

/** What planning needs of an instance, and no more: the rows themselves need not stay in memory beside the problem made of them. */
record PlanInput(Problem problem, SortedMap<String, String> sha256, Parameters parameters) {

    static PlanInput of(Instance instance) {
        return new PlanInput(EngineProblem.of(instance), instance.sha256(), instance.parameters());
    }
}
