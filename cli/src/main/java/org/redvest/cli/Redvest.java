package org.redvest.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** All commands of one name. */
@Command(
        name = "redvest",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            PlanCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            GenerateCommand.class,
            SimulateCommand.class
        })
final class Redvest implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Words words = Words.of("");

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "option.lang", scope = ScopeType.INHERIT)
    void language(String language) {
        if (!language.equals("zh") && !language.equals("en")) {
            throw new ParameterException(spec.commandLine(), words.say("usage.lang", language));
        }
        words = new Words(Locale.of(language));
    }

    Words words() {
        return words;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), words.say("usage.command"));
    }
}
