package org.redvest.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.redvest.cli.files.PlanReader;

/**
 * The folder that a plan goes to: absent, empty or an earlier plan. The new plan is written beside it, down to the disk, and takes
 * its name only when it is whole; until then, and whenever anything fails, the earlier one stays as it was.
 *
 * <p>A folder with files in it cannot be replaced in one step, so the earlier plan steps aside for a moment. Whoever is killed in that
 * moment leaves it as {@code .PLAN-earlier}, and the next who opens the folder puts it back.
 */
final class PlanFolder implements AutoCloseable {
    private static final Set<String> FILES = Set.of(PlanReader.PLAN, PlanReader.PRICES, PlanReader.SUMMARY);

    private final Path folder;
    private final Path beside;
    private final Path earlier;

    private PlanFolder(Path folder, Path beside) {
        this.folder = folder;
        this.beside = beside;
        earlier = folder.resolveSibling("." + folder.getFileName() + "-earlier");
    }

    /** Makes room beside the folder at once: better to learn before the planning than after it that nothing can be written. */
    static PlanFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path.getParent());
            var place = new PlanFolder(
                    path, Files.createTempDirectory(path.getParent(), "." + path.getFileName() + "-new-"));
            place.recover();
            return place;
        } catch (IOException e) {
            throw new Refusal("plan.unwritable", folder, e);
        }
    }

    /** Refuses a folder that anything else would be lost from. */
    static void refuseUnlessPlan(Path folder, Path instance) {
        var path = folder.toAbsolutePath().normalize();
        if (path.getParent() == null || isSame(path, instance)) {
            throw new Refusal("plan.is-instance", folder);
        }
        if (!Files.exists(path)) {
            return;
        }
        try (var entries = Files.list(path)) {
            var other = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !FILES.contains(name))
                    .sorted()
                    .findFirst();
            if (other.isPresent()) {
                throw new Refusal("plan.not-a-plan", folder, other.get());
            }
        } catch (IOException e) {
            throw new Refusal("plan.not-a-folder", folder);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Where to write the files of the new plan. */
    Path beside() {
        return beside;
    }

    /** Gives the new plan its name. */
    void publish() throws IOException {
        for (var file : FILES) {
            synchronise(beside.resolve(file));
        }
        widenRights();
        if (Files.exists(folder)) {
            Files.move(folder, earlier, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            recover();
        }
    }

    /** Puts the earlier plan back where there is no other, and else forgets it. */
    private void recover() throws IOException {
        if (Files.exists(earlier) && Files.exists(folder.resolve(PlanReader.SUMMARY))) {
            delete(earlier);
        } else if (Files.exists(earlier)) {
            Files.move(earlier, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void synchronise(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A temporary folder is its owner's alone; a plan is as any other folder made here. */
    private void widenRights() throws IOException {
        var plain = Files.createDirectory(beside.resolve("rights"));
        if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(plain));
        }
        Files.delete(plain);
    }

    @Override
    public void close() {
        try {
            if (Files.exists(beside)) {
                delete(beside);
            }
        } catch (IOException e) {
            throw new Refusal("plan.unwritable", beside, e);
        }
    }

    private static void delete(Path plan) throws IOException {
        for (var file : List.of(PlanReader.PLAN, PlanReader.PRICES, PlanReader.SUMMARY)) {
            Files.deleteIfExists(plan.resolve(file));
        }
        try {
            Files.delete(plan);
        } catch (DirectoryNotEmptyException e) {
            throw new IOException("Somebody else writes into " + plan, e);
        }
    }
}
