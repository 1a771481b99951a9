package org.redvest.bulletins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.bulletins.proof.SignedFile;
import org.redvest.regions.RegionCode;
import org.redvest.web.Listing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about frozen bulletins. They are added and read, never changed. */
@Repository
class BulletinStore {

    /** Numbers of one committee follow each other: one is given at a time, until the transaction ends. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('bulletin ' || :region, 0))";

    private static final String NEXT = """
        select coalesce(max(number), 0) + 1 from bulletin where region = :region and year = :year
        """;

    private static final String INSERT = """
        insert into bulletin (region, year, number, title, first_day, last_day, content, sha256, signature, public_key, form, frozen_by,
                              frozen_at)
        values (:region, :year, :number, :title, :from, :to, :content, :sha256, :signature, :key, :form, :by, :at)
        returning bulletin_id
        """;

    private static final String OF_FORM = """
        select bulletin_id from bulletin where form = :form and frozen_by = :by
        """;

    private static final String FIND = """
        select * from bulletin where bulletin_id = :id
        """;

    private static final String LIST = """
        select bulletin_id, region, year, number, title, first_day, last_day, frozen_at
          from bulletin
         order by frozen_at desc, bulletin_id desc
         limit :most offset :offset
        """;

    private static final String COUNT = "select count(*) from bulletin";

    private final JdbcClient jdbc;

    BulletinStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int nextNumber(RegionCode region, int year) {
        jdbc.sql(LOCK).param("region", region.value()).query().listOfRows();
        return jdbc.sql(NEXT)
                .param("region", region.value())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    BulletinId insert(BulletinRow row, SignedFile file, UUID form, Hat by) {
        return jdbc.sql(INSERT)
                .param("region", row.region().value())
                .param("year", row.year())
                .param("number", row.number())
                .param("title", row.title())
                .param("from", row.from())
                .param("to", row.to())
                .param("content", file.content())
                .param("sha256", file.sha256())
                .param("signature", file.signature())
                .param("key", file.publicKey())
                .param("form", form)
                .param("by", by.account().value())
                .param("at", row.frozenAt().atOffset(ZoneOffset.UTC))
                .query((found, _) -> new BulletinId(found.getLong(1)))
                .single();
    }

    Optional<BulletinId> ofForm(UUID form, Hat by) {
        return jdbc.sql(OF_FORM)
                .param("form", form)
                .param("by", by.account().value())
                .query((row, _) -> new BulletinId(row.getLong(1)))
                .optional();
    }

    Optional<SignedFile> find(BulletinId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query((row, _) -> new SignedFile(
                        row.getBytes("content"),
                        row.getBytes("sha256"),
                        row.getBytes("signature"),
                        row.getBytes("public_key")))
                .optional();
    }

    Listing<BulletinRow> list(int page) {
        var rows = jdbc.sql(LIST)
                .param("most", Listing.LENGTH)
                .param("offset", Listing.offset(page))
                .query(BulletinStore::row)
                .list();
        return new Listing<>(rows, page, jdbc.sql(COUNT).query(Long.class).single());
    }

    private static BulletinRow row(ResultSet row, int index) throws SQLException {
        return new BulletinRow(
                new BulletinId(row.getLong("bulletin_id")),
                row.getString("title"),
                new RegionCode(row.getString("region")),
                row.getInt("year"),
                row.getInt("number"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("frozen_at", OffsetDateTime.class).toInstant());
    }
}
