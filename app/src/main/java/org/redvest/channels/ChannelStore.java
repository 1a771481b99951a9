package org.redvest.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the channels of the installation. */
@Repository
public class ChannelStore {

    /** New settings are tried at once. An empty password leaves the one that was kept. */
    private static final String SAVE = """
        insert into channel (channel, enabled, settings, secret)
        values (:channel, :enabled, :settings::jsonb, :secret)
            on conflict (channel) do update
           set enabled = excluded.enabled, settings = excluded.settings, secret = coalesce(excluded.secret, channel.secret),
               failures = 0, failing_since = null, resting_until = null
        """;

    private static final String FAILED = """
        update channel set failures = failures + 1, failing_since = coalesce(failing_since, :now), resting_until = :until,
               last_error = :answer, last_error_at = :now
         where channel = :channel
        """;

    private static final String WORKED = """
        update channel set failures = 0, failing_since = null, resting_until = null, last_sent_at = :now where channel = :channel
        """;

    private static final String REFUSED = """
        update channel set last_error = :answer, last_error_at = :now where channel = :channel
        """;

    private final JdbcClient jdbc;

    ChannelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Set<Channel> enabled() {
        return jdbc.sql("select channel from channel where enabled")
                .query((row, _) -> Channel.of(row.getString("channel")))
                .set();
    }

    public Optional<ChannelState> find(Channel channel) {
        return jdbc.sql("select * from channel where channel = :channel")
                .param("channel", channel.code())
                .query(ChannelStore::state)
                .optional();
    }

    void save(Channel channel, boolean enabled, String settings, Optional<byte[]> secret) {
        jdbc.sql(SAVE)
                .param("channel", channel.code())
                .param("enabled", enabled)
                .param("settings", settings)
                .param("secret", secret.orElse(null), Types.BINARY)
                .update();
    }

    public void failed(Channel channel, SendResult.ServerAnswer answer, Instant restsUntil, Instant now) {
        jdbc.sql(FAILED)
                .param("channel", channel.code())
                .param("answer", answer.kept())
                .param("until", DeliveryStore.utc(restsUntil))
                .param("now", DeliveryStore.utc(now))
                .update();
    }

    public void worked(Channel channel, Instant now) {
        jdbc.sql(WORKED)
                .param("channel", channel.code())
                .param("now", DeliveryStore.utc(now))
                .update();
    }

    public void refused(Channel channel, SendResult.ServerAnswer answer, Instant now) {
        jdbc.sql(REFUSED)
                .param("channel", channel.code())
                .param("answer", answer.kept())
                .param("now", DeliveryStore.utc(now))
                .update();
    }

    private static ChannelState state(ResultSet row, int index) throws SQLException {
        return new ChannelState(
                row.getBoolean("enabled"),
                row.getString("settings"),
                Optional.ofNullable(row.getBytes("secret")),
                row.getInt("failures"),
                instant(row, "failing_since"),
                instant(row, "resting_until"),
                SendResult.ServerAnswer.read(row.getString("last_error")),
                instant(row, "last_error_at"),
                instant(row, "last_sent_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return DeliveryStore.instant(row.getObject(column, OffsetDateTime.class));
    }
}
