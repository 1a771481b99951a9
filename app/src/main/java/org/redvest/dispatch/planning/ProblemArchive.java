package org.redvest.dispatch.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.redvest.engine.Problem;

/** The files of a problem in one zip archive, to be kept beside its plan. */
public final class ProblemArchive {

    private ProblemArchive() {}

    public static byte[] of(Problem problem) {
        try {
            Path zip = Files.createTempFile("redvest-problem-", ".zip");
            try {
                Files.delete(zip);
                try (var files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
                    ProblemFolder.write(problem, files.getPath("/"));
                }
                return Files.readAllBytes(zip);
            } finally {
                Files.deleteIfExists(zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of a problem could not be packed", e);
        }
    }

    /** Unpacks into a folder that is absent or empty. */
    public static void unpack(byte[] archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path zip = Files.createTempFile("redvest-problem-", ".zip");
        try {
            Files.write(zip, archive);
            try (var files = FileSystems.newFileSystem(zip);
                    var all = Files.list(files.getPath("/"))) {
                for (Path file : all.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    /** Whether something stands there already. */
    public static boolean isTaken(Path folder) throws IOException {
        return ProblemFolder.isTaken(folder);
    }
}
