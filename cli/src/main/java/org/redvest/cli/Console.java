package org.redvest.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import org.redvest.cli.instance.Instance;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command speaks, and in which language. */
record Console(PrintWriter out, PrintWriter err, Words words) {

    static Console of(CommandLine command) {
        var root = command.getCommandSpec().root().userObject();
        return new Console(command.getOut(), command.getErr(), ((Redvest) root).words());
    }

    static Console of(CommandSpec spec) {
        return of(spec.commandLine());
    }

    void say(String key, Object... details) {
        out.println(words.say(key, details));
    }

    /** Reads an instance; warnings are told, faults end the command. */
    Instance read(Path folder) {
        var faults = new Faults();
        try {
            return InstanceReader.read(folder, faults);
        } finally {
            faults.warnings().forEach(warning -> err.println(words.tell(warning)));
        }
    }
}
