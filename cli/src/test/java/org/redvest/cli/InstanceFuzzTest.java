package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redvest.cli.files.BadInput;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;

/**
 * Whatever stands in the files: they are read, or what is wrong is listed. With {@code JAZZER_FUZZ=1} Jazzer searches on from the seeds;
 * without, it tries the seeds alone, and a seeded mutation of them follows.
 */
class InstanceFuzzTest {
    private static final List<String> FILES = List.of(
            "volunteers.csv", "availability.csv", "needs.csv", "decisions.csv", "bonuses.csv", "parameters.json");

    /** Files follow each other, a zero byte between them; an absent or empty one is not written. */
    @FuzzTest(maxDuration = "60s")
    void files_are_read_or_refused(byte[] bytes) throws IOException {
        readOrRefuse(bytes);
    }

    @Test
    void mutated_files_are_read_or_refused() throws IOException {
        var random = new Random(20270104);
        var seed = seed();
        var read = 0;
        for (int i = 0; i < 1000; i++) {
            read += readOrRefuse(mutated(seed, random)) ? 1 : 0;
        }
        assertThat(read)
                .as("some mutations must stay readable, else nothing was tested")
                .isBetween(10, 990);
    }

    private static boolean readOrRefuse(byte[] bytes) throws IOException {
        var folder = Files.createTempDirectory("redvest-fuzz");
        try {
            write(bytes, folder);
            var instance = InstanceReader.read(folder, new Faults());
            assertThat(EngineProblem.of(instance).needs()).hasSameSizeAs(instance.needs());
            return true;
        } catch (BadInput e) {
            var words = Words.of("en");
            assertThat(e.faults())
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(words.tell(fault)).isNotEmpty());
            return false;
        } finally {
            delete(folder);
        }
    }

    private static void write(byte[] bytes, Path folder) throws IOException {
        var start = 0;
        for (var file : FILES) {
            var end = start;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            if (end > start) {
                Files.write(folder.resolve(file), java.util.Arrays.copyOfRange(bytes, start, end));
            }
            start = Math.min(end + 1, bytes.length);
        }
    }

    private static byte[] seed() throws IOException {
        var folder = Files.createTempDirectory("redvest-seed");
        try {
            Given.in(folder);
            return String.join(
                            "\0",
                            Given.text(folder.resolve("volunteers.csv")),
                            Given.text(folder.resolve("availability.csv")),
                            Given.text(folder.resolve("needs.csv")),
                            "volunteer,need,decision\nAn,clinic,held\nBo,clinic,barred\n",
                            "volunteer,need,points\nAn,library,-1.5\n",
                            "{\"fatigue\": [0, 1.5], \"gapMinutes\": 5}")
                    .getBytes(StandardCharsets.UTF_8);
        } finally {
            delete(folder);
        }
    }

    /** A few bytes changed, doubled, dropped or swapped for others that files are made of. */
    private static byte[] mutated(byte[] seed, Random random) {
        var alphabet = "0123456789-.,;:\"\n\r T\u00e9\u0000{}[]eE+aAhn".getBytes(StandardCharsets.UTF_8);
        var bytes = new ArrayList<Byte>();
        for (byte b : seed) {
            bytes.add(b);
        }
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            var at = random.nextInt(bytes.size());
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, alphabet[random.nextInt(alphabet.length)]);
                case 1 -> bytes.add(at, alphabet[random.nextInt(alphabet.length)]);
                case 2 -> bytes.remove(at);
                default -> bytes.set(at, (byte) random.nextInt(256));
            }
        }
        var mutated = new byte[bytes.size()];
        for (int i = 0; i < mutated.length; i++) {
            mutated[i] = bytes.get(i);
        }
        return mutated;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(InstanceFuzzTest::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
