package org.redvest.setup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what the installation is called, and about the links to its founding. */
@Repository
class SetupStore {

    /** Two foundings at once: the second waits, and finds the city of the first. */
    private static final String WAIT = """
            select pg_advisory_xact_lock(hashtext('redvest founding')) is null
            """;

    private static final String FIND = """
            select region, product, committee, coalesce(left(encode(sha256(logo), 'hex'), 12), '') as mark from city
            """;

    private static final String FOUND = """
            insert into city (region, product, committee, logo, founded_at)
            values (:region, :product, :committee, :logo, :at)
            """;

    private static final String NAME = """
            update city set product = :product, committee = :committee
            """;

    private static final String DRAW = """
            update city set logo = :logo
            """;

    private static final String LOGO = """
            select logo from city where left(encode(sha256(logo), 'hex'), 12) = :mark
            """;

    private static final String PRINT = """
            insert into setup_link (token_digest, printed_at) values (:digest, :at)
            """;

    private static final String IS_PRINTED = """
            select exists (select from setup_link where token_digest = :digest)
            """;

    private static final String END_LINKS = """
            delete from setup_link
            """;

    private final JdbcClient jdbc;

    SetupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void awaitOthers() {
        jdbc.sql(WAIT).query(Boolean.class).single();
    }

    Optional<FoundedCity> find() {
        return jdbc.sql(FIND)
                .query((row, _) -> new FoundedCity(
                        new RegionCode(row.getString("region")),
                        row.getString("product"),
                        row.getString("committee"),
                        row.getString("mark")))
                .optional();
    }

    void found(RegionCode region, String product, String committee, Optional<CityLogo> logo, Instant at) {
        jdbc.sql(FOUND)
                .param("region", region.value())
                .param("product", product)
                .param("committee", committee)
                .param("logo", logo.map(CityLogo::png).orElse(null))
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    void name(String product, String committee) {
        jdbc.sql(NAME).param("product", product).param("committee", committee).update();
    }

    void draw(Optional<CityLogo> logo) {
        jdbc.sql(DRAW).param("logo", logo.map(CityLogo::png).orElse(null)).update();
    }

    Optional<CityLogo> logo(String mark) {
        return jdbc.sql(LOGO).param("mark", mark).query(byte[].class).optional().map(CityLogo::new);
    }

    void print(byte[] digest, Instant at) {
        jdbc.sql(PRINT)
                .param("digest", digest)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    boolean isPrinted(byte[] digest) {
        return jdbc.sql(IS_PRINTED).param("digest", digest).query(Boolean.class).single();
    }

    void endLinks() {
        jdbc.sql(END_LINKS).update();
    }
}
