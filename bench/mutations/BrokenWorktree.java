import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A worktree of the last commit, compiled once. A mutation is laid over its sources and classes, and whatever was laid over is put back
 * byte by byte: the next mutation meets the built state without another build.
 */
final class BrokenWorktree {
    private final Path root;
    private final LoggedCommands commands;
    private final Map<String, String> classpaths = new LinkedHashMap<>();

    BrokenWorktree(Path root, LoggedCommands commands) {
        this.root = root;
        this.commands = commands;
    }

    Path root() {
        return root;
    }

    Path module(String name) {
        return root.resolve(name);
    }

    /** Everything the module's tests need beside its own classes. */
    String classpath(String module) {
        return classpaths.get(module);
    }

    /** The runner of the tests; a jar, for the JVM archives classes of nothing else. */
    Path runner() {
        return root.resolve("target/runner.jar");
    }

    void prepare(Path repository, String commit, Set<String> modules) throws Exception {
        if (Files.exists(root.resolve(".git"))) {
            commands.must(root, "git", "checkout", "--quiet", "--force", "--detach", commit);
        } else {
            commands.must(repository, "git", "worktree", "prune");
            commands.must(repository, "git", "worktree", "add", "--quiet", "--detach", root.toString(), commit);
        }
        var needed = withEngine(modules);
        for (var module : needed) {
            Files.createDirectories(module(module).resolve("target/classes"));
        }
        // Templates, resources and class paths by Maven. Its compilation with all checks costs minutes and is no matter here.
        commands.must(
                root,
                "mvn",
                "-q",
                "-B",
                "-ntp",
                "-pl",
                String.join(",", needed),
                "process-test-resources",
                "dependency:build-classpath",
                "-Dmdep.outputFile=target/hand-mutations.classpath",
                "-Dmdep.includeScope=test",
                "-Dspotless.check.skip=true",
                "-Dmaven.main.skip=true");
        for (var module : needed) {
            classpaths.put(module, Files.readString(module(module).resolve("target/hand-mutations.classpath")).strip());
            compileWhole(module);
        }
        var any = classpaths.values().iterator().next();
        var classes = root.resolve("target/runner").toString();
        commands.must(root, LoggedCommands.java("javac"), "-d", classes, "-cp", any + launcher(any),
                repository.resolve("bench/mutations/WarmTests.java").toString());
        commands.must(root, LoggedCommands.java("jar"), "cf", runner().toString(), "-C", classes, ".");
    }

    /** The others stand on the engine, so it comes first. */
    private static Set<String> withEngine(Set<String> modules) {
        var needed = new LinkedHashSet<>(Set.of("engine"));
        needed.addAll(modules);
        return needed;
    }

    private void compileWhole(String module) throws Exception {
        var compiled = new ModuleCompilation(module(module), classpath(module), commands).compileAll();
        if (compiled.isEmpty()) {
            throw new IllegalStateException(module + " does not compile before anything is broken; the log says why");
        }
        for (var type : compiled.get().entrySet()) {
            Files.createDirectories(type.getKey().getParent());
            Files.write(type.getKey(), type.getValue());
        }
    }

    /** The launcher lies beside the engine that the tests depend on, in the same version: Maven's own runner has fetched it. */
    static String launcher(String classpath) {
        return Stream.of(classpath.split(":"))
                .filter(jar -> jar.contains("junit-platform-engine"))
                .map(jar -> ":" + jar.replace("junit-platform-engine", "junit-platform-launcher"))
                .findFirst()
                .orElseThrow();
    }

    /** Empty where the broken code does not compile. */
    Optional<Overlay> lay(Mutation mutation) throws Exception {
        var overlay = new Overlay();
        try {
            var file = root.resolve(mutation.file());
            overlay.write(file, mutation.applyTo(Files.readString(file)).getBytes());
            if (build(mutation, file, overlay)) {
                return Optional.of(overlay);
            }
        } catch (Exception e) {
            overlay.close();
            throw e;
        }
        overlay.close();
        return Optional.empty();
    }

    private boolean build(Mutation mutation, Path file, Overlay overlay) throws Exception {
        var module = module(mutation.module());
        var resources = module.resolve("src/main/resources");
        if (file.startsWith(resources)) {
            overlay.write(module.resolve("target/classes").resolve(resources.relativize(file)), Files.readAllBytes(file));
            return true;
        }
        var java = file.toString().endsWith(".jte") ? generated(module, file, overlay) : file;
        var compilation = new ModuleCompilation(module, classpath(mutation.module()), commands);
        var broken = compilation.compile(List.of(java));
        if (broken.isEmpty() || !compilation.changesConstant(broken.get())) {
            return overlay.writeAll(broken);
        }
        // javac has copied the constant into the classes that use it, tests among them.
        return overlay.writeAll(compilation.compileAll());
    }

    /** The template's class, written anew from the broken template; it goes back with the rest. */
    private Path generated(Path module, Path template, Overlay overlay) throws Exception {
        var folder = module.resolve("target/generated-sources/jte");
        var below = module.resolve("src/main/jte").relativize(template.getParent());
        var name = "Jte" + template.getFileName().toString().replace(".jte", "") + "Generated.java";
        Path source;
        try (var files = Files.walk(folder)) {
            source = files.filter(path -> path.getFileName().toString().equals(name) && path.getParent().endsWith(below))
                    .findFirst()
                    .orElseThrow();
        }
        overlay.keep(source);
        commands.must(root, "mvn", "-q", "-B", "-o", "-pl", module.getFileName().toString(), "-am", "generate-sources",
                "-Dspotless.check.skip=true");
        return source;
    }

    /** Files written over, and what stood in them. */
    static final class Overlay implements AutoCloseable {
        private record Kept(Path file, Optional<byte[]> bytes) {}

        private final Deque<Kept> kept = new ArrayDeque<>();

        void keep(Path file) throws IOException {
            kept.push(new Kept(file, Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty()));
        }

        void write(Path file, byte[] bytes) throws IOException {
            keep(file);
            Files.write(file, bytes);
        }

        /** Whether there was something to write: nothing is there where the compiler refused. */
        boolean writeAll(Optional<Map<Path, byte[]>> files) throws IOException {
            for (var file : files.orElse(Map.of()).entrySet()) {
                write(file.getKey(), file.getValue());
            }
            return files.isPresent();
        }

        @Override
        public void close() throws IOException {
            while (!kept.isEmpty()) {
                var last = kept.pop();
                if (last.bytes.isPresent()) {
                    Files.write(last.file, last.bytes.get());
                } else {
                    Files.deleteIfExists(last.file);
                }
            }
        }
    }
}
