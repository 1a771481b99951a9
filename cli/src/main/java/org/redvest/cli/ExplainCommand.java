package org.redvest.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redvest.cli.files.BadInput;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.PlanReader;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.OneSidedWords;
import org.redvest.engine.Change;
import org.redvest.engine.Explainer;
import org.redvest.engine.Plan.Shortage;
import org.redvest.engine.Slot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why somebody serves a need or why not, why a need is short, and what a change would bring: all from the prices. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");
    private static final double MOST = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "INSTANCE", descriptionKey = "option.instance")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "PLAN", descriptionKey = "option.plan")
    private Path plan = Path.of("");

    @Option(names = "--need", required = true, paramLabel = "N", descriptionKey = "option.need")
    private String need = "";

    @Option(names = "--volunteer", paramLabel = "V", descriptionKey = "option.volunteer")
    private @Nullable String volunteer;

    @Option(names = "--radius-km", paramLabel = "X", descriptionKey = "option.radius-km")
    private @Nullable Double radiusKm;

    @Option(names = "--start", paramLabel = "T", descriptionKey = "option.start")
    private @Nullable String start;

    @Option(names = "--value", paramLabel = "X", descriptionKey = "option.value")
    private @Nullable Double value;

    @Option(names = "--one-more", descriptionKey = "option.one-more")
    private boolean oneMore;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() {
        var console = Console.of(spec);
        var instance = console.read(folder);
        var explanation = explain(instance, console);
        if (json) {
            console.out().println(new ExplanationJson(explanation).text());
        } else {
            new ExplanationWords(explanation, console.words()).sentences().forEach(console.out()::println);
            tellOneSidedWords(explanation, instance, console);
        }
        return Exit.DONE;
    }

    private static void tellOneSidedWords(Explanation explanation, Instance instance, Console console) {
        var sentences = new OneSidedSentences(OneSidedWords.of(instance), console.words());
        sentences.all().forEach(console.out()::println);
        var staffing = explanation.staffing();
        if (staffing == null || staffing.shortage() == Shortage.NONE) {
            return;
        }
        instance.needs().stream()
                .filter(need -> need.id().equals(explanation.need()))
                .flatMap(need -> sentences.of(need.id(), need.skills(), need.category()).stream())
                .forEach(console.out()::println);
    }

    private Explanation explain(Instance instance, Console console) {
        var stated = instance.needs().stream()
                .filter(known -> known.id().equals(need))
                .findFirst()
                .orElseThrow(() -> new Refusal("explain.no-need", need));
        if (volunteer != null
                && instance.volunteers().stream().noneMatch(known -> known.id().equals(volunteer))) {
            throw new Refusal("explain.no-volunteer", volunteer);
        }
        var change = change(stated, console.words());
        var explainer = explainer(instance);
        return new Explanation(
                need,
                volunteer == null ? null : new Explanation.Asked(volunteer, explainer.why(need, volunteer)),
                volunteer == null ? explainer.staffing(need) : null,
                change.equals(Change.NONE) ? null : whatIf(explainer, change, console.words()));
    }

    /** A need changed so can break what an instance must keep: an hour beyond the horizon, more places than a need may have. */
    private Change.Effect whatIf(Explainer explainer, Change change, Words words) {
        try {
            return explainer.whatIf(need, change);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), words.say("usage.what-if-impossible", String.valueOf(e.getMessage())), e);
        }
    }

    private Explainer explainer(Instance instance) {
        var faults = new Faults();
        var stated = PlanReader.read(plan, instance, faults);
        if (!faults.none()) {
            throw new BadInput(faults.found());
        }
        var inForce = new StatedInForce(instance, stated);
        return new Explainer(EngineProblem.of(instance), inForce.assignments(), inForce.prices());
    }

    private Change change(org.redvest.cli.instance.Need stated, Words words) {
        var change = Change.NONE;
        if (radiusKm != null) {
            change = change.withRadiusKm(inRange("--radius-km", radiusKm, words));
        }
        if (value != null) {
            change = change.withValue(inRange("--value", value, words));
        }
        if (start != null) {
            var begin = minute(start, words);
            change = change.withSlot(new Slot(begin, begin + stated.minutes()));
        }
        return oneMore ? change.withExtraPlaces(1) : change;
    }

    private double inRange(String option, double number, Words words) {
        if (OptionalDouble.of(number).stream().noneMatch(x -> 0 <= x && x <= MOST)) {
            throw new ParameterException(spec.commandLine(), words.say("usage.what-if", option));
        }
        return number;
    }

    private int minute(String time, Words words) {
        try {
            if (TIME.matcher(time).matches()) {
                var begin = LocalDateTime.parse(time);
                return Slot.of(begin, begin.plusMinutes(1)).startMinute();
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told as any other text that is no time
        }
        throw new ParameterException(spec.commandLine(), words.say("usage.start", time));
    }
}
