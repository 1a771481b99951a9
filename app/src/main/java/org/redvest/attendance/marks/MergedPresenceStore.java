package org.redvest.attendance.marks;

import org.redvest.accounts.AccountId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was marked under either of two numbers, and the lead of a shift, is of one person from now on. */
@Repository
@Order(2)
class MergedPresenceStore implements VolunteerRecords {

    private static final String PRESENCES = "update presence set volunteer_id = :to where volunteer_id = :from";

    private static final String LEADS = "update shift_lead set volunteer_id = :to where volunteer_id = :from";

    private final JdbcClient jdbc;

    MergedPresenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void carryOver(VolunteerId from, VolunteerId to, AccountId by, String reason) {
        jdbc.sql(PRESENCES).param("from", from.value()).param("to", to.value()).update();
        jdbc.sql(LEADS).param("from", from.value()).param("to", to.value()).update();
    }
}
