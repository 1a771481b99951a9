package org.redvest.hours;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;

/** A sound ledger of services, as large as wanted, written past the application because that writes one order at a time. */
public final class MadeLedger {

    public static final int A_DAY = 10_000;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private final Random random;
    private final int entries;
    private final Map<Long, Entry.Link> heads = new HashMap<>();

    public MadeLedger(long seed, int entries) {
        this.random = new Random(seed);
        this.entries = entries;
    }

    public int volunteers() {
        return Math.max(1, entries / 50);
    }

    public int days() {
        return (entries + A_DAY - 1) / A_DAY;
    }

    public void write(Outside outside, DataSource owner) throws SQLException, IOException {
        outside.does("drop index hours_entered_once; drop index hours_of_shift");
        var roots = new StringBuilder();
        var nodes = new StringBuilder();
        try (var connection = owner.getConnection()) {
            try (var rows = copy(connection, "hours_ledger (%s)".formatted(LedgerFormat.COLUMNS))) {
                var last = Entry.Link.START;
                for (int day = 0; day < days(); day++) {
                    var root = root(last, day, tree(day, rows), nodes);
                    roots.append(line(root));
                    last = root.link();
                }
                heads.put(RootStore.ROOTS, last);
            }
            all(connection, "ledger_root (format, number, day, up_to, entries, tree, previous, root, taken_at)", roots);
            all(connection, "ledger_node (root, level, up_to, hash)", nodes);
            var ends = new StringBuilder();
            heads.forEach(
                    (chain, head) -> ends.append("%d\t%d\t\\\\x%s\n".formatted(chain, head.number(), head.hash())));
            all(connection, "ledger_head (chain, number, hash)", ends);
        }
        outside.does("analyze hours_ledger, ledger_root, ledger_node, ledger_head");
    }

    private DayTree tree(int day, BufferedWriter rows) throws IOException {
        var tree = new DayTree();
        for (long position = (long) day * A_DAY + 1; position <= Math.min((day + 1L) * A_DAY, entries); position++) {
            var entry = entry(position, FIRST.plus(Duration.ofDays(day)));
            heads.put(entry.booked().volunteer().value(), entry.link());
            tree.add(position, entry.hash().bytes());
            rows.write(line(entry, position));
        }
        return tree;
    }

    private Entry entry(long position, Instant morning) {
        long volunteer = 1 + random.nextInt(volunteers());
        var came = morning.plus(Duration.ofMinutes(random.nextInt(20)));
        var hours = new Hours(
                new VolunteerId(volunteer),
                new PlaceId(position),
                new Hours.Occasion(
                        new ShiftId(1 + position / 4),
                        new LedgerOwner(LedgerOwner.OwnerKind.ORDER, "430503-200101-%03d".formatted(position % 1000)),
                        new RegionCode("430503005004"),
                        "elderly",
                        new Words("陪老人就医", "Hospital escort"),
                        new Window(morning, morning.plus(Duration.ofHours(4)))),
                new Mark(came, Mark.How.CODE),
                new Mark(came.plus(Duration.ofMinutes(60 + random.nextInt(200))), Mark.How.ROLL),
                new AccountId(3));
        return Entry.following(
                heads.getOrDefault(volunteer, Entry.Link.START),
                new Entry.Kind.Service(),
                hours,
                morning.plus(Duration.ofHours(6)));
    }

    private static Root root(Entry.Link last, int day, DayTree tree, StringBuilder nodes) {
        var date = LocalDate.parse("2020-01-01").plusDays(day);
        var all = tree.nodes();
        var root = Root.over(
                last,
                date,
                all.getLast().upTo(),
                tree,
                FIRST.plus(Duration.ofDays(day)).plus(Duration.ofHours(17)));
        all.forEach(node ->
                nodes.append("%d\t%d\t%d\t\\\\x%s\n".formatted(root.number(), node.level(), node.upTo(), node.hash())));
        return root;
    }

    private static String line(Entry entry, long position) {
        return LedgerFormat.FIELDS.stream()
                .map(field -> field.value().apply(entry))
                .map(value -> value == null ? "\\N" : value.toString())
                .collect(Collectors.joining(
                        "\t", "", "\t\\\\x%s\t\\\\x%s\t%d\n".formatted(entry.previous(), entry.hash(), position)));
    }

    private static String line(Root root) {
        return "%d\t%d\t%s\t%d\t%d\t\\\\x%s\t\\\\x%s\t\\\\x%s\t%s\n"
                .formatted(
                        root.format(),
                        root.number(),
                        root.day(),
                        root.upTo(),
                        root.entries(),
                        root.tree(),
                        root.previous(),
                        root.root(),
                        root.takenAt());
    }

    private static void all(Connection connection, String table, CharSequence lines) throws SQLException, IOException {
        try (var rows = copy(connection, table)) {
            rows.append(lines);
        }
    }

    private static BufferedWriter copy(Connection connection, String table) throws SQLException {
        return new BufferedWriter(new OutputStreamWriter(
                new PGCopyOutputStream(
                        connection.unwrap(PGConnection.class), "copy %s from stdin".formatted(table), 1 << 16),
                UTF_8));
    }
}
