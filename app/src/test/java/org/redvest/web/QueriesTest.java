package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A word arrives in the next page as it was, whatever signs it has: there is one way to write it into an address. */
class QueriesTest {

    /** A name whose value is put together on the spot, in a template or in Java; or an encoder of another's. */
    private static final Pattern BY_HAND =
            Pattern.compile("[?&][a-zA-Z]+=(\\$\\{|\" *[+]|%[sd])|URLEncoder|UriUtils\\.encode");

    @Test
    void a_word_with_any_sign_arrives_as_it_was() {
        for (var word : List.of("张 三", "a&b=c", "50%", "1+1", "#6", "问?", "", "\"<'", "/orders?x=1")) {
            var written = Queries.with("/orders", "which", "open", "words", word);

            var read = UriComponentsBuilder.fromUriString(written).build(true);
            assertThat(read.getPath()).isEqualTo("/orders");
            assertThat(read.getQueryParams().keySet()).containsExactly("which", "words");
            var value = read.getQueryParams().getFirst("words");
            assertThat(UriUtils.decode(value == null ? "" : value, "UTF-8")).isEqualTo(word);
        }
    }

    @Test
    void more_parameters_stand_behind_those_that_an_address_has() {
        assertThat(Queries.with("/orders")).isEqualTo("/orders");
        assertThat(Queries.with("/orders", "page", 2)).isEqualTo("/orders?page=2");
        assertThat(Queries.with(Queries.with("/orders", "page", 2), "todo", 3)).isEqualTo("/orders?page=2&todo=3");
        assertThat(Queries.with("/sign-in?old", "next", "/me")).isEqualTo("/sign-in?old&next=%2Fme");
    }

    @Test
    void no_page_and_no_class_writes_a_query_by_hand() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            var found = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*[.](jte|java)"))
                    .filter(file -> !file.endsWith("Queries.java"))
                    .flatMap(QueriesTest::byHand)
                    .toList();

            assertThat(found).isEmpty();
        }
    }

    @Test
    void a_query_by_hand_is_seen() {
        for (var line : List.of(
                "<a href=\"/orders?which=${which.word()}\">",
                "href = \"/orders?words=\" + words",
                "\"/openings/%d?refused=%s\".formatted(need, code)",
                "@import java.net.URLEncoder")) {
            assertThat(BY_HAND.matcher(line).find()).as(line).isTrue();
        }
    }

    private static Stream<String> byHand(Path file) {
        try {
            return BY_HAND.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .map(hit -> file + ": " + hit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
