package org.redvest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;

/** The main class of a peer's own process: {@code PEER INSTANCE SECONDS OUT}. */
final class PeerProcess {
    static final String PAIRS = "pairs.txt";
    static final String TRACE = "trace.csv";
    static final String FIGURES = "figures.properties";

    private static final Map<String, Supplier<Peer>> PEERS = Map.of(
            "greedy", Greedy::new,
            "flow", () -> new Flow(1000),
            "flow-exact", () -> new Flow(1),
            "glop", Glop::new,
            "cp-sat", Sat::new,
            "timefold", Timefold::new);

    private PeerProcess() {}

    public static void main(String... arguments) throws IOException {
        var peer = PEERS.get(arguments[0]);
        if (peer == null) {
            throw new IllegalArgumentException("No peer " + arguments[0] + "; there are redvest and " + PEERS.keySet());
        }
        var solver = peer.get();
        solver.prepare();
        var begin = System.nanoTime();
        var instance = InstanceReader.read(Path.of(arguments[1]), new Faults());
        var read = System.nanoTime();
        var market = new Market(instance);
        var paired = System.nanoTime();
        var trace = new StringBuilder("seconds,objective\n");
        var outcome = solver.solve(
                market,
                Duration.ofSeconds(Long.parseLong(arguments[2])),
                objective -> trace.append(
                        String.format(Locale.ROOT, "%.3f,%.6f\n", (System.nanoTime() - paired) / 1e9, objective)));
        var solved = System.nanoTime();

        var out = Path.of(arguments[3]);
        Files.writeString(out.resolve(TRACE), trace);
        Files.writeString(
                out.resolve(PAIRS),
                IntStream.of(outcome.pairs())
                        .mapToObj(pair -> market.volunteerOf(pair) + " " + market.need[pair])
                        .collect(Collectors.joining("\n")));
        Files.writeString(
                out.resolve(FIGURES),
                String.format(
                        Locale.ROOT,
                        "read=%.3f\npairs=%.3f\nsolve=%.3f\nbound=%s\npeak=%d\n",
                        (read - begin) / 1e9,
                        (paired - read) / 1e9,
                        (solved - paired) / 1e9,
                        outcome.bound().isPresent()
                                ? String.format(
                                        Locale.ROOT, "%.6f", outcome.bound().getAsDouble())
                                : "",
                        peakMebibytes()));
    }

    private static long peakMebibytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }
}
