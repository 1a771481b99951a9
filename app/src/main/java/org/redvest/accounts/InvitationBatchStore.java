package org.redvest.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about invitations that are made by the thousand; each is one statement, however many there are. */
@Repository
class InvitationBatchStore {

    /** Communities that have a worker, or are waiting for one who has been invited. */
    private static final String TAKEN = """
        select region from account_grant
         where role = 'COMMUNITY' and withdrawn_at is null and region >= :lo and region < :hi
         union
        select region from invitation
         where role = 'COMMUNITY' and accepted_at is null and revoked_at is null and ends_at > :now
           and region >= :lo and region < :hi
        """;

    private static final String MAKE = """
        insert into invitation_batch (region, made_at, made_by, request) values (:region, :now, :by, :request)
        returning batch_id
        """;

    private static final String FILL = """
        insert into invitation (batch_id, role, region, label, days, ends_at, made_at, made_by)
        select :batch, 'COMMUNITY', region, label, :days, :ends, :now, :by
          from unnest(:regions::text[], :labels::text[]) as invited (region, label)
        """;

    private static final String BY_REQUEST = """
        select batch_id from invitation_batch where request = :request and made_by = :by
        """;

    private static final String FIND = """
        select batch_id, region, made_at, made_by, drawn_at from invitation_batch where batch_id = :batch
        """;

    private static final String COUNT = "select " + InvitationStore.WHICH + """
         as which, count(*) from invitation where batch_id = :batch group by 1
        """;

    private static final String LATEST = """
        select batch_id from invitation_batch
         where region >= :lo and region < :hi
         order by made_at desc, batch_id desc
         limit :most
        """;

    private static final String OPEN = InvitationStore.COLUMNS + """
         where batch_id = :batch and accepted_at is null and revoked_at is null
         order by region, invitation_id
           for update
        """;

    private static final String PROLONG = """
        update invitation
           set ends_at = :now::timestamptz + days * interval '1 day', asked_again_at = null
         where invitation_id = any (:invitations)
        """;

    private static final String REPLACE = """
        update invitation_link set replaced_at = :now where invitation_id = any (:invitations) and replaced_at is null
        """;

    private static final String LINK = """
        insert into invitation_link (link_digest, invitation_id, made_at)
        select digest, id, :now from unnest(:digests::bytea[], :invitations::bigint[]) as made (digest, id)
        """;

    private static final String DRAWN = """
        update invitation_batch set drawn_at = :now where batch_id = :batch
        """;

    private final JdbcClient jdbc;

    InvitationBatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> taken(RegionCode within, Instant now) {
        return jdbc.sql(TAKEN)
                .param("lo", within.value())
                .param("hi", within.value() + ":")
                .param("now", InvitationStore.time(now))
                .query((row, _) -> row.getString(1))
                .set();
    }

    BatchId make(RegionCode region, UUID request, AccountId by, Instant now) {
        return jdbc.sql(MAKE)
                .param("region", region.value())
                .param("now", InvitationStore.time(now))
                .param("by", by.value())
                .param("request", request)
                .query((row, _) -> new BatchId(row.getLong(1)))
                .single();
    }

    /** One community, and what its workers' hats will say. */
    record Invited(RegionCode community, String label) {}

    void fill(BatchId batch, List<Invited> invited, Duration length, AccountId by, Instant now) {
        jdbc.sql(FILL)
                .param("batch", batch.value())
                .param("days", length.toDays())
                .param("ends", InvitationStore.time(now.plus(length)))
                .param("now", InvitationStore.time(now))
                .param("by", by.value())
                .param(
                        "regions",
                        invited.stream().map(each -> each.community().value()).toArray(String[]::new))
                .param("labels", invited.stream().map(Invited::label).toArray(String[]::new))
                .update();
    }

    Optional<BatchId> findByRequest(UUID request, AccountId by) {
        return jdbc.sql(BY_REQUEST)
                .param("request", request)
                .param("by", by.value())
                .query((row, _) -> new BatchId(row.getLong(1)))
                .optional();
    }

    Optional<InvitationBatch> find(BatchId id, Instant now) {
        return jdbc.sql(FIND)
                .param("batch", id.value())
                .query((row, _) -> new InvitationBatch(
                        id,
                        new RegionCode(row.getString("region")),
                        InvitationStore.instant(row, "made_at").orElseThrow(),
                        new AccountId(row.getLong("made_by")),
                        InvitationStore.instant(row, "drawn_at"),
                        counts(id, now)))
                .optional();
    }

    private Map<WhichInvitations, Long> counts(BatchId id, Instant now) {
        var counts = new EnumMap<WhichInvitations, Long>(WhichInvitations.class);
        jdbc.sql(COUNT)
                .param("batch", id.value())
                .param("now", InvitationStore.time(now))
                .query(row -> {
                    counts.put(WhichInvitations.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    List<BatchId> latest(RegionCode within, int most) {
        return jdbc.sql(LATEST)
                .param("lo", within.value())
                .param("hi", within.value() + ":")
                .param("most", most)
                .query((row, _) -> new BatchId(row.getLong(1)))
                .list();
    }

    /** Those that are not closed, held until the transaction ends. */
    List<Invitation> lockOpen(BatchId id) {
        return jdbc.sql(OPEN)
                .param("batch", id.value())
                .query((row, _) -> InvitationStore.invitation(row))
                .list();
    }

    void prolong(List<Invitation> invitations, Instant now) {
        jdbc.sql(PROLONG)
                .param("now", InvitationStore.time(now))
                .param("invitations", numbers(invitations))
                .update();
    }

    /** Gives each its link, in the order of both lists; earlier links are dead. */
    void link(List<Invitation> invitations, List<LinkSecret> secrets, Instant now) {
        jdbc.sql(REPLACE)
                .param("now", InvitationStore.time(now))
                .param("invitations", numbers(invitations))
                .update();
        jdbc.sql(LINK)
                .param("now", InvitationStore.time(now))
                .param("digests", secrets.stream().map(LinkSecret::digest).toArray(byte[][]::new))
                .param("invitations", numbers(invitations))
                .update();
    }

    void drawn(BatchId id, Instant now) {
        jdbc.sql(DRAWN)
                .param("batch", id.value())
                .param("now", InvitationStore.time(now))
                .update();
    }

    private static Long[] numbers(List<Invitation> invitations) {
        return invitations.stream().map(each -> each.id().value()).toArray(Long[]::new);
    }
}
