import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Breaks one rule after the other in a worktree of its own, and sees whether a test notices: {@code ./redvest bench hand-mutations}.
 * README.md beside this says how the lists are written. Plain Java without the build, for it must run whatever state the build is in.
 */
public final class HandMutations {
    private static final Path ROOT = Path.of("").toAbsolutePath();

    private final BrokenWorktree worktree;
    private final NoticingTests tests;
    private final HandMutationsPage page;

    private HandMutations(BrokenWorktree worktree, NoticingTests tests, HandMutationsPage page) {
        this.worktree = worktree;
        this.tests = tests;
        this.page = page;
    }

    public static void main(String[] arguments) throws Exception {
        var options = new ArrayList<>(List.of(arguments));
        var onlyCheck = options.remove("--check");
        var onlyPage = options.remove("--page");
        var onlyMissing = options.remove("--missing");
        var trusting = options.remove("--no-baseline");
        var results = ROOT.resolve(value(options, "--results", "bench/results/hand-mutations.md"));
        var folder = Path.of(value(options, "--worktree", ROOT.resolve("target/hand-mutations").toString()));
        var all = Mutation.readLists(ROOT.resolve("bench/mutations"));
        var asked = all.stream().filter(mutation -> mutation.isNamedByOneOf(options)).toList();
        if (onlyCheck) {
            System.exit(check(asked));
        }
        var commit = LoggedCommands.answer("git", "rev-parse", "HEAD");
        if (onlyPage) {
            new HandMutationsPage(results, commit.substring(0, 8)).write(ROOT, all);
            return;
        }
        var commands = new LoggedCommands(folder.resolveSibling("hand-mutations.log"));
        var worktree = new BrokenWorktree(folder, commands);
        var run = new HandMutations(
                worktree,
                new NoticingTests(worktree, commands, folder.resolveSibling("hand-mutations.times")),
                new HandMutationsPage(results, commit.substring(0, 8)));
        if (onlyMissing) {
            asked = asked.stream().filter(mutation -> !run.page.has(mutation)).toList();
        }
        var modules = asked.stream().map(Mutation::module).collect(Collectors.toCollection(TreeSet::new));
        System.out.printf("%d mutations of %s at %s%n", asked.size(), modules, commit.substring(0, 8));
        worktree.prepare(ROOT, commit, modules);
        if (!trusting) {
            run.baseline(asked);
        }
        // What needs all tests of a package waits until the others are known.
        var unnoticed = new ArrayList<Mutation>();
        for (var mutation : asked) {
            var verdict = run.verdict(mutation, mutation.firstTests());
            if (verdict instanceof Verdict.Survived && !mutation.furtherTests().isEmpty()) {
                System.out.printf("%s: not noticed by %s%n", mutation.name(), mutation.firstTests());
                unnoticed.add(mutation);
            } else {
                run.keep(mutation, verdict, all);
            }
        }
        for (var mutation : unnoticed) {
            run.keep(mutation, run.verdict(mutation, mutation.furtherTests()), all);
        }
        run.tests.close();
    }

    private void keep(Mutation mutation, Verdict verdict, List<Mutation> all) throws Exception {
        System.out.printf("%s: %s%n", mutation.name(), verdict);
        page.keep(mutation, verdict);
        page.write(ROOT, all);
    }

    private static String value(List<String> options, String name, String otherwise) {
        var at = options.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        options.remove(at);
        return options.remove(at);
    }

    private static int check(List<Mutation> mutations) {
        var stale = mutations.stream().filter(mutation -> mutation.occurrences(ROOT) != 1).toList();
        stale.forEach(mutation ->
                System.out.printf("%s: %d times in %s%n", mutation.name(), mutation.occurrences(ROOT), mutation.file()));
        System.out.printf("%d of %d apply%n", mutations.size() - stale.size(), mutations.size());
        return stale.isEmpty() ? 0 : 1;
    }

    private void baseline(List<Mutation> mutations) throws Exception {
        Map<String, Set<String>> byModule = new LinkedHashMap<>();
        mutations.forEach(mutation -> byModule
                .computeIfAbsent(mutation.module(), _ -> new LinkedHashSet<>())
                .addAll(mutation.tests()));
        for (var module : byModule.entrySet()) {
            tests.passUnbroken(module.getKey(), module.getValue());
        }
    }

    private Verdict verdict(Mutation mutation, List<String> asked) throws Exception {
        var occurrences = mutation.occurrences(worktree.root());
        if (occurrences != 1) {
            return new Verdict.NotTried("does not apply: the text stands there %d times".formatted(occurrences));
        }
        var laid = worktree.lay(mutation);
        if (laid.isEmpty()) {
            return new Verdict.NotTried("does not compile");
        }
        try (var _ = laid.get()) {
            return tests.run(mutation.module(), asked);
        }
    }
}
