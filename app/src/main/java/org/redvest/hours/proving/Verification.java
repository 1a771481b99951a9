package org.redvest.hours.proving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.redvest.hours.DayTree;
import org.redvest.hours.LedgerAudit;

/** Computes the whole ledger again on several cores: a day each, joined in the order of the days. */
final class Verification {

    private final DataSource source;
    private final int cores;

    Verification(DataSource source, int cores) {
        this.source = source;
        this.cores = cores;
    }

    private record Read(WholeReading.Range range, DayReading day, List<DayTree.Node> nodes) {}

    LedgerAudit run() throws InterruptedException {
        try (var first = VerifyStore.open(source, Optional.empty())) {
            var whole = new WholeReading(first.roots(), first.heads());
            var readers = readers(first.moment());
            try (var threads = Executors.newFixedThreadPool(cores)) {
                read(whole, threads, readers);
            } finally {
                readers.forEach(VerifyStore::close);
            }
            return whole.end();
        }
    }

    private BlockingQueue<VerifyStore> readers(String moment) {
        var readers = new ArrayBlockingQueue<VerifyStore>(cores);
        for (int core = 0; core < cores; core++) {
            readers.add(VerifyStore.open(source, Optional.of(moment)));
        }
        return readers;
    }

    /** Only some days ahead, so that memory does not grow with the years. */
    private void read(WholeReading whole, ExecutorService threads, BlockingQueue<VerifyStore> readers)
            throws InterruptedException {
        Queue<Future<Read>> ahead = new ArrayDeque<>();
        for (var range : whole.ranges()) {
            ahead.add(threads.submit(() -> read(range, readers)));
            if (ahead.size() > 2 * cores) {
                join(whole, ahead.remove());
            }
        }
        for (var read : new ArrayList<>(ahead)) {
            join(whole, read);
        }
    }

    private static Read read(WholeReading.Range range, BlockingQueue<VerifyStore> readers) throws InterruptedException {
        var reader = readers.take();
        try {
            return new Read(
                    range, reader.read(range), range.root().map(reader::nodes).orElse(List.of()));
        } finally {
            readers.add(reader);
        }
    }

    private static void join(WholeReading whole, Future<Read> day) throws InterruptedException {
        try {
            var read = day.get();
            whole.join(read.range(), read.day(), read.nodes());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A day of the ledger cannot be read", failed);
        }
    }
}
