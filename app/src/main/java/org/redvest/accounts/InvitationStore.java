package org.redvest.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement about single invitations and their links. */
@Repository
class InvitationStore {

    private static final String MAKE = """
        insert into invitation (role, region, label, days, ends_at, made_at, made_by, request)
        values (:role, :region, :label, :days, :ends, :now, :by, :request)
        returning invitation_id
        """;

    private static final String BY_REQUEST = """
        select invitation_id from invitation where request = :request and made_by = :by
        """;

    static final String COLUMNS = """
        select invitation_id, role, region, label, days, ends_at, made_at, made_by, asked_again_at,
               accepted_at, accepted_by, revoked_at, revoked_by
          from invitation
        """;

    private static final String FIND = COLUMNS + """
         where invitation_id = :invitation
        """;

    private static final String LOCK = FIND + """
           for update
        """;

    static final String WHICH = """
        case when accepted_at is not null then 'ACCEPTED'
             when asked_again_at is not null then 'ASKED'
             when revoked_at is not null then 'REVOKED'
             when ends_at <= :now then 'ENDED'
             else 'OPEN'
         end
        """;

    private static final String FITS = """
         where region >= :lo and region < :hi and (label ilike :like or region = any (:codes))
        """;

    private static final String LIST = COLUMNS + FITS + " and :which = " + WHICH + """
         order by coalesce(asked_again_at, accepted_at, revoked_at, made_at) desc, invitation_id desc
         limit :most offset :offset
        """;

    private static final String COUNT = "select " + WHICH + " as which, count(*) from invitation" + FITS + """
         group by 1
        """;

    private static final String LINK = """
        insert into invitation_link (link_digest, invitation_id, made_at) values (:digest, :invitation, :now)
        """;

    private static final String REPLACE_LINKS = """
        update invitation_link set replaced_at = :now where invitation_id = :invitation and replaced_at is null
        """;

    private static final String PROLONG = """
        update invitation set ends_at = :ends, asked_again_at = null where invitation_id = :invitation
        """;

    private static final String BEHIND = """
        select invitation_id, replaced_at from invitation_link where link_digest = :digest
        """;

    private static final String ACCEPT = """
        update invitation
           set accepted_at = :now, accepted_by = :by, asked_again_at = null
         where invitation_id = :invitation and accepted_at is null and revoked_at is null
        """;

    private static final String REVOKE = """
        update invitation
           set revoked_at = :now, revoked_by = :by, asked_again_at = null
         where invitation_id = :invitation and accepted_at is null and revoked_at is null
        """;

    private static final String REVOKE_ADMINISTRATORS = """
        update invitation
           set revoked_at = :now, revoked_by = :by, asked_again_at = null
         where made_by = :inviter and role = 'ADMIN' and region >= :lo and region < :hi
           and accepted_at is null and revoked_at is null
        returning *
        """;

    private static final String ASK_AGAIN = """
        update invitation
           set asked_again_at = :now
         where invitation_id = :invitation and accepted_at is null and asked_again_at is null
        """;

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a link leads to, and whether a later link has taken its place. */
    record Behind(InvitationId invitation, Optional<Instant> replaced) {}

    InvitationId make(NewInvitation wanted, AccountId by, Instant now) {
        var grant = wanted.hat().grant();
        return jdbc.sql(MAKE)
                .param("role", grant.role().name())
                .param("region", grant.region().value())
                .param("label", grant.label())
                .param("days", wanted.length().toDays())
                .param("ends", time(now.plus(wanted.length())))
                .param("now", time(now))
                .param("by", by.value())
                .param("request", wanted.request())
                .query((row, _) -> new InvitationId(row.getLong(1)))
                .single();
    }

    /** One administrator's sending of a form; another's is none of theirs. */
    Optional<InvitationId> findByRequest(UUID request, AccountId by) {
        return jdbc.sql(BY_REQUEST)
                .param("request", request)
                .param("by", by.value())
                .query((row, _) -> new InvitationId(row.getLong(1)))
                .optional();
    }

    Optional<Invitation> find(InvitationId id) {
        return one(FIND, id);
    }

    /** Held until the transaction ends. */
    Optional<Invitation> lock(InvitationId id) {
        return one(LOCK, id);
    }

    private Optional<Invitation> one(String statement, InvitationId id) {
        return jdbc.sql(statement)
                .param("invitation", id.value())
                .query((row, _) -> invitation(row))
                .optional();
    }

    /** @param search words of an organisation, and the regions that are named by them */
    List<Invitation> list(InvitationQuestion search, WhichInvitations which, int most, long offset) {
        return asked(LIST, search)
                .param("which", which.name())
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> invitation(row))
                .list();
    }

    Map<WhichInvitations, Long> count(InvitationQuestion search) {
        var counts = new EnumMap<WhichInvitations, Long>(WhichInvitations.class);
        asked(COUNT, search).query(row -> {
            counts.put(WhichInvitations.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    /** What is looked for in the list. */
    record InvitationQuestion(RegionCode within, String words, List<RegionCode> named, Instant now) {}

    private StatementSpec asked(String statement, InvitationQuestion question) {
        return jdbc.sql(statement)
                .param("lo", question.within().value())
                .param("hi", question.within().value() + ":")
                .param("like", "%" + question.words().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("codes", question.named().stream().map(RegionCode::value).toArray(String[]::new))
                .param("now", time(question.now()));
    }

    void link(InvitationId id, LinkSecret secret, Instant now) {
        jdbc.sql(LINK)
                .param("digest", secret.digest())
                .param("invitation", id.value())
                .param("now", time(now))
                .update();
    }

    /** The links made so far open nothing from now on, and say so. */
    void replaceLinks(InvitationId id, Instant now) {
        jdbc.sql(REPLACE_LINKS)
                .param("invitation", id.value())
                .param("now", time(now))
                .update();
    }

    void prolong(InvitationId id, Instant ends) {
        jdbc.sql(PROLONG)
                .param("invitation", id.value())
                .param("ends", time(ends))
                .update();
    }

    Optional<Behind> behind(LinkSecret secret) {
        return jdbc.sql(BEHIND)
                .param("digest", secret.digest())
                .query((row, _) ->
                        new Behind(new InvitationId(row.getLong("invitation_id")), instant(row, "replaced_at")))
                .optional();
    }

    void accept(InvitationId id, AccountId by, Instant now) {
        close(ACCEPT, id, by, now);
    }

    boolean revoke(InvitationId id, AccountId by, Instant now) {
        return close(REVOKE, id, by, now);
    }

    /** Invitations of administrators that one person has made for a region, and nobody has accepted. */
    List<Invitation> revokeAdministrators(AccountId inviter, RegionCode region, AccountId by, Instant now) {
        return jdbc.sql(REVOKE_ADMINISTRATORS)
                .param("inviter", inviter.value())
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .param("by", by.value())
                .param("now", time(now))
                .query((row, _) -> invitation(row))
                .list();
    }

    private boolean close(String statement, InvitationId id, AccountId by, Instant now) {
        return jdbc.sql(statement)
                        .param("invitation", id.value())
                        .param("by", by.value())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /** The first question stands until there is another link. */
    boolean askAgain(InvitationId id, Instant now) {
        return jdbc.sql(ASK_AGAIN)
                        .param("invitation", id.value())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                new InvitationId(row.getLong("invitation_id")),
                Role.valueOf(row.getString("role")),
                new RegionCode(row.getString("region")),
                row.getString("label"),
                Duration.ofDays(row.getInt("days")),
                instant(row, "ends_at").orElseThrow(),
                instant(row, "made_at").orElseThrow(),
                new AccountId(row.getLong("made_by")),
                instant(row, "asked_again_at"),
                stroke(row, "accepted"),
                stroke(row, "revoked"));
    }

    private static Optional<Invitation.Stroke> stroke(ResultSet row, String what) throws SQLException {
        long by = row.getLong(what + "_by");
        return instant(row, what + "_at").map(at -> new Invitation.Stroke(at, new AccountId(by)));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
