package org.redvest.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes down what is done with connections, call by call and thread by thread, so that {@link Replay} can do it again. */
public final class Tape {

    /** What connections are taken from and given back to. */
    static final int POOL = 0;

    private static final Method TAKE = take();

    /**
     * What was called on which object, what it answered and which object it made; objects are numbered. Parameters are kept as they
     * were given, so a stream could be played only once; there are none.
     */
    record Call(
            int on,
            Method method,
            Object[] arguments,
            @Nullable Object answer,
            int made) {

        boolean executes() {
            return method.getName().startsWith("execute");
        }

        boolean is(String name) {
            return method.getName().equals(name);
        }
    }

    /**
     * One request.
     *
     * @param calls of the thread that served it
     * @param beside what other threads did after a commit of it, by the number of calls before they began
     * @param rows that were read in all
     */
    public record Recording(List<Call> calls, Map<Integer, List<List<Call>>> beside, int rows) {

        public long transactions() {
            return all().stream().filter(call -> call.is("commit")).count();
        }

        /** Without what other threads did after it: what the person waits for. */
        public Recording untilTheAnswer() {
            return new Recording(calls, Map.of(), rows);
        }

        /** In the order in which they were sent, those of other threads last. */
        public List<String> statements() {
            var texts = new LinkedHashMap<Integer, String>();
            var sent = new ArrayList<String>();
            for (var call : all()) {
                if (call.made() != POOL && call.arguments().length > 0) {
                    texts.put(call.made(), (String) call.arguments()[0]);
                }
                if (call.executes()) {
                    sent.add(texts.getOrDefault(
                            call.on(), List.of(call.arguments()).toString()));
                }
            }
            return sent;
        }

        private List<Call> all() {
            var all = new ArrayList<>(calls);
            beside.values().forEach(tracks -> tracks.forEach(all::addAll));
            return all;
        }
    }

    private final Map<Thread, List<Call>> tracks = new LinkedHashMap<>();
    private final Map<Integer, List<List<Call>>> beside = new LinkedHashMap<>();
    private int objects;
    private int open;
    private int rows;

    /** Whether every connection that was taken has been given back. */
    public synchronized boolean isAtRest() {
        return open == 0;
    }

    public synchronized Recording recording() {
        return new Recording(tracks.values().iterator().next(), beside, rows);
    }

    Connection recorded(Connection connection) {
        return recorded(Connection.class, connection, write(POOL, TAKE, new Object[0], connection));
    }

    private <T> T recorded(Class<T> type, Object real, int number) {
        return proxy(type, (_, method, arguments) -> {
            var answer = called(real, method, arguments);
            if (asksNothing(method)) {
                return answer;
            }
            int made = write(number, method, arguments == null ? new Object[0] : arguments.clone(), answer);
            return switch (answer) {
                case Statement statement -> recorded(method.getReturnType(), statement, made);
                case ResultSet result -> counted(result);
                case null, default -> answer;
            };
        });
    }

    private ResultSet counted(ResultSet result) {
        return proxy(ResultSet.class, (_, method, arguments) -> {
            var answer = called(result, method, arguments);
            if (method.getName().equals("next") && Boolean.TRUE.equals(answer)) {
                countRow();
            }
            return answer;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Tape.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object called(Object on, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized void countRow() {
        rows++;
    }

    /** What the driver knows by itself. */
    private static boolean asksNothing(Method method) {
        return method.getDeclaringClass() == Object.class || method.getName().matches("(get|is|unwrap).*");
    }

    private synchronized int write(int on, Method method, Object[] arguments, @Nullable Object answer) {
        int made = answer instanceof Connection || answer instanceof Statement ? ++objects : POOL;
        if (answer instanceof Connection) {
            open++;
        }
        if (method.getName().equals("close") && method.getDeclaringClass() == Connection.class) {
            open--;
        }
        track().add(new Call(on, method, arguments, made == POOL ? answer : null, made));
        return made;
    }

    private List<Call> track() {
        var known = tracks.get(Thread.currentThread());
        if (known != null) {
            return known;
        }
        var begun = new ArrayList<Call>();
        if (!tracks.isEmpty()) {
            int before = tracks.values().iterator().next().size();
            beside.computeIfAbsent(before, _ -> new ArrayList<>()).add(begun);
        }
        tracks.put(Thread.currentThread(), begun);
        return begun;
    }

    private static Method take() {
        try {
            return DataSource.class.getMethod("getConnection");
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
