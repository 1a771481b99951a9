package org.redvest.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.redvest.cli.files.BadInput;
import org.redvest.engine.TooManyPairs;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line of Redvest. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Ending.processIsOurs();
        Ending.exit(run(out, err, arguments));
    }

    /** Runs one command and returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var words = Words.of(languageIn(arguments));
        try {
            return new CommandLine(new Redvest())
                    .setOut(out)
                    .setErr(err)
                    .setResourceBundle(words.bundle())
                    .setExecutionExceptionHandler(Main::ended)
                    .execute(arguments);
        } catch (OutOfMemoryError _) {
            err.println(words.say("memory", Long.toString(Runtime.getRuntime().maxMemory() >> 20)));
            return Exit.BAD_INPUT;
        }
    }

    /** Usage texts are needed before anything is parsed. */
    private static String languageIn(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return arguments[i].substring("--lang=".length());
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return arguments[i + 1];
            }
        }
        return "";
    }

    static int ended(Exception e, CommandLine command, ParseResult parsed) {
        var words = Console.of(command).words();
        switch (e) {
            case BadInput input -> {
                command.getErr()
                        .println(words.say(
                                "input.bad", Integer.toString(input.faults().size())));
                input.faults().forEach(fault -> command.getErr().println(words.tell(fault)));
                return Exit.BAD_INPUT;
            }
            case Refusal refusal -> {
                command.getErr().println(refusal.in(words));
                return Exit.BAD_INPUT;
            }
            case TooManyPairs pairs -> {
                command.getErr()
                        .println(
                                words.say("too-many-pairs", Long.toString(pairs.count()), Long.toString(pairs.most())));
                return Exit.BAD_INPUT;
            }
            default -> {
                command.getErr().println(words.say("bug"));
                e.printStackTrace(command.getErr());
                return Exit.BUG;
            }
        }
    }
}
