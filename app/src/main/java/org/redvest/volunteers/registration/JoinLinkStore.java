package org.redvest.volunteers.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the links by which people register. */
@Repository
class JoinLinkStore {

    private static final String SELECT = """
            select code, kind, region, made_at, ended_at, end_reason from join_link
            """;

    private static final String BY_CODE = SELECT + " where code = :code";

    private static final String LIVE = SELECT + """
             where kind = 'COMMUNITY' and region = :region and ended_at is null
            """;

    /** Of two colleagues who make one at once, one makes it and both see it. */
    private static final String INSERT = """
            insert into join_link (code, kind, region, made_at, made_by) values (:code, 'COMMUNITY', :region, :at, :by)
                on conflict (kind, region, coalesce(team_id, 0)) where ended_at is null do nothing
            """;

    private static final String END = """
            update join_link set ended_at = :at, ended_by = :by, end_reason = :reason where code = :code and ended_at is null
            """;

    private final JdbcClient client;

    JoinLinkStore(JdbcClient client) {
        this.client = client;
    }

    Optional<JoinLink> find(String code) {
        return client.sql(BY_CODE)
                .param("code", code)
                .query((row, _) -> link(row))
                .optional();
    }

    Optional<JoinLink> live(RegionCode community) {
        return client.sql(LIVE)
                .param("region", community.value())
                .query((row, _) -> link(row))
                .optional();
    }

    void insert(String code, RegionCode community, AccountId by, Instant at) {
        client.sql(INSERT)
                .param("code", code)
                .param("region", community.value())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False where it has ended already, or lies beyond the scope. */
    boolean end(String code, JoinLink.End.EndReason reason, AccountId by, Instant at) {
        return client.sql(END)
                        .param("code", code)
                        .param("reason", reason.name())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static JoinLink link(ResultSet row) throws SQLException {
        return new JoinLink(
                row.getString("code"),
                JoinLink.JoinLinkKind.valueOf(row.getString("kind")),
                new RegionCode(row.getString("region")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("end_reason"))
                        .map(JoinLink.End.EndReason::valueOf)
                        .map(reason -> end(row, reason)));
    }

    private static JoinLink.End end(ResultSet row, JoinLink.End.EndReason reason) {
        try {
            return new JoinLink.End(
                    reason, row.getObject("ended_at", OffsetDateTime.class).toInstant());
        } catch (SQLException e) {
            throw new IllegalStateException("A link that has ended says when", e);
        }
    }
}
