package org.redvest.shifts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The activities that the running transaction has locked or placed. No other transaction changes them before it ends, so such an
 * activity is locked once, and read once until the transaction itself writes to one: each statement that does so says it here. What
 * one scope has seen counts for that scope alone.
 */
@Component
class HeldActivities {

    private record Key(Scope scope, ActivityNumber number) {}

    private static final class Holding {
        private final Set<Key> locked = new HashSet<>();
        private final Map<Key, Activity> read = new HashMap<>();
        private final Map<ShiftId, ActivityNumber> shifts = new HashMap<>();
    }

    boolean isHeld(ActivityNumber number) {
        return holding().filter(held -> held.locked.contains(key(number))).isPresent();
    }

    void hold(ActivityNumber number) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            holding().orElseGet(this::begin).locked.add(key(number));
        }
    }

    /** The activity as it was read last, or read now. */
    Optional<Activity> activity(ActivityNumber number, Supplier<Optional<Activity>> find) {
        var held = holding().filter(each -> each.locked.contains(key(number)));
        var known = held.map(each -> each.read.get(key(number)));
        if (held.isEmpty() || known.isPresent()) {
            return known.or(find);
        }
        var found = find.get();
        found.ifPresent(this::isNow);
        return found;
    }

    /** The activity of a shift that was read with it, be it written to since: no shift changes its activity. */
    Optional<ActivityNumber> activityOf(ShiftId shift) {
        return holding().map(held -> held.shifts.get(shift)).filter(this::isHeld);
    }

    /** After a statement that wrote to an activity, its shifts or its needs. */
    void written() {
        holding().ifPresent(held -> held.read.clear());
    }

    /** The same where it is known what the activity is then. */
    void writtenAs(Activity activity) {
        written();
        if (isHeld(activity.number())) {
            isNow(activity);
        }
    }

    private void isNow(Activity activity) {
        holding().ifPresent(held -> {
            held.read.put(key(activity.number()), activity);
            activity.shifts().forEach(shift -> held.shifts.put(shift.id(), activity.number()));
        });
    }

    private static Key key(ActivityNumber number) {
        return new Key(Scopes.current(), number);
    }

    private Optional<Holding> holding() {
        return Optional.ofNullable((Holding) TransactionSynchronizationManager.getResource(this));
    }

    private Holding begin() {
        var holding = new Holding();
        TransactionSynchronizationManager.bindResource(this, holding);
        TransactionSynchronizationManager.registerSynchronization(new Ending(holding));
        return holding;
    }

    /** Another transaction that begins meanwhile holds nothing of it; what is rolled back to a savepoint was not read or locked. */
    private final class Ending implements TransactionSynchronization {

        private final Holding holding;

        Ending(Holding holding) {
            this.holding = holding;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(HeldActivities.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(HeldActivities.this, holding);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            holding.locked.clear();
            written();
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResourceIfPossible(HeldActivities.this);
        }
    }
}
