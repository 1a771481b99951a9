package org.redvest.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.redvest.cli.check.PlanCheck;
import org.redvest.cli.check.PlanCheck.Report;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.PlanReader;
import org.redvest.cli.instance.OneSidedWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks every rule, the objective and the bound of a plan, by code that shares nothing with the engine. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "INSTANCE", descriptionKey = "option.instance")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "PLAN", descriptionKey = "option.plan")
    private Path plan = Path.of("");

    @Option(names = "--exact", descriptionKey = "option.exact")
    private boolean exact;

    @Override
    public Integer call() {
        var console = Console.of(spec);
        var instance = console.read(folder);
        var faults = new Faults();
        var stated = PlanReader.read(plan, instance, faults);
        if (faults.none()) {
            var report = exact
                    ? PlanCheck.checkExactly(instance, stated, faults)
                    : PlanCheck.check(instance, stated, faults);
            tell(report, console);
        }
        faults.found().forEach(fault -> console.out().println(console.words().tell(fault)));
        console.say(
                faults.none() ? "check.right" : "check.wrong",
                Integer.toString(faults.found().size()));
        new OneSidedSentences(OneSidedWords.of(instance), console.words()).all().forEach(console.out()::println);
        return faults.none() ? Exit.DONE : Exit.WRONG_PLAN;
    }

    private static void tell(Report report, Console console) {
        console.say(
                "check.figures",
                Integer.toString(report.pairs()),
                Integer.toString(report.volunteers()),
                points(report.objective()),
                points(report.priceBound()));
        if (report.notProved().signum() > 0) {
            console.say("check.not-proved", points(report.bound()), points(report.notProved()));
        }
    }

    private static String points(BigInteger micros) {
        return new BigDecimal(micros, 6).toPlainString();
    }
}
