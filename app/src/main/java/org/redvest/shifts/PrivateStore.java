package org.redvest.shifts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what only those who come may know. */
@Repository
class PrivateStore {

    private static final String PRIVATE = """
            select address, contact_name, contact_phone, note
              from activity_private
             where activity = :activity
            """;

    private static final String LAST_PRIVATE = """
            select address, contact_name, contact_phone, '' as note
              from activity_private
              join activity using (activity, region)
             where region = :region and owner = :owner
             order by activity desc
             limit 1
            """;

    private static final String KEEP_PRIVATE = """
            insert into activity_private (activity, region, address, contact_name, contact_phone, note)
            values (:activity, :region, :address, :contact_name, :contact_phone, :note)
            on conflict (activity) do update
               set address = excluded.address, contact_name = excluded.contact_name,
                   contact_phone = excluded.contact_phone, note = excluded.note
            """;

    private final JdbcClient jdbc;

    PrivateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PrivateDetails of(ActivityNumber number) {
        return jdbc.sql(PRIVATE)
                .param("activity", number.value())
                .query(PrivateStore::details)
                .optional()
                .orElseThrow(() -> new NoSuchActivity("activity"));
    }

    Optional<PrivateDetails> last(RegionCode community, Owner owner) {
        return jdbc.sql(LAST_PRIVATE)
                .param("region", community.value())
                .param("owner", owner.stored())
                .query(PrivateStore::details)
                .optional();
    }

    void keep(ActivityNumber number, RegionCode region, PrivateDetails details) {
        jdbc.sql(KEEP_PRIVATE)
                .param("activity", number.value())
                .param("region", region.value())
                .param("address", details.address())
                .param("contact_name", details.contactName())
                .param("contact_phone", details.contactPhone())
                .param("note", details.note())
                .update();
    }

    private static PrivateDetails details(ResultSet row, int number) throws SQLException {
        return new PrivateDetails(
                row.getString("address"),
                row.getString("contact_name"),
                row.getString("contact_phone"),
                row.getString("note"));
    }
}
