package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redvest.cli.files.Fault;

/** Nothing is said in one language only. */
class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/org/redvest/cli");

    @Test
    void both_bundles_have_the_same_keys_with_the_same_gaps() throws Exception {
        var chinese = read("messages.properties");
        var english = read("messages_en.properties");

        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (var key : chinese.stringPropertyNames()) {
            assertThat(gaps(english.getProperty(key))).as(key).isEqualTo(gaps(chinese.getProperty(key)));
        }
    }

    @Test
    void every_kind_of_fault_that_the_code_names_has_a_sentence() throws Exception {
        var words = new Words(java.util.Locale.CHINESE);
        var kinds = literals("(?:fault|warn|tell|add|of|ofFile)\\((?:[^;\"]|\"[^\"]*\",)*\"([a-z]+(?:-[a-z0-9]+)+)\"");

        kinds.removeAll(Set.of("nobody-eligible", "not-worth"));
        assertThat(kinds).contains("row-length", "plan-held-missing");
        for (var kind : kinds) {
            assertThat(words.tell(Fault.ofFile("f", kind))).as(kind).startsWith("f：");
        }
    }

    @Test
    void control_characters_do_not_reach_the_terminal() {
        var told = new Words(java.util.Locale.ENGLISH).tell(Fault.of("f.csv", 3, "id", "a\u001B[31mb", "empty"));

        assertThat(told).isEqualTo("f.csv:3 id “a\\u001b[31mb”: it must not be empty");
    }

    private static Properties read(String bundle) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> gaps(String sentence) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(sentence)
                .results()
                .map(gap -> gap.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> literals(String form) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().matches(".*/(files|check)/[A-Za-z]+[.]java"))
                    .map(WordsTest::text)
                    .flatMap(text -> Pattern.compile(form).matcher(text).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
