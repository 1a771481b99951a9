package org.redvest.randomcity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets people in without the form: a password takes a tenth of a second to compare, and whole cities are started anew for each
 * finding. The form is used as well, by steps of its own.
 */
final class PlantedSessions {

    private static final String SESSION = """
            insert into spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time,
                                        principal_name)
            values (:id, :id, :created, :now, 2592000, :ends, :account)
            """;

    private static final String ATTRIBUTE = """
            insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) values (:id, :name, :bytes)
            """;

    private final JdbcClient sql;
    private final CityServer server;

    PlantedSessions(JdbcClient sql, CityServer server) {
        this.sql = sql;
        this.server = server;
    }

    /** The value of the cookie. */
    String open(Hat hat) {
        var id = UUID.randomUUID().toString();
        var now = Instant.now();
        sql.sql(SESSION)
                .param("id", id)
                .param("created", server.realTime().toEpochMilli())
                .param("now", now.toEpochMilli())
                .param("ends", now.plus(Duration.ofDays(30)).toEpochMilli())
                .param("account", String.valueOf(hat.account().value()))
                .update();
        Map.of("account", hat.account().value(), "grant", hat.grant().value())
                .forEach((name, value) -> sql.sql(ATTRIBUTE)
                        .param("id", id)
                        .param("name", name)
                        .param("bytes", serialized(value))
                        .update());
        return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] serialized(Long number) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(number);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
