package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether a database holds made-up people or real ones is decided once. */
@RedvestTest
class InstallationTest {

    @Autowired
    InstallationStore store;

    @TempDir
    Path folder;

    @Test
    @FreshDatabase
    void a_demo_stays_a_demo() {
        assertThat(start(true).isDemo()).isTrue();
        assertThat(folder.resolve("this-is-a-demo")).exists();

        assertThat(start(true).isDemo()).isTrue();
        assertThatThrownBy(() -> start(false))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("holds a demo with made-up people");
    }

    @Test
    @FreshDatabase
    void a_real_installation_never_becomes_a_demo() {
        assertThat(start(false).isDemo()).isFalse();

        assertThatThrownBy(() -> start(true))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("belongs to a real installation");
        assertThat(folder.resolve("this-is-a-demo")).doesNotExist();
    }

    private Installation start(boolean demo) {
        return new Installation(store, Clock.systemUTC(), demo, "", folder);
    }
}
