package org.redvest.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of {@code ./redvest package}, without its trained cache, runs where there is nothing: no network, no JDK, an empty environment, an
 * account without a home, a folder with spaces. Where the machine lets nobody make a network without a way out, it is walked with the network
 * there, and the log says so.
 */
@Order(4)
class ArchiveByHand {

    @TempDir
    Path folder;

    @Test
    void a_machine_without_network_installs_it_serves_keeps_copies_and_upgrades() throws Exception {
        var java = Path.of(System.getProperty("java.home"));
        var make = new ProcessBuilder(
                "../packaging/make",
                "test",
                "../app/target/redvest-app.jar",
                "../cli/target",
                folder.toString(),
                "--untrained");
        make.environment().put("JAVA_HOME", java.toString());
        succeeds(make, "packed");
        var work = Files.createDirectory(folder.resolve("work"));
        for (var each : List.of(folder, work)) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        var walk = new ArrayList<>(withoutNetwork());
        walk.addAll(List.of(
                java.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                OfflineWalk.class.getName(),
                archive().toString(),
                work.toString()));
        var walked = new ProcessBuilder(walk);
        walked.environment().put("LC_ALL", "C.UTF-8");

        assertThat(succeeds(walked, "walked")).contains("walked to the end");
    }

    private Path archive() throws IOException {
        try (var made = Files.newDirectoryStream(folder, "redvest-test-*.tar.gz")) {
            return made.iterator().next();
        }
    }

    /** A network of its own has loopback alone. */
    private List<String> withoutNetwork() throws Exception {
        var inside = List.of("unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
        var tried = new ArrayList<>(inside);
        tried.add("true");
        try {
            if (new ProcessBuilder(tried).start().waitFor() == 0) {
                return inside;
            }
        } catch (IOException noSuchProgram) {
            // Told below.
        }
        System.out.println("No network can be cut off on this machine: the archive is walked with the network there.");
        return List.of();
    }

    private String succeeds(ProcessBuilder builder, String name) throws Exception {
        var log = folder.resolve(name + ".log");
        var process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        var said = Files.readString(log);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
