package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page and message is written in both languages, and every word that a page asks for is there. */
class MessagesTest {

    private static final Pattern ASKED = Pattern.compile("(?:text|words|texts)\\.of\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private static final Pattern ONE_CITY = Pattern.compile("邵阳|大祥|衡阳|0739|0734|(?i:Shaoyang|Daxiang|Hengyang)");

    private static final Pattern ONE_OFFICE = Pattern.compile("团委|共青团|文明办|(?i:Youth League|League committee)");

    private final Messages messages = new Messages();

    @Test
    void every_word_stands_in_both_languages() {
        assertThat(messages.words(Language.EN).keySet())
                .containsExactlyElementsOf(messages.words(Language.ZH).keySet());
    }

    @Test
    void no_word_is_empty_and_no_english_word_is_chinese() {
        assertThat(messages.words(Language.ZH))
                .allSatisfy((key, word) -> assertThat(word).as(key).isNotEmpty());
        assertThat(messages.words(Language.EN))
                .allSatisfy((key, word) ->
                        assertThat(CHINESE.matcher(word).find()).as(key).isFalse());
    }

    @Test
    void outside_the_demo_no_word_names_a_city() {
        for (var language : Language.values()) {
            assertThat(messages.words(language)).allSatisfy((key, word) -> {
                if (!key.startsWith("demo.")) {
                    assertThat(word).as(key).doesNotContainPattern(ONE_CITY);
                }
            });
        }
    }

    /** Who organises is for each city to say: a League committee, an office for civility, an association. */
    @Test
    void outside_the_demo_no_word_says_which_office_organises() {
        for (var language : Language.values()) {
            assertThat(messages.words(language)).allSatisfy((key, word) -> {
                if (!key.startsWith("demo.")) {
                    assertThat(word).as(key).doesNotContainPattern(ONE_OFFICE);
                }
            });
        }
    }

    @Test
    void no_key_stands_twice_in_a_file() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            for (var file : files.toList()) {
                var keys = Files.readAllLines(file).stream()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')).strip());

                assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
            }
        }
    }

    /** All bundles are one: of two words under one key a page shows the one that was read last. */
    @Test
    void no_key_stands_in_two_files() throws IOException {
        for (var english : List.of(true, false)) {
            var keys = new ArrayList<String>();
            try (var files = Files.list(Path.of("src/main/resources/messages"))) {
                for (var file : files.filter(each -> each.toString().endsWith("_en.properties") == english)
                        .toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> line.contains("=") && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('=')).strip())
                            .forEach(keys::add);
                }
            }

            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void words_with_arguments_double_their_apostrophes() {
        for (var language : Language.values()) {
            assertThat(messages.words(language)).allSatisfy((key, word) -> {
                if (word.contains("{")) {
                    assertThat(word.replace("''", "")).as(key).doesNotContain("'");
                }
            });
        }
    }

    /** Without arguments a word stands as written: a doubled apostrophe would be read. */
    @Test
    void words_without_arguments_do_not_double_them() {
        for (var language : Language.values()) {
            assertThat(messages.words(language)).allSatisfy((key, word) -> {
                if (!word.contains("{")) {
                    assertThat(word).as(key).doesNotContain("''");
                }
            });
        }
    }

    @Test
    void every_word_that_a_page_asks_for_exists() throws IOException {
        var asked = new TreeSet<String>();
        for (var source : sources()) {
            ASKED.matcher(Files.readString(source))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(asked::add);
        }

        assertThat(asked).isNotEmpty().isSubsetOf(messages.words(Language.ZH).keySet());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> pages = Files.walk(Path.of("src/main"))) {
            return pages.filter(path ->
                            path.toString().endsWith(".jte") || path.toString().endsWith(".java"))
                    .toList();
        }
    }
}
