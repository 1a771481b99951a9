package org.redvest.hours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what guards the lines: where each chain ends, the daily roots, the audits that were made. */
@Repository
public class RootStore {

    /** The chain of the daily roots, beside those of the volunteers. */
    public static final long ROOTS = 0;

    private static final String HEAD = "select number, hash from ledger_head where chain = :chain";

    private static final String HEADS = "select chain, number, hash from ledger_head where chain = any(:chains)";

    private static final String FIRST_HEADS = """
        insert into ledger_head (chain, number, hash)
        select chain, 1, decode(hash, 'hex')
          from unnest(:chains::bigint[], :numbers::int[], :hashes::text[]) as head (chain, number, hash)
         where number = 1
        """;

    private static final String NEXT_HEADS = """
        update ledger_head
           set number = head.number, hash = decode(head.hash, 'hex')
          from unnest(:chains::bigint[], :numbers::int[], :hashes::text[]) as head (chain, number, hash)
         where ledger_head.chain = head.chain and head.number > 1
        """;

    private static final String FIRST_HEAD = """
        insert into ledger_head (chain, number, hash) values (:chain, :number, :hash)
        """;

    private static final String NEXT_HEAD = """
        update ledger_head set number = :number, hash = :hash where chain = :chain
        """;

    private static final String KEEP_AUDIT = """
        insert into ledger_audit (audited_at, entries, roots, faults) values (:at, :entries, :roots, :faults)
        """;

    private static final String AUDITS = """
        select audited_at, entries, roots, faults
          from ledger_audit
         order by audit_id desc
         limit :most offset :offset
        """;

    private static final String LAST_ROOT = """
        select format, number, day, up_to, entries, tree, previous, root, taken_at from ledger_root order by number desc limit 1
        """;

    static final String ALL_ROOTS = """
        select format, number, day, up_to, entries, tree, previous, root, taken_at from ledger_root order by number
        """;

    /** Up to the last line of a day that is over; with a clock that was moved, lines between may bear a later day. */
    private static final String LINES_AFTER = """
        select position, hash
          from hours_ledger
         where position > :after
           and position <= (select max(position) from hours_ledger where position > :after and entered_at < :before)
         order by position
        """;

    private static final String NEWEST_ROOTS = """
        select format, number, day, up_to, entries, tree, previous, root, taken_at
          from ledger_root
         order by number desc
         limit :most offset :offset
        """;

    private static final String APPEND_ROOT = """
        insert into ledger_root (format, number, day, up_to, entries, tree, previous, root, taken_at)
        values (:format, :number, :day, :upTo, :entries, :tree, :previous, :root, :at)
        """;

    private final JdbcClient jdbc;

    public RootStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Entry.Link> head(long chain) {
        return jdbc.sql(HEAD)
                .param("chain", chain)
                .query((row, _) -> new Entry.Link(row.getInt("number"), LineStore.hash(row, "hash")))
                .optional();
    }

    public Map<Long, Entry.Link> heads() {
        return jdbc
                .sql("select chain, number, hash from ledger_head")
                .query((row, _) -> Map.entry(
                        row.getLong("chain"), new Entry.Link(row.getInt("number"), LineStore.hash(row, "hash"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Map<Long, Entry.Link> heads(List<Long> chains) {
        return jdbc
                .sql(HEADS)
                .param("chains", chains.toArray(Long[]::new))
                .query((row, _) -> Map.entry(
                        row.getLong("chain"), new Entry.Link(row.getInt("number"), LineStore.hash(row, "hash"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Past one line of each of their chains. */
    void advance(List<Entry> entries) {
        for (boolean first : List.of(true, false)) {
            if (entries.stream().anyMatch(entry -> (entry.number() == 1) == first)) {
                jdbc.sql(first ? FIRST_HEADS : NEXT_HEADS)
                        .param(
                                "chains",
                                entries.stream()
                                        .map(entry -> entry.booked().volunteer().value())
                                        .toArray(Long[]::new))
                        .param("numbers", entries.stream().map(Entry::number).toArray(Integer[]::new))
                        .param(
                                "hashes",
                                entries.stream()
                                        .map(entry -> HexFormat.of()
                                                .formatHex(entry.hash().bytes()))
                                        .toArray(String[]::new))
                        .update();
            }
        }
    }

    /** The database lets a head move on by one and no other way. */
    void advance(long chain, Entry.Link link) {
        jdbc.sql(link.number() == 1 ? FIRST_HEAD : NEXT_HEAD)
                .param("chain", chain)
                .param("number", link.number())
                .param("hash", link.hash().bytes())
                .update();
    }

    void keep(LedgerAudit audit, Instant at) {
        jdbc.sql(KEEP_AUDIT)
                .param("at", utc(at))
                .param("entries", audit.entries())
                .param("roots", audit.roots())
                .param("faults", audit.faults().size())
                .update();
    }

    boolean auditedSince(Instant time) {
        return jdbc.sql("select exists (select from ledger_audit where audited_at >= :time)")
                .param("time", utc(time))
                .query(Boolean.class)
                .single();
    }

    List<LedgerAudit.Kept> audits(long offset, int most) {
        return jdbc.sql(AUDITS)
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> new LedgerAudit.Kept(
                        LineStore.instant(row, "audited_at"),
                        row.getLong("entries"),
                        row.getLong("roots"),
                        row.getInt("faults")))
                .list();
    }

    int countAudits() {
        return jdbc.sql("select count(*) from ledger_audit")
                .query(Integer.class)
                .single();
    }

    Optional<Root> lastRoot() {
        return jdbc.sql(LAST_ROOT).query(RootStore::root).optional();
    }

    public List<Root> roots() {
        return jdbc.sql(ALL_ROOTS).query(RootStore::root).list();
    }

    List<PlacedHash> linesAfter(long position, Instant before) {
        return jdbc.sql(LINES_AFTER)
                .param("after", position)
                .param("before", utc(before))
                .query((row, _) -> new PlacedHash(row.getLong("position"), LineStore.hash(row, "hash")))
                .list();
    }

    /** Newest first. */
    public List<Root> roots(long offset, int most) {
        return jdbc.sql(NEWEST_ROOTS)
                .param("offset", offset)
                .param("most", most)
                .query(RootStore::root)
                .list();
    }

    int countRoots() {
        return jdbc.sql("select count(*) from ledger_root").query(Integer.class).single();
    }

    void append(Root root) {
        jdbc.sql(APPEND_ROOT)
                .param("format", root.format())
                .param("tree", root.tree().bytes())
                .param("number", root.number())
                .param("day", root.day())
                .param("upTo", root.upTo())
                .param("entries", root.entries())
                .param("previous", root.previous().bytes())
                .param("root", root.root().bytes())
                .param("at", utc(root.takenAt()))
                .update();
    }

    /** A line's hash and where it stands among all lines of everybody. */
    record PlacedHash(long position, Hash hash) {}

    static Root root(ResultSet row, int index) throws SQLException {
        return new Root(
                row.getInt("format"),
                row.getInt("number"),
                row.getObject("day", LocalDate.class),
                row.getLong("up_to"),
                row.getInt("entries"),
                LineStore.hash(row, "tree"),
                LineStore.hash(row, "previous"),
                LineStore.hash(row, "root"),
                LineStore.instant(row, "taken_at"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
