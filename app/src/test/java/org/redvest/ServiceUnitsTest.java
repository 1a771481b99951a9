package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of the documentation, read by systemd itself where it is at hand. Redvest stands in for a program that is there. */
class ServiceUnitsTest {

    private static final Path DOCUMENTED = Path.of("../docs/front");
    private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");

    @TempDir
    Path folder;

    @Test
    void systemd_finds_no_fault_in_the_units() throws Exception {
        assumeTrue(Files.isExecutable(SYSTEMD), "systemd-analyze is not on this machine");
        var command = new ArrayList<>(List.of(SYSTEMD.toString(), "verify"));
        for (var name : List.of("redvest.service", "redvest-backup.service", "redvest-backup.timer")) {
            var unit = Files.readString(DOCUMENTED.resolve(name)).replace("/opt/redvest/current/redvest", "/bin/true");
            command.add(Files.writeString(folder.resolve(name), unit).toString());
        }

        var verifying = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(verifying.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(verifying.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("Unknown", "redvest");
    }
}
