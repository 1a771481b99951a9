package org.redvest.regions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.redvest.engine.Position;

/**
 * Reads a CSV file of divisions: {@code code,name} and, where they were measured, {@code lat,lon} in WGS-84, or in
 * the datum that the column {@code datum} names. The level follows from the code, the parent too. It takes a file as spreadsheets leave it: in UTF-8, UTF-16 or GB18030, with commas, semicolons or tabs,
 * capitals in the header, empty rows and cells at the end. Reads to the end and collects every mistake.
 */
final class DivisionsFile {

    private static final List<String> REQUIRED = List.of("code", "name");
    private static final Set<String> ALLOWED = Set.of("code", "name", "lat", "lon", "datum");
    private static final int LONGEST_NAME = 60;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]");
    private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}]");

    /** First two digits of every code, GB/T 2260. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private final String file;
    private final RegionEdition known;
    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<RegionCode, Line> lines = new LinkedHashMap<>();

    private DivisionsFile(String file, RegionEdition known) {
        this.file = file;
        this.known = known;
    }

    /** @param known what is already there: a file may add villages to a township imported before */
    static List<Division> read(String file, byte[] content, RegionEdition known) {
        var reading = new DivisionsFile(file, known);
        reading.read(reading.decoded(content));
        reading.checkParents();
        reading.refuseIfBad();
        return reading.lines.values().stream().map(Line::division).toList();
    }

    private void read(String text) {
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            var rows = csv.iterator();
            var header = rows.hasNext() ? header(rows.next()) : header(List.of(), 1);
            rows.forEachRemaining(row -> {
                if (!isEmpty(row)) {
                    read(row, header);
                }
            });
        } catch (CsvParseException e) {
            complain(lines.size() + 2, "?", "", Mistake.NOT_CSV);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that the header uses; a name of a place may hold the others. */
    private static char separator(String text) {
        var header = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .filter(each -> header.indexOf(each) >= 0)
                .findFirst()
                .orElse(',');
    }

    private static boolean isEmpty(CsvRecord row) {
        return row.getFields().stream().allMatch(String::isBlank);
    }

    private List<String> header(CsvRecord row) {
        var columns = row.getFields().stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        return header(columns.subList(0, filled(columns)), (int) row.getStartingLineNumber());
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

    private void read(CsvRecord row, List<String> header) {
        int line = (int) row.getStartingLineNumber();
        if (row.getFieldCount() < header.size() || filled(row.getFields()) > header.size()) {
            complain(
                    line,
                    header.getLast(),
                    String.join(",", row.getFields()),
                    Mistake.CELLS_OF_ROW,
                    row.getFieldCount(),
                    header.size());
            return;
        }
        var cells = new Cells(line, header, row);
        var code = code(cells);
        var name = name(cells);
        var centre = centre(cells);
        code.ifPresent(is -> add(line, new Division(is, name, centre)));
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
        return known.outlines().containsKey(code) || known.find(code).isPresent();
    }

    private Optional<RegionCode> code(Cells cells) {
        var text = narrow(cells.of("code"));
        if (!RegionCode.isWellFormed(text) || text.length() == Level.PROVINCE.length()) {
            complain(cells.line(), "code", cells.of("code"), Mistake.CODE);
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
    private static String narrow(String cell) {
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
                    .filter(parent ->
                            !lines.containsKey(parent) && known.find(parent).isEmpty())
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
                            .sorted(java.util.Comparator.comparingInt(Complaint::line))
                            .toList());
        }
    }

    private String decoded(byte[] content) {
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        var bytes = ByteBuffer.wrap(content);
        var text = CharBuffer.allocate(content.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            return chinese(content).orElseThrow(() -> unreadable(content, bytes, text));
        }
        var read = text.flip().toString();
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }

    /** What a Chinese Windows writes when it is asked for CSV. */
    private static Optional<String> chinese(byte[] content) {
        try {
            return Optional.of(Charset.forName("GB18030")
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException neither) {
            return Optional.empty();
        }
    }

    private BadFile unreadable(byte[] content, ByteBuffer bytes, CharBuffer text) {
        var read = text.flip().toString();
        int line = 1 + (int) read.chars().filter(character -> character == '\n').count();
        var here = HexFormat.ofDelimiter(" ")
                .withUpperCase()
                .formatHex(content, bytes.position(), Math.min(bytes.position() + 4, content.length));
        return new BadFile(file, List.of(Complaint.of(line, "?", here, Mistake.NOT_UTF8)));
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }

    private record Line(int number, Division division) {}

    private record Cells(int line, List<String> header, CsvRecord row) {
        String of(String column) {
            int index = header.indexOf(column);
            return index < 0 ? "" : row.getField(index).strip();
        }
    }
}
