package org.redvest.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import org.redvest.bench.Run.Point;
import org.redvest.bench.Run.Seconds;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import org.redvest.cli.files.Json;
import org.redvest.cli.files.PlanReader;
import org.redvest.cli.files.StatedPlan;
import org.redvest.cli.instance.Instance;

/**
 * Redvest, then its peers, on one instance, each in a process of its own and one after the other. Redvest is started by its launcher, with
 * the heap that it chooses; to be run where that is.
 */
record SideBySide(Bench.Common common, long seed) {

    List<Run> run(Path folder) throws Exception {
        var out = clean(folder.resolveSibling("redvest"));
        var trace = out.resolve("trace.csv");
        var process = new Timings();
        process.time(() -> redvest(
                        "plan",
                        folder,
                        "--out",
                        out.resolve("plan"),
                        "--gap",
                        common.gap,
                        "--time-limit",
                        common.timeLimit + "s",
                        "--trace",
                        trace)
                .inheritIO()
                .start()
                .waitFor());
        var instance = InstanceReader.read(folder, new Faults());
        var proof = PlanReader.read(out.resolve("plan"), instance, new Faults());
        var runs = new ArrayList<Run>();
        runs.add(redvest(folder, out, proof, process.last()));
        for (var peer : common.peers) {
            runs.add(peer(peer, folder, instance, proof));
            System.out.println(runs.getLast().peer() + " " + runs.getLast().gap() + " in "
                    + runs.getLast().seconds().solve());
        }
        return runs;
    }

    private Run redvest(Path folder, Path out, StatedPlan proof, double process) throws Exception {
        var bound = number(proof, "bound");
        var seconds = proof.summary().get("seconds");
        var check = new Timings();
        var checked = check.time(() -> check(folder, out.resolve("plan")));
        return new Run(
                "redvest",
                seed,
                number(proof, "objective"),
                number(proof, "gap"),
                OptionalDouble.of(bound),
                (long) number(proof, "filled"),
                new Seconds(
                        member(seconds, "read"),
                        member(seconds, "pairs"),
                        member(seconds, "solve"),
                        process,
                        check.last()),
                (long) number(proof, "peakMemoryMiB"),
                (long) number(proof, "eligiblePairs"),
                checked,
                trace(out.resolve("trace.csv"), bound, member(seconds, "pairs")));
    }

    private Run peer(String peer, Path folder, Instance instance, StatedPlan proof) throws Exception {
        var out = clean(folder.resolveSibling(peer));
        var process = new Timings();
        var exit = process.time(() -> peerProcess(peer, folder, common.timeLimit, out)
                .inheritIO()
                .start()
                .waitFor());
        if (exit != 0) {
            return new Run(
                    peer,
                    seed,
                    0,
                    Double.NaN,
                    OptionalDouble.empty(),
                    0,
                    Seconds.NONE,
                    0,
                    (long) number(proof, "eligiblePairs"),
                    "failed: exit " + exit,
                    List.of());
        }
        var figures = new Properties();
        figures.load(new StringReader(Files.readString(out.resolve(PeerProcess.FIGURES))));
        var chosen = Files.readAllLines(out.resolve(PeerProcess.PAIRS)).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(" "))
                .map(pair -> new int[] {Integer.parseInt(pair[0]), Integer.parseInt(pair[1])})
                .toList();
        var plan = new PeerPlan(instance, chosen);
        var bound = number(proof, "bound");
        var proved = figures.getProperty("bound", "");
        var planned = !chosen.isEmpty();
        if (planned) {
            plan.write(proof, out.resolve("plan"));
        }
        var check = new Timings();
        var checked = check.time(() -> planned ? check(folder, out.resolve("plan")) : "no plan");
        return new Run(
                peer,
                seed,
                planned ? plan.objective() / 1e6 : Double.NaN,
                planned ? (bound - plan.objective() / 1e6) / bound : Double.NaN,
                proved.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(proved)),
                chosen.size(),
                new Seconds(
                        figure(figures, "read"),
                        figure(figures, "pairs"),
                        figure(figures, "solve"),
                        process.last(),
                        check.last()),
                (long) figure(figures, "peak"),
                (long) number(proof, "eligiblePairs"),
                checked,
                trace(out.resolve(PeerProcess.TRACE), bound, 0));
    }

    private static ProcessBuilder redvest(Object... arguments) {
        return process(List.of("./redvest"), arguments);
    }

    private ProcessBuilder peerProcess(Object... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return process(
                List.of(
                        java,
                        "-Xmx" + common.heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PeerProcess.class.getName()),
                arguments);
    }

    private static ProcessBuilder process(List<String> start, Object... arguments) {
        var command = new ArrayList<>(start);
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command);
    }

    /** Right, or the first thing that is wrong. */
    private String check(Path folder, Path plan) throws IOException, InterruptedException {
        var said = plan.resolveSibling("check.txt");
        var code = redvest("check", folder, plan, "--lang", "en")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return code == 0
                ? "right"
                : "wrong: "
                        + Files.readAllLines(said).stream().skip(1).findFirst().orElse("");
    }

    /** Times of Redvest's trace begin before it seeks pairs; those of the peers after. */
    private static List<Point> trace(Path file, double bound, double offset) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(row -> new Point(
                        Math.max(0, Double.parseDouble(row[0]) - offset), (bound - Double.parseDouble(row[1])) / bound))
                .toList();
    }

    private static double number(StatedPlan plan, String key) {
        return digits(plan.summary().get(key));
    }

    private static double member(@org.jspecify.annotations.Nullable Json json, String key) {
        return json instanceof Json.Members(var values) ? digits(values.get(key)) : 0;
    }

    private static double digits(@org.jspecify.annotations.Nullable Json json) {
        return json instanceof Json.Number(var digits) ? Double.parseDouble(digits) : 0;
    }

    private static double figure(Properties figures, String key) {
        return Double.parseDouble(figures.getProperty(key, "0"));
    }

    private static Path clean(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
