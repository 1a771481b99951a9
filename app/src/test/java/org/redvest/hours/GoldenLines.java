package org.redvest.hours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;

/** The example of docs/ledger.md: a chain with a line of each kind, and the root of its day. */
public final class GoldenLines {

    private GoldenLines() {}

    /** One line of the resource: what it is, its canonical bytes and its hash, in hex. */
    record Vector(String name, String bytes, String hash) {}

    public static List<Entry> chain() {
        var stay = new Hours(
                new VolunteerId(7),
                new PlaceId(101),
                new Hours.Occasion(
                        new ShiftId(55),
                        new LedgerOwner(LedgerOwner.OwnerKind.ORDER, "430503-260225-001"),
                        new RegionCode("430503005004"),
                        "elderly",
                        new Words("陪老人就医", "Hospital escort"),
                        new Window(Instant.parse("2026-02-25T00:00:00Z"), Instant.parse("2026-02-25T04:00:00Z"))),
                new Mark(Instant.parse("2026-02-25T00:10:00Z"), Mark.How.CODE),
                new Mark(Instant.parse("2026-02-25T03:00:00Z"), Mark.How.ROLL),
                new AccountId(3));
        var right = stay.between(
                new Mark(Instant.parse("2026-02-25T00:00:00Z"), Mark.How.CONFIRMATION),
                new Mark(Instant.parse("2026-02-25T02:00:00Z"), Mark.How.CORRECTION),
                new AccountId(4));
        var lines = new ArrayList<Entry>();
        add(lines, new Entry.Kind.Service(), stay, "2026-02-25T05:00:00Z");
        add(lines, new Entry.Kind.Voiding(1, "早走"), stay.enteredBy(new AccountId(4)), "2026-02-25T06:00:00Z");
        add(lines, new Entry.Kind.Correction("早走"), right, "2026-02-25T06:00:00Z");
        add(
                lines,
                new Entry.Kind.OpeningBalance(),
                given(Entry.HoursClass.CREDIT, 12_345, "2026-01-31T16:00:00Z", "志愿汇"),
                "2026-02-25T07:00:00Z");
        add(
                lines,
                new Entry.Kind.Honour(),
                given(Entry.HoursClass.HONOUR, 600, "2025-06-15T16:00:00Z", "抗洪证明 12 号"),
                "2026-02-25T08:00:00Z");
        return lines;
    }

    public static GivenHours given(Entry.HoursClass hoursClass, int minutes, String since, String source) {
        return new GivenHours(
                new VolunteerId(7),
                new RegionCode("430503005004"),
                hoursClass,
                minutes,
                Instant.parse(since),
                source,
                new AccountId(9));
    }

    private static void add(List<Entry> lines, Entry.Kind kind, Booked booked, String at) {
        var last = lines.isEmpty() ? Entry.Link.START : lines.getLast().link();
        lines.add(Entry.following(last, kind, booked, Instant.parse(at)));
    }

    /** Over the five lines, at positions 1 to 5. */
    public static Root root() {
        var tree = new DayTree();
        var chain = chain();
        for (int line = 0; line < chain.size(); line++) {
            tree.add(line + 1, chain.get(line).hash().bytes());
        }
        return Root.over(
                Entry.Link.START, LocalDate.parse("2026-02-25"), 5, tree, Instant.parse("2026-02-25T16:00:01Z"));
    }

    public static List<Vector> vectors() {
        try (var file = Objects.requireNonNull(GoldenLines.class.getResourceAsStream("format-1.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .map(words -> new Vector(words[0], words[1], words[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("format-1.txt is not there", e);
        }
    }
}
