import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Breaks one rule after the other in a worktree of its own, and sees whether a test notices: {@code ./redvest bench hand-mutations}. The
 * list is {@code bench/mutations/*.txt}; README.md beside it says how it is written. Plain Java without the build, for it must run whatever
 * state the build is in; only the broken file is compiled anew, so that a mutation costs little more than its tests.
 */
public final class HandMutations {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Duration LONGEST_BUILD = Duration.ofHours(1);
    private static final Duration LONGEST_TESTS = Duration.ofMinutes(20);
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-Dfile.encoding=UTF-8");

    private final Path worktree;
    private final Path log;
    private final Map<String, String> classpaths = new LinkedHashMap<>();
    private final Map<Mutation, String> verdicts = new LinkedHashMap<>();

    private HandMutations(Path worktree) {
        this.worktree = worktree;
        this.log = worktree.resolveSibling("hand-mutations.log");
    }

    /** One rule broken: the text {@code from}, which must stand in the file exactly once, becomes {@code to}. */
    private record Mutation(String name, String tells, String file, String from, String to, List<String> tests) {
        String module() {
            return file.substring(0, file.indexOf('/'));
        }

        static Mutation of(List<String> lines) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (var line : lines.subList(1, lines.size())) {
                var field = line.strip().split(" +", 2);
                fields.put(field[0], field.length > 1 ? field[1].replace("\\n", "\n") : "");
            }
            if (!fields.keySet().equals(Set.of("tells", "file", "from", "to", "tests"))) {
                throw new IllegalArgumentException(lines.getFirst() + " has " + fields.keySet());
            }
            return new Mutation(
                    lines.getFirst(),
                    fields.get("tells"),
                    fields.get("file"),
                    fields.get("from"),
                    fields.get("to"),
                    List.of(fields.get("tests").split(",? +")));
        }
    }

    public static void main(String[] arguments) throws Exception {
        var options = new ArrayList<>(List.of(arguments));
        var onlyCheck = options.remove("--check");
        var trusting = options.remove("--no-baseline");
        var results = value(options, "--results", "bench/results/hand-mutations.md");
        var worktree = Path.of(value(options, "--worktree", ROOT.resolve("target/hand-mutations").toString()));
        var mutations = list().stream()
                .filter(mutation -> options.isEmpty()
                        || options.stream().anyMatch(word -> (mutation.name + " " + mutation.file).contains(word)))
                .toList();
        if (onlyCheck) {
            var stale = mutations.stream().filter(mutation -> occurrences(ROOT, mutation) != 1).toList();
            stale.forEach(mutation ->
                    System.out.printf("%s: %d times in %s%n", mutation.name, occurrences(ROOT, mutation), mutation.file));
            System.out.printf("%d of %d apply%n", mutations.size() - stale.size(), mutations.size());
            System.exit(stale.isEmpty() ? 0 : 1);
        }
        var run = new HandMutations(worktree);
        run.prepare(mutations);
        if (!trusting) {
            run.baseline(mutations);
        }
        for (var mutation : mutations) {
            run.verdicts.put(mutation, run.verdict(mutation));
            System.out.printf("%s: %s%n", mutation.name, run.verdicts.get(mutation));
            run.write(ROOT.resolve(results));
        }
    }

    private static String value(List<String> options, String name, String otherwise) {
        var at = options.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        options.remove(at);
        return options.remove(at);
    }

    private static List<Mutation> list() throws IOException {
        var mutations = new ArrayList<Mutation>();
        try (var files = Files.list(ROOT.resolve("bench/mutations"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                for (var block : Files.readString(file).split("\n\\s*\n")) {
                    var lines = block.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
                    if (!lines.isEmpty()) {
                        mutations.add(Mutation.of(lines));
                    }
                }
            }
        }
        return mutations;
    }

    // ---- the worktree and what was built in it ----

    private void prepare(List<Mutation> mutations) throws Exception {
        Files.createDirectories(worktree.getParent());
        Files.deleteIfExists(log);
        var head = output("git", "rev-parse", "HEAD");
        if (Files.exists(worktree.resolve(".git"))) {
            must(worktree, "git", "checkout", "--quiet", "--force", "--detach", head);
        } else {
            must(ROOT, "git", "worktree", "prune");
            must(ROOT, "git", "worktree", "add", "--quiet", "--detach", worktree.toString(), head);
        }
        var modules = mutations.stream().map(Mutation::module).collect(Collectors.toCollection(TreeSet::new));
        System.out.printf("%d mutations of %s at %s%n", mutations.size(), modules, head.substring(0, 8));
        must(
                worktree,
                "mvn",
                "-q",
                "-B",
                "-ntp",
                "-pl",
                String.join(",", modules),
                "-am",
                "test-compile",
                "dependency:build-classpath",
                "-Dmdep.outputFile=target/hand-mutations.classpath",
                "-Dmdep.includeScope=test",
                "-Dspotless.check.skip=true");
        for (var module : modules) {
            classpaths.put(module, Files.readString(worktree.resolve(module + "/target/hand-mutations.classpath")).strip());
        }
        var any = classpaths.values().iterator().next();
        must(worktree, java("javac"), "-d", runner().toString(), "-cp", any + launcher(any),
                ROOT.resolve("bench/mutations/UntilFirstFailure.java").toString());
    }

    private Path runner() {
        return worktree.resolve("target/runner");
    }

    /** The launcher lies beside the engine that the tests depend on, in the same version: Maven's own runner has fetched it. */
    private static String launcher(String classpath) {
        return Stream.of(classpath.split(":"))
                .filter(jar -> jar.contains("junit-platform-engine"))
                .map(jar -> ":" + jar.replace("junit-platform-engine", "junit-platform-launcher"))
                .findFirst()
                .orElseThrow();
    }

    private void baseline(List<Mutation> mutations) throws Exception {
        var byModule = new LinkedHashMap<String, Set<String>>();
        mutations.forEach(mutation -> byModule
                .computeIfAbsent(mutation.module(), _ -> new LinkedHashSet<>())
                .addAll(mutation.tests));
        for (var module : byModule.entrySet()) {
            var verdict = test(module.getKey(), List.copyOf(module.getValue()));
            if (!verdict.startsWith("**survived")) {
                throw new IllegalStateException("Before anything was changed, in " + module.getKey() + ": " + verdict);
            }
        }
    }

    // ---- one mutation ----

    private String verdict(Mutation mutation) throws Exception {
        if (occurrences(worktree, mutation) != 1) {
            return "does not apply: the text stands there %d times".formatted(occurrences(worktree, mutation));
        }
        var file = worktree.resolve(mutation.file);
        var original = Files.readString(file);
        try {
            Files.writeString(file, original.replace(mutation.from, mutation.to));
            return rebuild(mutation) ? test(mutation.module(), mutation.tests) : "does not compile";
        } finally {
            Files.writeString(file, original);
            if (!rebuild(mutation)) {
                throw new IllegalStateException(mutation.file + " cannot be mended again; see " + log);
            }
        }
    }

    private static int occurrences(Path root, Mutation mutation) {
        try {
            var file = root.resolve(mutation.file);
            return Files.exists(file) ? Files.readString(file).split(java.util.regex.Pattern.quote(mutation.from), -1).length - 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean rebuild(Mutation mutation) throws Exception {
        var module = worktree.resolve(mutation.module());
        var classes = module.resolve("target/classes");
        var file = worktree.resolve(mutation.file);
        if (mutation.file.contains("/src/main/resources/")) {
            Files.copy(
                    file,
                    classes.resolve(module.resolve("src/main/resources").relativize(file)),
                    StandardCopyOption.REPLACE_EXISTING);
            return true;
        }
        if (!mutation.file.endsWith(".jte")) {
            return compile(mutation.module(), List.of(file));
        }
        if (run(worktree, "mvn", "-q", "-B", "-o", "-pl", mutation.module(), "-am", "generate-sources", "-Dspotless.check.skip=true") != 0) {
            return false;
        }
        var name = "Jte" + file.getFileName().toString().replace(".jte", "") + "Generated.java";
        try (var files = Files.walk(module.resolve("target/generated-sources/jte"))) {
            return compile(mutation.module(), files.filter(path -> path.endsWith(name)).toList());
        }
    }

    private boolean compile(String module, List<Path> files) throws Exception {
        var classes = worktree.resolve(module + "/target/classes");
        var command = new ArrayList<String>(List.of(
                java("javac"), "-nowarn", "-proc:none", "-parameters", "-g", "-d", classes.toString()));
        // a folder with a compiled module in it makes its sources part of that module
        command.addAll(
                Files.exists(classes.resolve("module-info.class"))
                        ? List.of("-p", classpaths.get(module))
                        : List.of("-cp", classes + ":" + classpaths.get(module)));
        files.forEach(file -> command.add(file.toString()));
        return run(worktree, command.toArray(String[]::new)) == 0;
    }

    private String test(String module, List<String> tests) throws Exception {
        var folder = worktree.resolve(module);
        var command = new ArrayList<String>(List.of(java("java")));
        command.addAll(JVM);
        var classpath = classpaths.get(module);
        command.addAll(List.of(
                "-cp",
                Stream.of(folder.resolve("target/test-classes"), folder.resolve("target/classes"), runner())
                        .map(Path::toString)
                        .collect(Collectors.joining(":", "", ":"))
                        + classpath + launcher(classpath),
                "UntilFirstFailure"));
        for (var test : tests) {
            command.addAll(classNames(folder.resolve("target/test-classes"), test));
        }
        var output = Files.createTempFile("hand-mutation", ".log");
        var began = System.nanoTime();
        var code = run(folder, output, LONGEST_TESTS, command);
        var seconds = (System.nanoTime() - began) / 1_000_000_000;
        var noticed = Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("noticed-by "))
                .findFirst()
                .map(line -> line.substring("noticed-by ".length()));
        Files.delete(output);
        return switch (code) {
            case 0 -> "**survived** (%d s)".formatted(seconds);
            case 1 -> "noticed by `%s` (%d s)".formatted(noticed.orElse("a test that did not start"), seconds);
            case 3 -> "no test was run";
            case -1 -> "noticed: the tests did not end within %d min".formatted(LONGEST_TESTS.toMinutes());
            default -> "noticed: the tests ended with %d".formatted(code);
        };
    }

    /** {@code AcceptTest} is that class; {@code dispatch/*} are all tests of a package and those below it. */
    private static List<String> classNames(Path classes, String asked) throws IOException {
        var folder = asked.endsWith("/*") ? classes.resolve("org/redvest/" + asked.substring(0, asked.length() - 2)) : classes;
        try (var files = Files.walk(folder)) {
            var found = files.filter(path -> asked.endsWith("/*")
                            ? path.getFileName().toString().matches("[A-Za-z]+Test[.]class")
                            : path.endsWith(asked + ".class"))
                    .map(path -> classes.relativize(path).toString().replace(".class", "").replace('/', '.'))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("No test is called " + asked);
            }
            return found;
        }
    }

    // ---- results ----

    private void write(Path results) throws Exception {
        long noticed = verdicts.values().stream().filter(verdict -> verdict.startsWith("noticed")).count();
        long survived = verdicts.values().stream().filter(verdict -> verdict.startsWith("**survived")).count();
        var text = new StringBuilder("""
                # Mutations made by hand

                Rules broken one at a time by hand, each in a worktree of its own, and whether a test notices. The list is
                [bench/mutations](../mutations/README.md); `./redvest bench hand-mutations` makes this page.

                commit %s · %s · %d of %d noticed, %d survived, %d not tried

                | mutation | what a test should tell | verdict |
                |---|---|---|
                """.formatted(
                output("git", "rev-parse", "--short", "HEAD"),
                machine(),
                noticed,
                noticed + survived,
                survived,
                verdicts.size() - noticed - survived));
        verdicts.forEach((mutation, verdict) ->
                text.append("| %s | %s | %s |\n".formatted(mutation.name, mutation.tells, verdict)));
        Files.writeString(results, text);
    }

    private static String machine() throws IOException {
        var model = Path.of("/proc/cpuinfo");
        var name = Files.exists(model)
                ? Files.readAllLines(model).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceAll("^.*: *", ""))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"))
                : System.getProperty("os.arch");
        return Runtime.getRuntime().availableProcessors() + " cores of " + name;
    }

    // ---- processes ----

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static String output(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var text = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command));
        }
        return text;
    }

    private void must(Path folder, String... command) throws Exception {
        if (run(folder, command) != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed; see " + log);
        }
    }

    private int run(Path folder, String... command) throws Exception {
        var output = Files.createTempFile("hand-mutation", ".log");
        try {
            return run(folder, output, LONGEST_BUILD, Arrays.asList(command));
        } finally {
            Files.delete(output);
        }
    }

    /** Everything that is said goes to the log; a run that is too long is ended with all that it started, and answers −1. */
    private int run(Path folder, Path output, Duration longest, List<String> command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return -1;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.writeString(
                    log,
                    "\n$ " + command.getFirst() + " …\n" + Files.readString(output),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        }
    }
}
