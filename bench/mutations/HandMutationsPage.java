import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The page of all mutations and what came of them. Verdicts are kept between runs, so that trying a few again leaves the others as they were;
 * a verdict of an earlier commit says so.
 */
final class HandMutationsPage {
    private static final String READ = "bench/mutations/hand-read.md";

    private final Path verdictFile;
    private final String commit;
    private final Map<String, Kept> verdicts = new LinkedHashMap<>();

    private record Kept(String commit, String verdict) {
        boolean isNoticed() {
            return verdict.startsWith("noticed");
        }

        boolean isSurvivor() {
            return verdict.startsWith("**survived");
        }
    }

    HandMutationsPage(Path verdictFile, String commit) throws IOException {
        this.verdictFile = verdictFile;
        this.commit = commit;
        if (Files.exists(verdictFile)) {
            for (var line : Files.readAllLines(verdictFile)) {
                var cells = line.split("\t", 3);
                verdicts.put(cells[0], new Kept(cells[1], cells[2]));
            }
        }
    }

    boolean has(Mutation mutation) {
        return verdicts.containsKey(mutation.name());
    }

    void keep(Mutation mutation, Verdict verdict) throws IOException {
        verdicts.put(mutation.name(), new Kept(commit, verdict.toString()));
        Files.write(
                verdictFile,
                verdicts.entrySet().stream()
                        .map(kept -> "%s\t%s\t%s".formatted(kept.getKey(), kept.getValue().commit, kept.getValue().verdict))
                        .toList());
    }

    void write(Path root, List<Mutation> mutations, Path page) throws IOException {
        var lists = new LinkedHashMap<String, List<Mutation>>();
        mutations.forEach(mutation ->
                lists.computeIfAbsent(mutation.list(), _ -> new ArrayList<>()).add(mutation));
        var commits = new TreeSet<String>();
        mutations.forEach(mutation -> commits.add(of(mutation).commit));
        commits.remove("");
        var text = new StringBuilder("""
                # Mutations made by hand

                Rules broken one at a time by hand, and whether a test notices. The lists are in [bench/mutations](../mutations/README.md);
                `./redvest bench hand-mutations` makes this page.

                commit %s · %s

                | list | mutations | noticed | survived | not tried |
                |---|---|---|---|---|
                """.formatted(String.join(" and ", commits), machine()));
        lists.forEach((list, its) -> text.append(sums("[%1$s](../mutations/%1$s)".formatted(list), its)));
        text.append(sums("all", mutations));
        if (Files.exists(root.resolve(READ))) {
            text.append("\n").append(Files.readString(root.resolve(READ)));
        }
        lists.forEach((list, its) -> {
            text.append("\n## %s\n\n| mutation | what a test should tell | verdict |\n|---|---|---|\n".formatted(list));
            its.forEach(mutation -> text.append("| %s | %s | %s%s |\n".formatted(
                    mutation.name(),
                    mutation.tells(),
                    of(mutation).verdict,
                    commits.size() > 1 && verdicts.containsKey(mutation.name()) ? " at " + of(mutation).commit : "")));
        });
        Files.writeString(page, text);
    }

    private Kept of(Mutation mutation) {
        return verdicts.getOrDefault(mutation.name(), new Kept("", "not tried"));
    }

    private String sums(String name, List<Mutation> mutations) {
        var noticed = mutations.stream().filter(mutation -> of(mutation).isNoticed()).count();
        var survived = mutations.stream().filter(mutation -> of(mutation).isSurvivor()).count();
        return "| %s | %d | %d | %d | %d |\n"
                .formatted(name, mutations.size(), noticed, survived, mutations.size() - noticed - survived);
    }

    private static String machine() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        var model = System.getProperty("os.arch");
        if (Files.exists(file)) {
            model = Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceAll("^.*: *", ""))
                    .findFirst()
                    .orElse(model);
        }
        return Runtime.getRuntime().availableProcessors() + " cores of " + model;
    }
}
