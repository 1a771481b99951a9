package org.redvest.funds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the lines of the funds' books and about who decided. None of them changes a row. */
@Repository
class FundLineStore {

    /** The number is taken under the lock of the fund. */
    private static final String INSERT = """
            insert into fund_line (fund_id, region, number, kind, fen, share_id, voids, day, paper, party, purpose, form, proposed_by,
                                   proposed_role, proposed_at)
            select :fund, :region, coalesce(max(number), 0) + 1, :kind, :fen, :share::bigint, :voids::bigint, :day, :paper, :party, :purpose, :form, :by,
                   :role, :at
              from fund_line
             where fund_id = :fund
            returning line_id, number
            """;

    private static final String INSERT_SHARE = """
            insert into fund_share (fund_id, batch, region, place, name, fen)
            values (:fund, :batch, :region, :place, :name, :fen)
            """;

    private static final String DECIDE = """
            insert into fund_decision (line_id, region, decision, reason, decided_by, decided_role, decided_at)
            values (:line, :region, :decision, :reason, :by, :role, :at)
            """;

    private static final String OF_FORM = """
            select fund_id, number from fund_line where form = :form and proposed_by = :by
            """;

    private static final String LINES = """
            select line.*, decision.decision, decision.reason as why_not, decision.decided_by, decision.decided_role, decision.decided_at,
                   share.name as share_name, batch.number as batch, target.number as target,
                   (select other.number
                      from fund_line as other
                      join fund_decision as decided using (line_id)
                     where other.voids = line.line_id and decided.decision = 'approved') as voided_by,
                   exists (select from fund_line as other
                            where other.voids = line.line_id
                              and not exists (select from fund_decision where line_id = other.line_id)) as void_waiting
              from fund_line as line
              left join fund_decision as decision on decision.line_id = line.line_id
              left join fund_share as share on share.share_id = line.share_id
              left join fund_line as batch on batch.line_id = share.batch
              left join fund_line as target on target.line_id = line.voids
            """;

    private static final String FIND = LINES + " where line.fund_id = :fund and line.number = :number";

    private static final String LIST =
            LINES + " where line.fund_id = :fund order by line.number desc limit :most offset :offset";

    private static final String BATCHES =
            LINES + " where line.fund_id = :fund and line.kind = 'batch' order by line.number";

    private static final String COUNT = """
            select count(*) from fund_line where fund_id = :fund
            """;

    /** Lines that wait for this person: of their own committee, or for one who checks those below, of all of them. */
    private static final String WAITING_FOR = """
             where line.proposed_by <> :me and (:below or line.region = :region)
               and not exists (select from fund_decision where line_id = line.line_id)
            """;

    private static final String TASKS = LINES + WAITING_FOR + " order by line.line_id limit :most";

    private static final String COUNT_TASKS = "select count(*) from fund_line as line" + WAITING_FOR;

    private final JdbcClient jdbc;

    FundLineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is written in a line, beside who wrote it and when. */
    record WrittenLine(
            LineKind kind,
            long fen,
            @Nullable Long share,
            @Nullable Long voids,
            LocalDate day,
            String paper,
            String party,
            String purpose) {}

    private record Inserted(long row, long number) {}

    FundLineId insert(Fund fund, WrittenLine written, List<NewShare> shares, UUID form, Hat by, Instant at) {
        var inserted = jdbc.sql(INSERT)
                .param("fund", fund.id().value())
                .param("region", fund.region().value())
                .param("kind", written.kind().word())
                .param("fen", written.fen())
                .param("share", written.share())
                .param("voids", written.voids())
                .param("day", written.day())
                .param("paper", written.paper())
                .param("party", written.party())
                .param("purpose", written.purpose())
                .param("form", form)
                .param("by", by.account().value())
                .param("role", by.role().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Inserted(row.getLong("line_id"), row.getLong("number")))
                .single();
        for (int place = 0; place < shares.size(); place++) {
            jdbc.sql(INSERT_SHARE)
                    .param("fund", fund.id().value())
                    .param("batch", inserted.row())
                    .param("region", fund.region().value())
                    .param("place", place + 1)
                    .param("name", shares.get(place).name())
                    .param("fen", shares.get(place).fen())
                    .update();
        }
        return new FundLineId(fund.id(), inserted.number());
    }

    void decide(Fund fund, FundLine line, LineState decision, String reason, Hat by, Instant at) {
        jdbc.sql(DECIDE)
                .param("line", line.row())
                .param("region", fund.region().value())
                .param("decision", decision.word())
                .param("reason", reason)
                .param("by", by.account().value())
                .param("role", by.role().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<FundLineId> ofForm(UUID form, Hat by) {
        return jdbc.sql(OF_FORM)
                .param("form", form)
                .param("by", by.account().value())
                .query((row, _) -> new FundLineId(new FundId(row.getLong("fund_id")), row.getLong("number")))
                .optional();
    }

    Optional<FundLine> find(FundLineId id) {
        return jdbc.sql(FIND)
                .param("fund", id.fund().value())
                .param("number", id.number())
                .query((row, _) -> line(row))
                .optional();
    }

    /** The newest first. */
    List<FundLine> list(FundId fund, int most, long offset) {
        return jdbc.sql(LIST)
                .param("fund", fund.value())
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> line(row))
                .list();
    }

    List<FundLine> batches(FundId fund) {
        return jdbc.sql(BATCHES)
                .param("fund", fund.value())
                .query((row, _) -> line(row))
                .list();
    }

    long count(FundId fund) {
        return jdbc.sql(COUNT).param("fund", fund.value()).query(Long.class).single();
    }

    /** The oldest first. */
    List<FundLine> tasks(Hat me, int most) {
        return forMe(jdbc.sql(TASKS), me)
                .param("most", most)
                .query((row, _) -> line(row))
                .list();
    }

    long countTasks(AccountId me, Role role, String region) {
        return forMe(jdbc.sql(COUNT_TASKS), me, role, region).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec forMe(JdbcClient.StatementSpec statement, Hat me) {
        return forMe(statement, me.account(), me.role(), me.region().value());
    }

    private static JdbcClient.StatementSpec forMe(
            JdbcClient.StatementSpec statement, AccountId me, Role role, String region) {
        return statement
                .param("me", me.value())
                .param("below", role == Role.SECRETARY)
                .param("region", region);
    }

    private static FundLine line(ResultSet row) throws SQLException {
        var fund = new FundId(row.getLong("fund_id"));
        var voidedBy = number(row, "voided_by").map(number -> new FundLineId(fund, number));
        var decision = Optional.ofNullable(row.getString("decision"));
        var share = number(row, "share_id");
        return new FundLine(
                new FundLineId(fund, row.getLong("number")),
                row.getLong("line_id"),
                LineKind.of(row.getString("kind")),
                voidedBy.isPresent()
                        ? LineState.VOIDED
                        : decision.map(LineState::of).orElse(LineState.WAITING),
                row.getLong("fen"),
                row.getObject("day", LocalDate.class),
                row.getString("paper"),
                row.getString("party"),
                row.getString("purpose"),
                share.isPresent()
                        ? Optional.of(new ShareName(share.get(), row.getLong("batch"), row.getString("share_name")))
                        : Optional.empty(),
                number(row, "target").map(number -> new FundLineId(fund, number)),
                voidedBy,
                row.getBoolean("void_waiting"),
                hand(row, "proposed"),
                decision.isPresent() ? Optional.of(hand(row, "decided")) : Optional.empty(),
                decision.isPresent() ? row.getString("why_not") : "");
    }

    private static FundHand hand(ResultSet row, String verb) throws SQLException {
        return new FundHand(
                new AccountId(row.getLong(verb + "_by")),
                Role.valueOf(row.getString(verb + "_role")),
                row.getObject(verb + "_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
