package org.redvest.orders;

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
              from order_private
             where order_number = :number
            """;

    private static final String LAST_PRIVATE = """
            select address, contact_name, contact_phone, '' as note
              from order_private
              join orders using (order_number, region)
             where region = :region
             order by submitted_at desc, order_number desc
             limit 1
            """;

    private static final String KEEP_PRIVATE = """
            insert into order_private (order_number, region, address, contact_name, contact_phone, note)
            values (:number, :region, :address, :contact_name, :contact_phone, :note)
            on conflict (order_number) do update
               set address = excluded.address, contact_name = excluded.contact_name,
                   contact_phone = excluded.contact_phone, note = excluded.note
            """;

    private final JdbcClient jdbc;

    PrivateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PrivateDetails of(OrderNumber number) {
        return jdbc.sql(PRIVATE)
                .param("number", number.value())
                .query(PrivateStore::details)
                .optional()
                .orElseThrow(() -> new NoSuchOrder("order"));
    }

    Optional<PrivateDetails> last(RegionCode community) {
        return jdbc.sql(LAST_PRIVATE)
                .param("region", community.value())
                .query(PrivateStore::details)
                .optional();
    }

    void keep(OrderNumber number, RegionCode region, PrivateDetails details) {
        jdbc.sql(KEEP_PRIVATE)
                .param("number", number.value())
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
