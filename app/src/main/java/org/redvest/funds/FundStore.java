package org.redvest.funds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.programmes.ProgrammeId;
import org.redvest.regions.RegionCode;
import org.redvest.web.Listing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about funds as a whole and what is left of them; their lines are in {@link FundLineStore}. */
@Repository
class FundStore {

    /** Of a form sent twice the second finds the first one's fund. */
    private static final String INSERT = """
            insert into fund (programme_id, region, name, purpose, form, opened_by, opened_at)
            values (:programme, :region, :name, :purpose, :form, :by, :at)
            on conflict (form) do nothing
            returning fund_id
            """;

    private static final String OF_FORM = """
            select fund_id from fund where form = :form and opened_by = :by
            """;

    private static final String FIND = """
            select * from fund where fund_id = :fund
            """;

    private static final String LOCK = """
            select lock_fund(:fund)
            """;

    private static final String LIST = """
            select found.*,
                   coalesce((select sum(approved) from fund_balance join fund_share using (share_id) where fund_id = found.fund_id), 0) as approved,
                   coalesce((select sum(paid) from fund_balance join fund_share using (share_id) where fund_id = found.fund_id), 0) as paid,
                   coalesce((select sum(fen) from fund_line as line
                              where fund_id = found.fund_id and kind = 'payment'
                                and not exists (select from fund_decision where line_id = line.line_id)), 0) as waiting,
                   (select count(*) from fund_balance join fund_share using (share_id) where fund_id = found.fund_id and approved > 0) as shares,
                   (select count(*) from fund_balance join fund_share using (share_id) where fund_id = found.fund_id and paid > 0) as paid_shares,
                   (select count(*) from fund_line as line
                     where fund_id = found.fund_id
                       and not exists (select from fund_decision where line_id = line.line_id)) as undecided
              from (select * from fund
                     where :programme = 0 or programme_id = :programme
                     order by fund_id desc limit :most offset :offset) as found
             order by found.fund_id desc
            """;

    private static final String COUNT = """
            select count(*) from fund where :programme = 0 or programme_id = :programme
            """;

    /** A share of a batch that is not approved has no balance. */
    private static final String SHARES = """
            select share.share_id, share.name, share.fen, batch.number as batch,
                   coalesce(balance.approved, 0) as approved, coalesce(balance.paid, 0) as paid,
                   (select coalesce(sum(payment.fen), 0)
                      from fund_line as payment
                     where payment.share_id = share.share_id
                       and not exists (select from fund_decision where line_id = payment.line_id)) as waiting
              from fund_share as share
              join fund_line as batch on batch.line_id = share.batch
              left join fund_balance as balance on balance.share_id = share.share_id
             where share.fund_id = :fund
             order by batch.number, share.place
            """;

    private final JdbcClient jdbc;

    FundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FundId> insert(
            ProgrammeId programme, RegionCode region, FundOutline outline, UUID form, Hat by, Instant at) {
        return jdbc.sql(INSERT)
                .param("programme", programme.value())
                .param("region", region.value())
                .param("name", outline.name())
                .param("purpose", outline.purpose())
                .param("form", form)
                .param("by", by.account().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(FundId::new);
    }

    Optional<FundId> ofForm(UUID form, Hat by) {
        return jdbc.sql(OF_FORM)
                .param("form", form)
                .param("by", by.account().value())
                .query(Long.class)
                .optional()
                .map(FundId::new);
    }

    Optional<Fund> find(FundId fund) {
        return jdbc.sql(FIND)
                .param("fund", fund.value())
                .query((row, _) -> fund(row))
                .optional();
    }

    /** Makes others that write in the same book wait; what is read afterwards is what they wrote. */
    Optional<Fund> lock(FundId fund) {
        boolean there =
                jdbc.sql(LOCK).param("fund", fund.value()).query(Boolean.class).single();
        return there ? find(fund) : Optional.empty();
    }

    /** The newest first. */
    List<FundRow> list(Optional<ProgrammeId> programme, int page) {
        return jdbc.sql(LIST)
                .param("programme", programme.map(ProgrammeId::value).orElse(0L))
                .param("most", Listing.LENGTH)
                .param("offset", Listing.offset(page))
                .query((row, _) -> new FundRow(
                        fund(row),
                        balance(row),
                        row.getLong("shares"),
                        row.getLong("paid_shares"),
                        row.getLong("undecided")))
                .list();
    }

    long count(Optional<ProgrammeId> programme) {
        return jdbc.sql(COUNT)
                .param("programme", programme.map(ProgrammeId::value).orElse(0L))
                .query(Long.class)
                .single();
    }

    /** Batch by batch, in the order in which they were written. */
    List<FundShare> shares(FundId fund) {
        return jdbc.sql(SHARES)
                .param("fund", fund.value())
                .query((row, _) -> new FundShare(
                        new ShareName(row.getLong("share_id"), row.getLong("batch"), row.getString("name")),
                        row.getLong("fen"),
                        balance(row)))
                .list();
    }

    private static FundBalance balance(ResultSet row) throws SQLException {
        return new FundBalance(row.getLong("approved"), row.getLong("paid"), row.getLong("waiting"));
    }

    private static Fund fund(ResultSet row) throws SQLException {
        return new Fund(
                new FundId(row.getLong("fund_id")),
                new ProgrammeId(row.getLong("programme_id")),
                new RegionCode(row.getString("region")),
                new FundOutline(row.getString("name"), row.getString("purpose")));
    }
}
