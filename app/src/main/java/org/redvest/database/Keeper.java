package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The account under which PostgreSQL runs and the leash it runs on. PostgreSQL refuses root, and must not outlive the JVM
 * that started it, however that ends.
 */
sealed interface Keeper {

    /** Its own session keeps a Ctrl-C from the program; the death of the JVM reaches it as an interrupt: a fast shutdown. */
    List<String> leashed(List<String> program);

    /** Makes a file or folder of the database's folder the keeper's, also when another keeper had it before. */
    default void own(Path path) {}

    static Keeper forThisProcess() {
        if (!isLinux()) {
            return new Unleashed();
        }
        if (!isRoot()) {
            return new Myself();
        }
        return works("unshare", "-U", "true") ? new RootInUserNamespace() : new RootAsNobody();
    }

    /** Untested: other systems have no signal that follows the death of a parent. */
    record Unleashed() implements Keeper {
        @Override
        public List<String> leashed(List<String> program) {
            return program;
        }
    }

    record Myself() implements Keeper {
        @Override
        public List<String> leashed(List<String> program) {
            return join(LEASH, program);
        }
    }

    /** Root without a mapping is nobody to PostgreSQL and still root to the file system. */
    record RootInUserNamespace() implements Keeper {
        private static final int ROOT = 0;
        private static final List<String> UNSHARE = List.of("unshare", "-U");

        /** In this order: unshare would undo a death signal that was set before it, and the server outlive us. */
        @Override
        public List<String> leashed(List<String> program) {
            return join(UNSHARE, join(LEASH, program));
        }

        @Override
        public void own(Path path) {
            give(path, ROOT);
        }
    }

    /** Where user namespaces are forbidden, as in many containers. */
    record RootAsNobody() implements Keeper {
        private static final int NOBODY = 65534;
        private static final List<String> SETPRIV =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

        @Override
        public List<String> leashed(List<String> program) {
            return join(SETPRIV, join(LEASH, program));
        }

        @Override
        public void own(Path path) {
            give(path, NOBODY);
            letThrough(path.resolve("..").normalize());
            letThrough(path.resolve("../..").normalize());
        }

        private static void letThrough(Path folder) {
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            } catch (IOException e) {
                throw new UncheckedIOException("Could not let the account of PostgreSQL through " + folder, e);
            }
        }
    }

    String ACCOUNT = "unix:uid";
    List<String> LEASH = List.of("setpriv", "--pdeathsig", "INT", "setsid");

    private static List<String> join(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static boolean isLinux() {
        return "Linux".equals(System.getProperty("os.name"));
    }

    /** By number: a container may know no names. */
    private static boolean isRoot() {
        return account(Path.of("/proc/self")) == 0;
    }

    private static int account(Path path) {
        try {
            return (int) Files.getAttribute(path, ACCOUNT);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not ask whose %s is".formatted(path), e);
        }
    }

    private static void give(Path path, int account) {
        if (account(path) == account) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, ACCOUNT, account);
                Files.setAttribute(file, "unix:gid", account);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not hand %s to the account of PostgreSQL".formatted(path), e);
        }
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
