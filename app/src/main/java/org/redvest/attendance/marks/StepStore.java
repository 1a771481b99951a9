package org.redvest.attendance.marks;

import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far a shift has come: who moves it on goes first, and whether it is confirmed already. */
@Repository
public class StepStore {

    /** A check-in, the clock and a confirmation may move the same shift on: one after the other. */
    private static final String LOCK_STEPS = "select pg_advisory_xact_lock(hashtextextended('steps of ' || :shift, 0))";

    private static final String CONFIRMED = "select exists (select from confirmation where shift_id = :shift)";

    private final JdbcClient jdbc;

    StepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void lockSteps(ShiftId shift) {
        jdbc.sql(LOCK_STEPS).param("shift", shift.value()).query().listOfRows();
    }

    boolean confirmed(ShiftId shift) {
        return jdbc.sql(CONFIRMED)
                .param("shift", shift.value())
                .query(Boolean.class)
                .single();
    }
}
