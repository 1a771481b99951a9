import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Reads the reports of the mutation tester, one for each module, and writes a page: figures for each package and class, and every mutation that
 * no test noticed. What was read in them stands in {@code bench/mutations/survivors.md} and comes along.
 */
public final class MutationReport {
    private static final Path READ = Path.of("bench/mutations/survivors.md");

    /** A timeout is noticed too: the rule then runs for ever. */
    private record Mutant(String module, String type, String method, int line, String status, String what) {
        boolean noticed() {
            return status.equals("KILLED") || status.equals("TIMED_OUT") || status.equals("MEMORY_ERROR");
        }

        String group() {
            return type.substring(0, type.lastIndexOf('.'));
        }

        String simpleType() {
            return type.substring(type.lastIndexOf('.') + 1).replaceAll("[$].*", "");
        }
    }

    public static void main(String[] arguments) throws Exception {
        var mutants = new ArrayList<Mutant>();
        for (int i = 1; i < arguments.length; i++) {
            var report = Path.of(arguments[i]);
            mutants.addAll(read(report, report.getName(0).toString()));
        }
        Files.writeString(Path.of(arguments[0]), page(mutants));
        System.out.println(line("all", mutants));
    }

    private static List<Mutant> read(Path report, String module) throws Exception {
        var elements = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("mutation");
        var mutants = new ArrayList<Mutant>();
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            mutants.add(new Mutant(
                    module,
                    text(element, "mutatedClass"),
                    text(element, "mutatedMethod"),
                    Integer.parseInt(text(element, "lineNumber")),
                    element.getAttribute("status"),
                    text(element, "description")));
        }
        return mutants;
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String page(List<Mutant> mutants) throws Exception {
        var page = new StringBuilder("""
                # Mutations by a tester

                PIT changes the compiled classes, a comparison, a sum or a call at a time, and runs the tests that come by there.
                `./redvest bench mutation [engine|cli|app]` makes this page.

                commit %s · %d cores of %s

                | where | mutations | noticed | of these by a timeout | reached by no test |
                |---|---|---|---|---|
                """.formatted(commit(), Runtime.getRuntime().availableProcessors(), processor()));
        by(mutants, Mutant::module).forEach((module, its) -> {
            page.append(line("**" + module + "**", its));
            by(its, Mutant::group).forEach((group, some) -> {
                page.append(line("`" + group + "`", some));
                by(some, Mutant::simpleType).forEach((type, few) -> page.append(line(type, few)));
            });
        });
        if (Files.exists(READ)) {
            page.append("\n").append(Files.readString(READ));
        }
        page.append("\n## Not noticed\n");
        by(mutants.stream().filter(mutant -> !mutant.noticed()).toList(), Mutant::group)
                .forEach((group, some) -> {
                    page.append("\n**`").append(group).append("`**\n\n");
                    some.forEach(mutant -> page.append("- `%s.%s` line %d: %s%s\n".formatted(
                            mutant.simpleType(),
                            mutant.method,
                            mutant.line,
                            mutant.what,
                            mutant.status.equals("NO_COVERAGE") ? " (reached by no test)" : "")));
                });
        return page.toString();
    }

    private static Map<String, List<Mutant>> by(List<Mutant> mutants, java.util.function.Function<Mutant, String> key) {
        return mutants.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static String line(String where, List<Mutant> mutants) {
        return "| %s | %d | %.1f %% | %d | %d |\n"
                .formatted(
                        where,
                        mutants.size(),
                        100.0 * mutants.stream().filter(Mutant::noticed).count() / Math.max(1, mutants.size()),
                        count(mutants, "TIMED_OUT"),
                        count(mutants, "NO_COVERAGE"));
    }

    private static long count(List<Mutant> mutants, String status) {
        return mutants.stream().filter(mutant -> mutant.status.equals(status)).count();
    }

    private static String commit() throws Exception {
        var git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
        return new String(git.getInputStream().readAllBytes()).strip();
    }

    private static String processor() throws IOException {
        var info = Path.of("/proc/cpuinfo");
        return Files.exists(info)
                ? Files.readAllLines(info).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceAll("^.*: *", ""))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"))
                : System.getProperty("os.arch");
    }
}
