package org.redvest.cli;

import java.nio.file.Path;
import java.util.SortedMap;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.OneSidedWords;
import org.redvest.cli.instance.Parameters;
import org.redvest.engine.Problem;

/** What planning needs of an instance, and no more: the rows themselves need not stay in memory beside the problem made of them. */
record PlanInput(Problem problem, SortedMap<String, String> sha256, Parameters parameters, OneSidedWords oneSided) {

    /**
     * Reads the folder, and then lets go of what reading took: with a city of a million that is two thirds of a gigabyte, and the collector
     * would rather grow by the planner's arrays than look for it.
     */
    static PlanInput read(Path folder, Console console) {
        var input = of(console.read(folder));
        System.gc();
        return input;
    }

    private static PlanInput of(Instance instance) {
        return new PlanInput(
                EngineProblem.of(instance), instance.sha256(), instance.parameters(), OneSidedWords.of(instance));
    }
}
