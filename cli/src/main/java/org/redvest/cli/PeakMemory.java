package org.redvest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process ever had: the whole of it, not the heap alone, where the system tells. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    static long mebibytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseGet(PeakMemory::heap);
        } catch (IOException e) {
            return heap();
        }
    }

    private static long heap() {
        return Runtime.getRuntime().totalMemory() >> 20;
    }
}
