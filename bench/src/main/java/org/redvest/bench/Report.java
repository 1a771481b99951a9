package org.redvest.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The runs as a table in Markdown, medians and spread over the seeds, and as a picture. */
record Report(Bench.Common common, List<Run> runs) {

    void write(String instance) throws IOException {
        Files.createDirectories(common.results);
        Files.writeString(common.results.resolve(common.name + ".svg"), new Chart(runs, instance).svg());
        Files.writeString(common.results.resolve(common.name + ".md"), markdown(instance));
    }

    /** Keeps a table and shows it. */
    static void publish(Path results, CharSequence table) throws IOException {
        Files.createDirectories(results.toAbsolutePath().getParent());
        Files.writeString(results, table);
        System.out.print(table);
    }

    private String markdown(String instance) throws IOException {
        var text = new StringBuilder("# ").append(instance).append("\n\n");
        text.append(heading())
                .append(" · seeds ")
                .append(seeds())
                .append(" · heap of the peers ")
                .append(common.heap);
        text.append(" · time limit ").append(common.timeLimit).append(" s\n\n");
        text.append(
                "Median over the seeds [least – most]. The gap is to Redvest's proven bound; every plan was put through `check`.\n");
        text.append(
                "Seconds to solve leave out reading and finding pairs, which are told apart; those of the first plan are counted\n"
                        + "from there too. The process is the whole of the command, from start to end, by the clock.\n\n");
        text.append(
                "| peer | gap % | places filled | first plan s | its gap % | solve s | pairs s | read s | process s | check s | peak MiB (VmHWM) | target MiB | proves, points | check |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        byPeer().forEach((peer, own) -> text.append(row(peer, own)));
        text.append("\n![Gap over time](").append(common.name).append(".svg)\n\n## Each seed\n\n");
        text.append(
                "| seed | peer | objective | gap % | filled | solve s | peak MiB | check |\n|---|---|---|---|---|---|---|---|\n");
        runs.forEach(run -> text.append(String.format(
                Locale.ROOT,
                "| %d | %s | %.6f | %.4f | %d | %.2f | %d | %s |\n",
                run.seed(),
                run.peer(),
                run.objective(),
                100 * run.gap(),
                run.filled(),
                run.seconds().solve(),
                run.peakMebibytes(),
                run.checked())));
        return text.toString();
    }

    private static String row(String peer, List<Run> own) {
        return String.format(
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
                peer,
                spread(own, run -> 100 * run.gap(), "%.4f"),
                spread(own, Run::filled, "%.0f"),
                spread(own, Run::firstPlanSeconds, "%.2f"),
                spread(own, run -> 100 * run.firstPlanGap(), "%.4f"),
                spread(own, run -> run.seconds().solve(), "%.2f"),
                spread(own, run -> run.seconds().pairs(), "%.2f"),
                spread(own, run -> run.seconds().read(), "%.2f"),
                spread(own, run -> run.seconds().process(), "%.2f"),
                spread(own, run -> run.seconds().check(), "%.2f"),
                spread(own, Run::peakMebibytes, "%.0f"),
                spread(own, Run::targetMebibytes, "%.0f"),
                spread(own, run -> run.bound().orElse(Double.NaN), "%.4f"),
                own.stream()
                        .map(Run::checked)
                        .distinct()
                        .reduce((a, b) -> a + "; " + b)
                        .orElse(""));
    }

    private static String spread(List<Run> own, ToDoubleFunction<Run> figure, String form) {
        var sorted = own.stream()
                .mapToDouble(figure)
                .filter(x -> !Double.isNaN(x))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return "–";
        }
        var median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        var text = String.format(Locale.ROOT, form, median);
        return sorted.length == 1
                ? text
                : text
                        + String.format(
                                Locale.ROOT, " [" + form + " – " + form + "]", sorted[0], sorted[sorted.length - 1]);
    }

    private Map<String, List<Run>> byPeer() {
        var byPeer = new LinkedHashMap<String, List<Run>>();
        runs.forEach(run ->
                byPeer.computeIfAbsent(run.peer(), _ -> new ArrayList<>()).add(run));
        return byPeer;
    }

    private List<Long> seeds() {
        return runs.stream().map(Run::seed).distinct().toList();
    }

    /** Without which no figure means anything. */
    static String heading() throws IOException {
        return "commit " + said("git", "rev-parse", "--short", "HEAD") + " · " + machine();
    }

    private static String machine() throws IOException {
        var cpu = Path.of("/proc/cpuinfo");
        var model = !Files.exists(cpu)
                ? System.getProperty("os.arch")
                : Files.readAllLines(cpu).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
        return "%d cores of %s · %s · JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        System.getProperty("os.name"),
                        Runtime.version());
    }

    private static String said(String... command) throws IOException {
        var process = new ProcessBuilder(Arrays.asList(command)).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    }
}
