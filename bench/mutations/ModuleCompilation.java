import java.io.IOException;
import java.io.StringWriter;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles files of a built module in this JVM, and gives the classes back without writing them into the module. */
final class ModuleCompilation {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final Path module;
    private final String classpath;
    private final LoggedCommands log;

    ModuleCompilation(Path module, String classpath, LoggedCommands log) {
        this.module = module;
        this.classpath = classpath;
        this.log = log;
    }

    /** Classes by the file where they belong; empty where the compiler refuses. */
    Optional<Map<Path, byte[]>> compile(List<Path> sources) throws IOException {
        return compile(sources, classes() + ":" + classpath, classes());
    }

    /** The module's own classes and its tests' classes. */
    Optional<Map<Path, byte[]>> compileAll() throws IOException {
        var main = compile(sources("src/main/java", "target/generated-sources/jte"), classpath, classes());
        if (main.isEmpty()) {
            return main;
        }
        // Tests do not see the changed constant in the built classes, so these are compiled against the new ones.
        var fresh = write(main.get(), classes());
        var tests = compile(sources("src/test/java"), fresh + ":" + classpath, module.resolve("target/test-classes"));
        return tests.map(classes -> {
            var all = new LinkedHashMap<>(main.get());
            all.putAll(classes);
            return all;
        });
    }

    /** Whether a constant that other classes may hold a copy of has another value than in the built classes. */
    boolean changesConstant(Map<Path, byte[]> broken) throws IOException {
        for (var type : broken.entrySet()) {
            if (!Files.exists(type.getKey())
                    || !constants(type.getValue()).equals(constants(Files.readAllBytes(type.getKey())))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> constants(byte[] type) {
        var constants = new HashMap<String, String>();
        for (var field : ClassFile.of().parse(type).fields()) {
            // A private one is copied into no class but those of its own file, and these are compiled.
            var shared = !field.flags().has(AccessFlag.PRIVATE);
            field.findAttribute(Attributes.constantValue())
                    .filter(_ -> shared)
                    .ifPresent(value -> constants.put(
                            field.fieldName().stringValue(),
                            value.constant().constantValue().toString()));
        }
        return constants;
    }

    private Path classes() {
        return module.resolve("target/classes");
    }

    private Optional<Map<Path, byte[]>> compile(List<Path> sources, String path, Path home) throws IOException {
        var output = emptied(module.resolve("target/broken"));
        var said = new StringWriter();
        try (var files = JAVAC.getStandardFileManager(null, null, null)) {
            var options =
                    List.of("-nowarn", "-proc:none", "-parameters", "-g", "-implicit:none", "-cp", path, "-d", output.toString());
            var compiled = JAVAC.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            log.note("javac " + sources.size() + " files: " + compiled + "\n" + said);
            return compiled ? Optional.of(read(output, home)) : Optional.empty();
        }
    }

    private List<Path> sources(String... folders) throws IOException {
        var sources = new ArrayList<Path>();
        for (var folder : folders) {
            if (Files.exists(module.resolve(folder))) {
                try (var files = Files.walk(module.resolve(folder))) {
                    // A module as such is no matter of a mutation; its tests run on the class path.
                    files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                            .forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private Path write(Map<Path, byte[]> classes, Path home) throws IOException {
        var folder = emptied(module.resolve("target/broken-main"));
        for (var type : classes.entrySet()) {
            var file = folder.resolve(home.relativize(type.getKey()));
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
        return folder;
    }

    private static Map<Path, byte[]> read(Path output, Path home) throws IOException {
        var classes = new LinkedHashMap<Path, byte[]>();
        try (var files = Files.walk(output)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                classes.put(home.resolve(output.relativize(file)), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
