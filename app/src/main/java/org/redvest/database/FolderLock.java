package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a folder, held by one process at a time; it goes with the process, however that ends. Who has it within
 * this process is remembered here: closing a second channel on the file would give the system's lock away.
 */
record FolderLock(Path folder, FileChannel channel) implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    static Optional<FolderLock> take(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            return Optional.empty();
        }
        var lock = Optional.<FolderLock>empty();
        try {
            lock = takeFromOtherProcesses(folder);
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(folder);
            }
        }
        return lock;
    }

    private static Optional<FolderLock> takeFromOtherProcesses(Path folder) throws IOException {
        var channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new FolderLock(folder, channel));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(folder);
        }
    }
}
