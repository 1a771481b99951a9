package org.redvest.cli.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.OneSidedWords;
import org.redvest.cli.instance.PairTable;
import org.redvest.cli.instance.Position;
import org.redvest.cli.instance.Volunteer;

/** Reads a folder of files as one instance, or tells everything that is wrong with it. */
public final class InstanceReader {
    private static final List<String> VOLUNTEERS = List.of(
            "volunteer",
            "lat",
            "lon",
            "radius_km",
            "max_shifts",
            "max_minutes",
            "max_shifts_per_day",
            "load",
            "skills",
            "interests");
    private static final List<String> AVAILABILITY = List.of("volunteer", "from", "to");
    private static final List<String> NEEDS =
            List.of("need", "shift", "lat", "lon", "start", "end", "places", "value", "skills", "category");
    private static final List<String> POINTS = List.of("volunteer", "need", "points");
    private static final List<String> DECISIONS = List.of("volunteer", "need", "decision");

    private static final String MOST_POINTS = "1000000";
    private static final int LONGEST_DAYS = 62;

    private final Path folder;
    private final Faults faults;
    private final Cells cells = new Cells();
    private final PersonCells personCells = new PersonCells(cells);
    private final SortedMap<String, String> sha256 = new TreeMap<>();

    private final Register volunteerIds = new Register("volunteers.csv");
    private final Register needIds = new Register("needs.csv");
    private final List<Volunteer> volunteers = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();

    private InstanceReader(Path folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    /** @throws BadInput when the faults are not none at the end */
    public static Instance read(Path folder, Faults faults) {
        if (!Files.isDirectory(folder)) {
            faults.add(Fault.ofFile(folder.toString(), "missing-folder"));
            faults.refuse();
        }
        return new InstanceReader(folder, faults).read();
    }

    private Instance read() {
        var parameters = new ParametersFile(faults).read(folder, sha256);
        readVolunteers();
        readAvailability();
        readNeeds();
        new Horizon(LONGEST_DAYS, needs, needIds, faults).check();
        var bonuses = readPoints("bonuses.csv");
        var pairs = readPoints("pairs.csv");
        if (bonuses.isPresent() && pairs.isPresent()) {
            faults.add(Fault.ofFile("bonuses.csv", "beside-pairs"));
        }
        var held = new PairRows();
        var barred = new PairRows();
        readDecisions(held, barred);
        faults.refuse();
        new HeldPairs(volunteers, needs, held, pairs, parameters, faults).check();
        new InstanceSums(volunteers, volunteerIds, needs, needIds, bonuses, pairs, held, parameters, faults).check();
        faults.refuse();
        var instance = new Instance(
                volunteers,
                needs,
                bonuses.map(PairRows::table).orElseGet(PairTable::new),
                pairs.map(PairRows::table),
                held.table(),
                barred.table(),
                parameters,
                sha256);
        new OneSidedWarnings(volunteers, volunteerIds, needs, needIds, faults).tell(OneSidedWords.of(instance));
        return instance;
    }

    private boolean read(Table table, String file, Consumer<Row> rows) {
        var hash = table.read(rows);
        sha256.put(file, hash);
        return !hash.isEmpty();
    }

    /** The same, of a file whose ids others name. */
    private void read(String file, List<String> columns, List<String> optional, Register ids, Consumer<Row> rows) {
        if (!read(new Table(folder, file, columns, optional, faults), file, rows)) {
            ids.cannotBeRead();
        }
    }

    private void readVolunteers() {
        read("volunteers.csv", VOLUNTEERS, PersonCells.ON_RECORD, volunteerIds, row -> {
            var id = Cells.id(row, 0);
            var volunteer = new Volunteer(
                    id,
                    position(row, 1),
                    Cells.distance(row, 3),
                    Cells.integer(row, 4, 60),
                    Cells.integer(row, 5, 100_000),
                    Cells.integer(row, 6, 10),
                    Cells.number(row, 7, "0", MOST_POINTS),
                    cells.list(row, 8),
                    cells.list(row, 9),
                    new int[0],
                    personCells.onRecord(row, VOLUNTEERS.size()));
            if (volunteerIds.enter(row, 0, id)) {
                volunteers.add(volunteer);
            }
        });
    }

    private void readAvailability() {
        var file = "availability.csv";
        var windows = new Windows();
        read(new Table(folder, file, AVAILABILITY, faults), file, row -> {
            var volunteer = volunteerIds.find(row, 0);
            var from = Cells.minute(row, 1);
            var to = Cells.minute(row, 2);
            if (inOrder(row, 1, from, to) && volunteer >= 0) {
                windows.add(volunteer, from, to);
            }
        });
        var merged = windows.merged(volunteers.size());
        for (int i = 0; i < merged.length; i++) {
            volunteers.set(i, volunteers.get(i).freeAt(merged[i]));
        }
    }

    private static boolean inOrder(Row row, int column, long from, long to) {
        if (from == Long.MIN_VALUE || to == Long.MIN_VALUE) {
            return false;
        }
        if (from >= to) {
            row.fault(column + 1, "not-after", row.text(column));
            return false;
        }
        return true;
    }

    private void readNeeds() {
        Map<String, Need> shifts = new HashMap<>();
        read("needs.csv", NEEDS, PersonCells.ASKS, needIds, row -> {
            var id = Cells.id(row, 0);
            var start = Cells.needMinute(row, 4);
            var end = Cells.needMinute(row, 5);
            var timely = inOrder(row, 4, start, end);
            if (timely && end - start > Need.MINUTES_A_DAY) {
                row.fault(5, "longer-than-a-day", row.text(4));
                timely = false;
            }
            var skills = cells.list(row, 8);
            var need = new Need(
                    id,
                    Cells.id(row, 1),
                    position(row, 2),
                    timely ? (int) start : 0,
                    timely ? (int) end : 1,
                    Cells.integer(row, 6, 100_000),
                    Cells.number(row, 7, "0", MOST_POINTS),
                    skills,
                    Cells.word(row, 9),
                    personCells.asks(row, NEEDS.size(), skills));
            if (needIds.enter(row, 0, id)) {
                needs.add(need);
                sameShift(row, need, shifts);
            }
        });
    }

    private void sameShift(Row row, Need need, Map<String, Need> shifts) {
        var first = shifts.putIfAbsent(need.shift(), need);
        if (first != null
                && !(first.site().equals(need.site()) && first.start() == need.start() && first.end() == need.end())) {
            row.fault(1, "shift-differs", needIds.line(needs.indexOf(first)));
        }
    }

    private static Position position(Row row, int column) {
        return new Position(Cells.number(row, column, "-90", "90"), Cells.number(row, column + 1, "-180", "180"));
    }

    private Optional<PairRows> readPoints(String file) {
        var table = new Table(folder, file, POINTS, faults);
        if (!table.exists()) {
            return Optional.empty();
        }
        var pairs = new PairRows();
        read(table, file, row -> {
            var volunteer = volunteerIds.find(row, 0);
            var need = needIds.find(row, 1);
            var points = Cells.number(row, 2, "-" + MOST_POINTS, MOST_POINTS);
            if (volunteer >= 0 && need >= 0) {
                pairs.add(volunteer, need, points, row);
            }
        });
        pairs.refuseRepeated(file, faults);
        return Optional.of(pairs);
    }

    private void readDecisions(PairRows held, PairRows barred) {
        var file = "decisions.csv";
        var table = new Table(folder, file, DECISIONS, faults);
        if (!table.exists()) {
            return;
        }
        var all = new PairRows();
        read(table, file, row -> {
            var volunteer = volunteerIds.find(row, 0);
            var need = needIds.find(row, 1);
            var decision = row.text(2);
            if (!decision.equals("held") && !decision.equals("barred")) {
                row.fault(2, "decision");
            } else if (volunteer >= 0 && need >= 0) {
                all.add(volunteer, need, 0, row);
                (decision.equals("held") ? held : barred).add(volunteer, need, 0, row);
            }
        });
        all.refuseRepeated(file, faults);
    }
}
