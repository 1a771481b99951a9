package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two first starts at the same moment unpack the same PostgreSQL. */
class PostgresBinariesTest {

    @TempDir
    Path cache;

    private Path unfinished;

    @BeforeEach
    void unpacked_beside_the_target() throws IOException {
        unfinished = Files.createDirectory(cache.resolve("unpacking"));
        Files.writeString(unfinished.resolve("postgres"), "ours");
    }

    @Test
    void the_copy_of_a_process_that_was_faster_is_taken() throws IOException {
        var home = Files.createDirectory(cache.resolve("home"));
        Files.writeString(home.resolve("postgres"), "theirs");

        PostgresBinaries.putInPlace(unfinished, home);

        assertThat(home.resolve("postgres")).hasContent("theirs");
    }

    @Test
    void a_move_that_leaves_no_copy_fails() {
        assertThatThrownBy(() -> PostgresBinaries.putInPlace(unfinished, cache.resolve("missing/home")))
                .isInstanceOf(FileSystemException.class);
    }
}
