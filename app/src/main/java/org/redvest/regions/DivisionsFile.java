package org.redvest.regions;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.redvest.engine.Position;
import org.redvest.regions.DivisionRows.DivisionRow;

/**
 * Reads a table of divisions: {@code code,name}; where they were measured {@code lat,lon}, in WGS-84 or in the datum that the column
 * {@code datum} names; and in {@code from} the codes that were merged into it. The same columns may be headed in Chinese. The level follows
 * from the code, the parent too. Reads to the end and collects every mistake.
 */
final class DivisionsFile {

    private static final List<String> REQUIRED = List.of("code", "name");
    private static final Set<String> ALLOWED = Set.of("code", "name", "lat", "lon", "datum", "from");
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("代码", "code"),
            Map.entry("区划代码", "code"),
            Map.entry("名称", "name"),
            Map.entry("区划名称", "name"),
            Map.entry("纬度", "lat"),
            Map.entry("经度", "lon"),
            Map.entry("坐标系", "datum"),
            Map.entry("原代码", "from"));
    private static final int LONGEST_NAME = 60;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]");
    private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}]");

    /** First two digits of every code, GB/T 2260. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private final String file;
    private final boolean workbook;
    private final RegionEdition known;
    private final FormerCodes mergers;
    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<RegionCode, Line> lines = new LinkedHashMap<>();

    private DivisionsFile(DivisionsUpload upload, RegionEdition known) {
        this.file = upload.name();
        this.workbook = upload.isWorkbook();
        this.known = known;
        this.mergers = new FormerCodes(known, complaints);
    }

    /** @param known what is already there: a file may add villages to a township imported before */
    static List<Division> read(DivisionsUpload upload, RegionEdition known) {
        var reading = new DivisionsFile(upload, known);
        reading.read(DivisionRows.of(upload));
        reading.checkParents();
        reading.mergers.check(reading.lines.keySet());
        reading.refuseIfBad();
        return reading.lines.values().stream().map(Line::division).toList();
    }

    private void read(DivisionRows table) {
        var rows = table.rows().iterator();
        var header = rows.hasNext() ? header(rows.next()) : header(List.of(), 1);
        rows.forEachRemaining(row -> read(row, header));
        table.broken().ifPresent(complaints::add);
    }

    private List<String> header(DivisionRow row) {
        var columns = row.cells().stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .map(column -> CHINESE.getOrDefault(column, column))
                .toList();
        return header(columns.subList(0, filled(columns)), row.number());
    }

    /** Number of cells up to the last that is not empty: a spreadsheet leaves empty ones behind the table. */
    private static int filled(List<String> cells) {
        int filled = cells.size();
        while (filled > 0 && cells.get(filled - 1).isBlank()) {
            filled--;
        }
        return filled;
    }

    private List<String> header(List<String> header, int line) {
        header.stream()
                .filter(column -> !ALLOWED.contains(column))
                .forEach(column -> complain(line, column, column, Mistake.UNKNOWN_COLUMN));
        REQUIRED.stream()
                .filter(column -> !header.contains(column))
                .forEach(column -> complain(line, column, "", Mistake.MISSING_COLUMN));
        header.stream()
                .filter(column -> header.indexOf(column) != header.lastIndexOf(column))
                .distinct()
                .forEach(column -> complain(line, column, column, Mistake.REPEATED_COLUMN));
        refuseIfBad();
        return header;
    }

    private void read(DivisionRow row, List<String> header) {
        int line = row.number();
        if (wrongLength(row, header)) {
            complain(
                    line,
                    header.getLast(),
                    String.join(",", row.cells()),
                    Mistake.CELLS_OF_ROW,
                    row.cells().size(),
                    header.size());
            return;
        }
        var cells = new Cells(line, header, row);
        var code = code(cells);
        var name = name(cells);
        var centre = centre(cells);
        code.ifPresent(is -> add(line, new Division(is, name, centre, mergers.of(line, cells.of("from"), is))));
    }

    /** A workbook holds no cells behind the last that is filled, a CSV of a full table does. */
    private boolean wrongLength(DivisionRow row, List<String> header) {
        return !workbook && row.cells().size() < header.size() || filled(row.cells()) > header.size();
    }

    private void add(int line, Division division) {
        var earlier = lines.putIfAbsent(division.code(), new Line(line, division));
        if (earlier != null) {
            complain(line, "code", division.code().value(), Mistake.REPEATED_CODE, earlier.number());
        }
        if (division.code().level() == Level.COUNTY && division.centre().isEmpty() && !isPlaced(division.code())) {
            complain(line, "lat", "", Mistake.COUNTY_UNPLACED);
        }
    }

    private boolean isPlaced(RegionCode code) {
        return known.outlines().containsKey(code) || known.isLive(code);
    }

    private Optional<RegionCode> code(Cells cells) {
        var text = narrow(cells.of("code"));
        if (!RegionCode.isWellFormed(text) || text.length() == Level.PROVINCE.length()) {
            complain(cells.line(), "code", cells.of("code"), Mistake.CODE);
            return Optional.empty();
        }
        var successor = known.successor(new RegionCode(text));
        if (successor.isPresent()) {
            complain(cells.line(), "code", text, Mistake.MERGED_CODE, successor.get());
            return Optional.empty();
        }
        if (!PROVINCES.contains(text.substring(0, 2))) {
            complain(cells.line(), "code", text, Mistake.PROVINCE, text.substring(0, 2));
            return Optional.empty();
        }
        return Optional.of(new RegionCode(text));
    }

    /** What nobody sees is no part of a name, and no name by itself. */
    private String name(Cells cells) {
        var text = cells.of("name");
        var name = UNSEEN.matcher(text).replaceAll("").strip();
        if (!SEEN.matcher(name).find()
                || name.length() > LONGEST_NAME
                || text.chars().anyMatch(Character::isISOControl)) {
            complain(cells.line(), "name", text, Mistake.NAME, LONGEST_NAME);
        }
        return name;
    }

    /** Digits of a Chinese keyboard as the plain ones, without marks that nobody sees. */
    static String narrow(String cell) {
        return UNSEEN.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC))
                .replaceAll("")
                .strip();
    }

    private Optional<Position> centre(Cells cells) {
        var lat = narrow(cells.of("lat"));
        var lon = narrow(cells.of("lon"));
        if (lat.isEmpty() && lon.isEmpty()) {
            return Optional.empty();
        }
        var north = degrees(cells, "lat", lat, 3, 54);
        var east = degrees(cells, "lon", lon, 73, 136);
        var datum = Datum.named(narrow(cells.of("datum")));
        if (datum.isEmpty()) {
            complain(cells.line(), "datum", cells.of("datum"), Mistake.DATUM);
        }
        return north.flatMap(y -> east.flatMap(x -> datum.map(named -> named.toWgs84(y, x))));
    }

    private Optional<Double> degrees(Cells cells, String column, String text, int least, int most) {
        try {
            double degrees = Double.parseDouble(text);
            if (degrees >= least && degrees <= most) {
                return Optional.of(degrees);
            }
        } catch (NumberFormatException e) {
            // Answered below like a number out of range.
        }
        complain(cells.line(), column, text, Mistake.DEGREES, least, most);
        return Optional.empty();
    }

    private void checkParents() {
        for (var line : lines.values()) {
            var code = line.division().code();
            code.parent()
                    .filter(parent -> parent.level() != Level.PROVINCE)
                    .filter(parent -> !lines.containsKey(parent) && !known.isLive(parent))
                    .ifPresent(parent -> complain(line.number(), "code", code.value(), Mistake.NO_PARENT, parent));
        }
    }

    private void complain(int line, String column, String value, Mistake mistake, Object... details) {
        complaints.add(Complaint.of(line, column, value, mistake, details));
    }

    private void refuseIfBad() {
        if (!complaints.isEmpty()) {
            throw new BadFile(
                    file,
                    complaints.stream()
                            .sorted(Comparator.comparingInt(Complaint::line))
                            .toList());
        }
    }

    private record Line(int number, Division division) {}

    private record Cells(int line, List<String> header, DivisionRow row) {
        String of(String column) {
            int index = header.indexOf(column);
            return index < 0 || index >= row.cells().size()
                    ? ""
                    : row.cells().get(index).strip();
        }
    }
}
