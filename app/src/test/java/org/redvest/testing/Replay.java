package org.redvest.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.redvest.testing.Tape.Call;
import org.redvest.testing.Tape.Recording;

/** Plays recordings on plain connections: the same calls with the same values, every row of every answer fetched, and nothing else. */
public final class Replay implements AutoCloseable {

    private final LinkedBlockingDeque<Connection> idle = new LinkedBlockingDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<?>> beside = new ConcurrentLinkedQueue<>();
    private final String generating;

    /**
     * @param generating the end of the statement that makes an id
     * @see #play(Recording, long)
     */
    public Replay(DataSource source, int connections, String generating) throws SQLException {
        this.generating = generating;
        for (int i = 0; i < connections; i++) {
            idle.add(source.getConnection());
        }
    }

    /** A request that makes nothing and reads what it read when it was recorded. */
    public void play(Recording recording) throws Exception {
        int rows = play(recording, Long.MIN_VALUE);
        if (rows != recording.rows()) {
            throw new IllegalStateException("Read %d rows where it had been %d".formatted(rows, recording.rows()));
        }
    }

    /**
     * @param generated the id that was made when this was recorded; what it is now takes its place in every later call
     * @return how many rows the request itself read
     */
    public int play(Recording recording, long generated) throws Exception {
        var run = new Run(new AtomicLong(generated), generated);
        for (int i = 0; i < recording.calls().size(); i++) {
            start(recording.beside().getOrDefault(i, List.of()), run);
            run.play(recording.calls().get(i));
        }
        start(recording.beside().getOrDefault(recording.calls().size(), List.of()), run);
        return run.rows;
    }

    /** Until all that goes on beside the requests is done. */
    public void await() throws InterruptedException, ExecutionException {
        for (var each = beside.poll(); each != null; each = beside.poll()) {
            each.get();
        }
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        for (var connection : idle) {
            connection.close();
        }
    }

    private void start(List<List<Call>> tracks, Run request) {
        for (var track : tracks) {
            beside.add(threads.submit(() -> {
                var run = new Run(request.id, request.generated);
                for (var call : track) {
                    run.play(call);
                }
                return null;
            }));
        }
    }

    /** What one thread has in its hands. */
    private final class Run {

        private final Map<Integer, Object> objects = new HashMap<>();
        private final Map<Integer, String> texts = new HashMap<>();
        private final AtomicLong id;
        private final long generated;
        private int rows;

        Run(AtomicLong id, long generated) {
            this.id = id;
            this.generated = generated;
        }

        void play(Call call) throws Exception {
            if (call.on() == Tape.POOL) {
                objects.put(call.made(), idle.takeFirst());
            } else if (call.is("close") && objects.get(call.on()) instanceof Connection connection) {
                idle.addFirst(connection);
            } else {
                var answer = call.method().invoke(objects.get(call.on()), now(call.arguments()));
                if (call.made() != Tape.POOL) {
                    objects.put(call.made(), answer);
                    texts.put(call.made(), call.arguments().length > 0 ? call.arguments()[0].toString() : "");
                } else if (answer instanceof ResultSet result) {
                    drain(result, texts.getOrDefault(call.on(), ""));
                } else if (call.executes()) {
                    check(call, answer);
                }
            }
        }

        private void drain(ResultSet result, String statement) throws SQLException {
            boolean makes = statement.stripTrailing().endsWith(generating);
            while (result.next()) {
                rows++;
                if (makes) {
                    id.set(result.getLong(1));
                }
            }
        }

        /** A statement that changes more or fewer rows than it did is not the same work. */
        private void check(Call call, Object answer) {
            if (!(answer instanceof int[] counts && Arrays.equals(counts, (int[]) call.answer())
                    || answer.equals(call.answer()))) {
                throw new IllegalStateException(
                        "Answered %s where it had been %s: %s".formatted(answer, call.answer(), texts.get(call.on())));
            }
        }

        private Object[] now(Object[] arguments) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof Long number && number == generated) {
                    var changed = arguments.clone();
                    changed[i] = id.get();
                    return changed;
                }
            }
            return arguments;
        }
    }
}
