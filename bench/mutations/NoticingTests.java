import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs tests of a module in a JVM of their own until one of them fails. */
final class NoticingTests {
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final List<String> JVM = List.of(
            "-XX:+AutoCreateSharedArchive",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED");

    private final BrokenWorktree worktree;
    private final LoggedCommands commands;
    private final Path times;
    private final Map<String, Long> milliseconds = new HashMap<>();

    /** How long each class took when nothing was broken is kept in that file. */
    NoticingTests(BrokenWorktree worktree, LoggedCommands commands, Path times) throws IOException {
        this.worktree = worktree;
        this.commands = commands;
        this.times = times;
        if (Files.exists(times)) {
            Files.readAllLines(times).forEach(this::keepTime);
        }
    }

    /** All tests must be right before anything is broken. */
    void passUnbroken(String module, Set<String> tests) throws Exception {
        if (!(run(module, List.copyOf(tests)) instanceof Verdict.Survived)) {
            throw new IllegalStateException("Tests of %s fail before anything is broken; the log says which".formatted(module));
        }
        Files.write(
                times,
                milliseconds.entrySet().stream()
                        .map(took -> "took " + took.getKey() + " " + took.getValue())
                        .sorted()
                        .toList());
    }

    Verdict run(String module, List<String> tests) throws Exception {
        var began = System.nanoTime();
        var run = commands.run(worktree.module(module), LONGEST, command(module, tests));
        var seconds = (System.nanoTime() - began) / 1_000_000_000;
        run.lines().stream().filter(line -> line.startsWith("took ")).forEach(this::keepTime);
        if (!run.ended()) {
            return new Verdict.Noticed("a test that does not end within %d min".formatted(LONGEST.toMinutes()), seconds);
        }
        return switch (run.code()) {
            case 0 -> new Verdict.Survived(seconds);
            case 1 -> new Verdict.Noticed(
                    run.lines().stream()
                            .filter(line -> line.startsWith("noticed-by "))
                            .map(line -> line.substring("noticed-by ".length()))
                            .findFirst()
                            .orElse("a test that did not start"),
                    seconds);
            case 3 -> new Verdict.NotTried("no test was run");
            default -> new Verdict.NotTried("the tests' JVM ended with " + run.code());
        };
    }

    private void keepTime(String took) {
        var words = took.split(" ");
        milliseconds.put(words[1], Long.valueOf(words[2]));
    }

    private List<String> command(String module, List<String> tests) throws IOException {
        var folder = worktree.module(module);
        var isJar = Stream.of(worktree.classpath(module).split(":")).collect(Collectors.partitioningBy(path -> path.endsWith(".jar")));
        var command = new ArrayList<String>();
        command.add(LoggedCommands.java("java"));
        command.addAll(JVM);
        command.add("-XX:SharedArchiveFile=" + worktree.root().resolve("target/" + module + ".jsa"));
        command.add("-cp");
        command.add(worktree.runner() + ":" + String.join(":", isJar.get(true))
                + BrokenWorktree.launcher(worktree.classpath(module)));
        command.add("UntilFirstFailure");
        command.add(Stream.concat(
                        Stream.of("target/test-classes", "target/classes").map(folder::resolve).map(Path::toString),
                        isJar.get(false).stream())
                .collect(Collectors.joining(":")));
        var classes = new LinkedHashSet<String>();
        for (var test : tests) {
            if (test.startsWith("-")) {
                classNames(folder.resolve("target/test-classes"), test.substring(1)).forEach(classes::remove);
            } else {
                classes.addAll(classNames(folder.resolve("target/test-classes"), test));
            }
        }
        command.addAll(classes);
        return command;
    }

    /** {@code AcceptTest} is that class, {@code AcceptTest#a_test} a method of it; {@code dispatch/*} are all tests of a package and those below it, the quick ones first; {@code -FaultsTest} leaves out. */
    private List<String> classNames(Path classes, String asked) throws IOException {
        if (asked.contains("#")) {
            var method = asked.substring(asked.indexOf('#'));
            return classNames(classes, asked.substring(0, asked.length() - method.length())).stream()
                    .map(name -> name + method)
                    .toList();
        }
        var isPackage = asked.endsWith("/*");
        var folder = isPackage ? classes.resolve("org/redvest/" + asked.substring(0, asked.length() - 2)) : classes;
        try (var files = Files.walk(folder)) {
            var found = files.filter(path -> isPackage
                            ? path.getFileName().toString().matches("[A-Za-z]+Test[.]class")
                            : path.endsWith(asked + ".class"))
                    .map(path -> classes.relativize(path).toString().replace(".class", "").replace('/', '.'))
                    .sorted(Comparator.comparing((String name) -> milliseconds.getOrDefault(name, 0L))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("No test is called " + asked);
            }
            return found;
        }
    }
}
