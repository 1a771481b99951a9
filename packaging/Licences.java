import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Collects the licences of the libraries in an archive: java packaging/Licences.java OWN INTO FOLDER… A library's licence is looked for in its
 * jar, then in OWN/libraries.properties. One without a licence stops the packaging.
 */
final class Licences {

    private static final Pattern TEXT =
            Pattern.compile("(META-INF/)?(LICENSE|LICENCE|NOTICE|COPYING)[^/]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile("<license>.*?<name>(.*?)</name>", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("-\\d[\\w.]*(-SNAPSHOT)?\\.jar$");

    private final Properties known = new Properties();
    private final Path into;
    private final List<String> lines = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private Licences(Path own, Path into) throws IOException {
        this.into = into;
        try (var in = Files.newBufferedReader(own.resolve("libraries.properties"))) {
            known.load(in);
        }
    }

    public static void main(String[] arguments) throws IOException {
        var own = Path.of(arguments[0]);
        var into = Files.createDirectories(Path.of(arguments[1]));
        var licences = new Licences(own, into);
        for (String folder : List.of(arguments).subList(2, arguments.length)) {
            licences.readAll(Path.of(folder));
        }
        Files.copy(own.resolve("PostgreSQL.txt"), into.resolve("PostgreSQL.txt"));
        licences.tell();
    }

    private void readAll(Path folder) throws IOException {
        try (var jars = Files.list(folder)) {
            for (Path jar : jars.sorted().toList()) {
                read(jar);
            }
        }
    }

    private void read(Path path) throws IOException {
        var file = path.getFileName().toString();
        if (file.startsWith("redvest-") || lines.stream().anyMatch(line -> line.startsWith(file + ": "))) {
            return;
        }
        try (var jar = new JarFile(path.toFile())) {
            boolean hasText = copyTexts(jar, file.replaceFirst("\\.jar$", ""));
            var name = named(jar)
                    .or(() -> Optional.ofNullable(known.getProperty(VERSION.matcher(file).replaceFirst(""))))
                    .or(() -> hasText ? Optional.of("see " + file.replaceFirst("\\.jar$", "")) : Optional.empty());
            name.ifPresentOrElse(licence -> lines.add(file + ": " + licence), () -> unknown.add(file));
        }
    }

    private boolean copyTexts(JarFile jar, String library) throws IOException {
        boolean any = false;
        for (JarEntry entry : jar.stream().filter(each -> TEXT.matcher(each.getName()).matches()).toList()) {
            if (!entry.isDirectory()) {
                var folder = Files.createDirectories(into.resolve(library));
                try (var text = jar.getInputStream(entry)) {
                    Files.write(folder.resolve(entry.getName().replaceFirst("META-INF/", "")), text.readAllBytes());
                }
                any |= !entry.getName().toUpperCase(Locale.ROOT).contains("NOTICE");
            }
        }
        return any;
    }

    /** By its manifest, or by the pom that Maven packs into jars. */
    private static Optional<String> named(JarFile jar) throws IOException {
        var manifest = jar.getManifest();
        var bundle = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-License");
        if (bundle != null) {
            return Optional.of(bundle.strip());
        }
        for (JarEntry entry : jar.stream().filter(each -> each.getName().endsWith("/pom.xml")).toList()) {
            try (var pom = jar.getInputStream(entry)) {
                var found = NAMED.matcher(new String(pom.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                if (found.find()) {
                    return Optional.of(found.group(1).strip());
                }
            }
        }
        return Optional.empty();
    }

    private void tell() throws IOException {
        if (!unknown.isEmpty()) {
            System.err.println("packaging: no licence is known of " + String.join(", ", unknown)
                    + ". Look it up and add it to packaging/licences/libraries.properties.");
            System.exit(1);
        }
        Files.write(into.resolve("LIBRARIES.txt"), lines);
    }
}
