package org.redvest.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The driver is started by ./redvest and not by Spark's own scripts, which would open what Spark needs. */
class JvmOptionsTest {
    /** The vector module is for Spark's machine learning; the package of the other is gone from JDK 25. */
    private static final List<String> NOT_NEEDED =
            List.of("--add-modules=jdk.incubator.vector", "--add-opens=java.base/sun.security.action=ALL-UNNAMED");

    @Test
    void everything_that_spark_opens_is_opened() throws IOException {
        var ours = Files.readAllLines(Path.of("jvm.options"));
        assertThat(JavaModuleOptions.defaultModuleOptionArray())
                .filteredOn(option -> !NOT_NEEDED.contains(option))
                .isSubsetOf(ours);
    }
}
