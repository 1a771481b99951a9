package org.redvest.database;

/**
 * The scope of the running thread. Every statement of a transaction runs in it ({@link ScopedDataSource}); who names none is the
 * public. Outside a transaction nothing is seen at all.
 */
public final class Scopes {

    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    private Scopes() {}

    public static Scope current() {
        return CURRENT.orElse(Scope.PUBLIC);
    }

    /** Works in another scope; a transaction that is already running changes over and back again, as soon as it is asked something. */
    public static <T, X extends Throwable> T within(Scope scope, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, scope).call(work);
    }

    /** {@link #within} for work that answers nothing. */
    public static void run(Scope scope, Runnable work) {
        within(scope, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
