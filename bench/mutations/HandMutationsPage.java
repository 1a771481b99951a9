import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The page of all mutations and what came of them. It is the only record: the verdicts of earlier runs, each with its commit, are read from
 * the page itself, so that trying a few again leaves the others as they were, on whatever machine they were found.
 */
final class HandMutationsPage {
    private static final String READ = "bench/mutations/hand-read.md";
    private static final Pattern ROW = Pattern.compile("[|] (?<name>.+?) [|] .* [|] (?<verdict>.+) at (?<commit>[0-9a-f]{8}) [|]");

    private final Path page;
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

    HandMutationsPage(Path page, String commit) throws IOException {
        this.page = page;
        this.commit = commit;
        if (Files.exists(page)) {
            for (var line : Files.readAllLines(page)) {
                var row = ROW.matcher(line);
                if (row.matches()) {
                    verdicts.put(row.group("name"), new Kept(row.group("commit"), row.group("verdict")));
                }
            }
        }
    }

    /** Whether an earlier run told; what could not be tried is not told. */
    boolean has(Mutation mutation) {
        return of(mutation).isNoticed() || of(mutation).isSurvivor();
    }

    void keep(Mutation mutation, Verdict verdict) {
        verdicts.put(mutation.name(), new Kept(commit, verdict.toString()));
    }

    void write(Path root, List<Mutation> mutations) throws IOException {
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
            its.forEach(mutation -> text.append(
                    "| %s | %s | %s |\n".formatted(mutation.name(), mutation.tells(), shown(of(mutation)))));
        });
        Files.writeString(page, text);
    }

    private Kept of(Mutation mutation) {
        return verdicts.getOrDefault(mutation.name(), new Kept("", "not tried"));
    }

    private static String shown(Kept kept) {
        return kept.commit.isEmpty() ? kept.verdict : kept.verdict + " at " + kept.commit;
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
