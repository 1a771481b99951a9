import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs tests of a module until one of them fails, in a JVM that stays warm for the next mutation. */
final class NoticingTests implements AutoCloseable {
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
    private final Map<String, WarmJvm> jvms = new HashMap<>();
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
        var lines = jvms.computeIfAbsent(module, this::warm).run(request(module, tests));
        var seconds = (System.nanoTime() - began) / 1_000_000_000;
        lines.stream().filter(line -> line.startsWith("took ")).forEach(this::keepTime);
        return switch (lines.isEmpty() ? "" : lines.getLast()) {
            case "done 0" -> new Verdict.Survived(seconds);
            case "done 1" -> new Verdict.Noticed(
                    lines.stream()
                            .filter(line -> line.startsWith("noticed-by "))
                            .map(line -> line.substring("noticed-by ".length()))
                            .findFirst()
                            .orElseThrow(),
                    seconds);
            case "done 3" -> new Verdict.NotTried("no test was run");
            default -> new Verdict.NotTried("the tests' JVM ended after %d s".formatted(seconds));
        };
    }

    @Override
    public void close() throws Exception {
        for (var jvm : jvms.values()) {
            jvm.close();
        }
    }

    private void keepTime(String took) {
        var words = took.split(" ");
        milliseconds.put(words[1], Long.valueOf(words[2]));
    }

    private WarmJvm warm(String module) {
        var classpath = worktree.classpath(module);
        var command = new ArrayList<String>();
        command.add(LoggedCommands.java("java"));
        command.addAll(JVM);
        command.add("-XX:SharedArchiveFile=" + worktree.root().resolve("target/" + module + ".jsa"));
        command.add("-cp");
        command.add(worktree.runner() + ":" + parts(classpath, true) + BrokenWorktree.launcher(classpath));
        command.add("WarmTests");
        return new WarmJvm(worktree.module(module), command, commands);
    }

    private static String parts(String classpath, boolean jars) {
        return Stream.of(classpath.split(":"))
                .filter(part -> part.endsWith(".jar") == jars)
                .collect(Collectors.joining(":"));
    }

    private String request(String module, List<String> tests) throws IOException {
        var folder = worktree.module(module);
        var classes = new LinkedHashSet<String>();
        for (var test : tests) {
            if (test.startsWith("-")) {
                classNames(folder.resolve("target/test-classes"), test.substring(1)).forEach(classes::remove);
            } else {
                classes.addAll(classNames(folder.resolve("target/test-classes"), test));
            }
        }
        var folders = Stream.of("target/test-classes", "target/classes")
                .map(folder::resolve)
                .map(Path::toString)
                .collect(Collectors.joining(":", "", ":" + parts(worktree.classpath(module), false)));
        return folders.replaceAll(":$", "") + "\t" + String.join("\t", classes);
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
