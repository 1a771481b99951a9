import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One rule broken: the text {@code from}, which must stand in the file exactly once, becomes {@code to}. README.md says how it is written. */
record Mutation(String list, String name, String tells, String file, String from, String to, List<String> tests) {
    private static final Set<String> FIELDS = Set.of("tells", "file", "from", "to", "tests");

    /** All mutations of the lists in that folder, in the order of the lists' names. */
    static List<Mutation> readLists(Path folder) throws IOException {
        var mutations = new ArrayList<Mutation>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                for (var block : Files.readString(file).split("\n\\s*\n")) {
                    var lines = block.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
                    if (!lines.isEmpty()) {
                        mutations.add(read(file.getFileName().toString(), lines));
                    }
                }
            }
        }
        return mutations;
    }

    private static Mutation read(String list, List<String> lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var line : lines.subList(1, lines.size())) {
            var field = line.strip().split(" +", 2);
            fields.put(field[0], field.length > 1 ? field[1].replace("\\n", "\n") : "");
        }
        if (!fields.keySet().equals(FIELDS)) {
            throw new IllegalArgumentException(
                    "%s in %s has the fields %s; it must have %s".formatted(lines.getFirst(), list, fields.keySet(), FIELDS));
        }
        return new Mutation(
                list,
                lines.getFirst(),
                fields.get("tells"),
                fields.get("file"),
                fields.get("from"),
                fields.get("to"),
                List.of(fields.get("tests").split(",? +")));
    }

    String module() {
        return file.substring(0, file.indexOf('/'));
    }

    /** The methods that should notice, else the classes; all tests where neither is named. */
    List<String> firstTests() {
        var methods = tests.stream().filter(test -> test.contains("#")).toList();
        var classes = tests.stream().filter(test -> test.matches("[^-].*[^*]")).toList();
        return !methods.isEmpty() ? methods : !classes.isEmpty() ? classes : tests;
    }

    /** What remains of the tests after the first; empty where these were all. */
    List<String> furtherTests() {
        return firstTests().containsAll(tests)
                ? List.of()
                : Stream.concat(
                                tests.stream().filter(test -> !test.contains("#")),
                                firstTests().stream().filter(test -> !test.contains("#")).map("-"::concat))
                        .toList();
    }

    boolean isNamedByOneOf(List<String> words) {
        return words.isEmpty() || words.stream().anyMatch(word -> (list + " " + name + " " + file).contains(word));
    }

    int occurrences(Path root) {
        try {
            var path = root.resolve(file);
            return Files.exists(path) ? Files.readString(path).split(Pattern.quote(from), -1).length - 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String applyTo(String text) {
        return text.replace(from, to);
    }
}
