package org.redvest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import org.redvest.cli.instance.Instance;

/** A small instance in a folder, with files to change. */
public final class Given {
    /** Two volunteers and two needs that both can serve, a day apart. */
    private static final String VOLUNTEERS = """
            volunteer,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests
            An,27,111,10,2,600,1,0,nursing,
            Bo,27,111.01,10,1,600,1,4,,
            """;

    private static final String AVAILABILITY = """
            volunteer,from,to
            An,2027-01-04T08:00,2027-01-04T12:00
            An,2027-01-04T12:00,2027-01-06T20:00
            Bo,2027-01-04T08:00,2027-01-06T20:00
            """;
    private static final String NEEDS = """
            need,shift,lat,lon,start,end,places,value,skills,category
            library,l,27,111,2027-01-04T09:00,2027-01-04T12:00,1,100,,books
            clinic,c,27.01,111,2027-01-05T09:00,2027-01-05T12:00,1,200,nursing,health
            """;

    private final Path folder;

    private Given(Path folder) {
        this.folder = folder;
    }

    public static Given in(Path folder) {
        return new Given(folder)
                .with("volunteers.csv", VOLUNTEERS)
                .with("availability.csv", AVAILABILITY)
                .with("needs.csv", NEEDS);
    }

    /** Any folder of files to change. */
    public static Given at(Path folder) {
        return new Given(folder);
    }

    public Given with(String file, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Given replacing(String file, String old, String replacement) {
        var text = text(folder.resolve(file));
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " has no " + old);
        }
        return with(file, text.replace(old, replacement));
    }

    public Given without(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Instance instance() {
        return InstanceReader.read(folder, new Faults());
    }

    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command answered. */
    public record Answer(int code, String out, String err) {}

    /** Runs a command in English. */
    public static Answer run(Object... arguments) {
        return runIn("en", arguments);
    }

    public static Answer runIn(String language, Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> words = new ArrayList<>(List.of("--lang", language));
        Arrays.stream(arguments).map(Object::toString).forEach(words::add);
        var code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    /** Runs a command in English in a JVM of its own. */
    public static Answer runInAnotherJvm(List<String> options, Object... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "--lang", "en"));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        try {
            var code = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            return new Answer(code, text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
