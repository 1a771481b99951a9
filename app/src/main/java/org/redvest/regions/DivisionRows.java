package org.redvest.regions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The rows of a table, with the number that a spreadsheet shows beside each. Takes it as spreadsheets leave it: the first sheet of an xlsx,
 * or CSV in UTF-8, UTF-16 or GB18030 with commas, semicolons or tabs.
 *
 * @param broken what ends the rows before their time, such as a quotation mark that does not close
 */
record DivisionRows(List<DivisionRow> rows, Optional<Complaint> broken) {

    /** More than the counties, townships and communities of any province. */
    static final int MOST_ROWS = 60_000;

    private static final int MOST_COLUMNS = 40;
    private static final ReadingOptions CELLS_IN_ERROR = new ReadingOptions(false, true);

    record DivisionRow(int number, List<String> cells) {
        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    static DivisionRows of(DivisionsUpload upload) {
        if (upload.isOldWorkbook()) {
            throw bad(upload, Complaint.of(1, "?", "xls", Mistake.OLD_WORKBOOK));
        }
        return upload.isWorkbook() ? ofWorkbook(upload) : ofText(upload, decoded(upload));
    }

    private static DivisionRows ofText(DivisionsUpload upload, String text) {
        var rows = new ArrayList<DivisionRow>();
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            for (var row : csv) {
                add(upload, rows, new DivisionRow((int) row.getStartingLineNumber(), row.getFields()));
            }
        } catch (CsvParseException e) {
            return new DivisionRows(rows, Optional.of(Complaint.of(rows.size() + 1, "?", "", Mistake.NOT_CSV)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DivisionRows(rows, Optional.empty());
    }

    private static void add(DivisionsUpload upload, List<DivisionRow> rows, DivisionRow row) {
        if (row.isEmpty()) {
            return;
        }
        if (rows.size() == MOST_ROWS) {
            throw bad(upload, Complaint.of(row.number(), "?", "", Mistake.TOO_MANY_ROWS, MOST_ROWS));
        }
        rows.add(row);
    }

    /** The one that the header uses; a name of a place may hold the others. */
    private static char separator(String text) {
        var header = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .filter(each -> header.indexOf(each) >= 0)
                .findFirst()
                .orElse(',');
    }

    private static DivisionRows ofWorkbook(DivisionsUpload upload) {
        try {
            var file = Files.createTempFile("divisions", ".xlsx");
            try {
                Files.write(file, upload.content());
                WorkbookLimits.check(file);
                try (var workbook = new ReadableWorkbook(file.toFile(), CELLS_IN_ERROR);
                        var read = workbook.getFirstSheet().openStream()) {
                    var rows = new ArrayList<DivisionRow>();
                    read.forEach(row -> add(upload, rows, new DivisionRow(row.getRowNum(), cells(row))));
                    return new DivisionRows(rows, Optional.empty());
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | ExcelReaderException damaged) {
            throw bad(upload, Complaint.of(1, "?", "", Mistake.DAMAGED_WORKBOOK));
        } catch (WorkbookLimits.UnsafeWorkbook unsafe) {
            throw bad(
                    upload,
                    Complaint.of(
                            1,
                            "?",
                            "",
                            unsafe.reason().equals("unpacks-too-large")
                                    ? Mistake.LARGE_WORKBOOK
                                    : Mistake.DAMAGED_WORKBOOK));
        }
    }

    private static List<String> cells(Row row) {
        return IntStream.range(0, Math.min(row.getCellCount(), MOST_COLUMNS))
                .mapToObj(column ->
                        row.getOptionalCell(column).map(DivisionRows::text).orElse(""))
                .toList();
    }

    /** A code that was typed as a number has all its twelve digits in the file, however the spreadsheet draws it. */
    private static String text(Cell cell) {
        var raw = Optional.ofNullable(cell.getRawValue()).orElse("");
        return switch (cell.getType()) {
            case CellType.NUMBER -> plain(raw);
            case CellType.STRING -> cell.asString();
            case CellType.FORMULA, CellType.ERROR, CellType.BOOLEAN -> raw;
            case CellType.EMPTY -> "";
        };
    }

    private static String plain(String raw) {
        try {
            var number = new BigDecimal(raw);
            return Math.abs(number.scale()) > MOST_COLUMNS ? raw : number.toPlainString();
        } catch (NumberFormatException damaged) {
            return raw;
        }
    }

    private static String decoded(DivisionsUpload upload) {
        byte[] content = upload.content();
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        var bytes = ByteBuffer.wrap(content);
        var text = CharBuffer.allocate(content.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            return chinese(content).orElseThrow(() -> unreadable(upload, bytes, text));
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

    private static BadFile unreadable(DivisionsUpload upload, ByteBuffer bytes, CharBuffer text) {
        var read = text.flip().toString();
        int line = 1 + (int) read.chars().filter(character -> character == '\n').count();
        var here = HexFormat.ofDelimiter(" ")
                .withUpperCase()
                .formatHex(upload.content(), bytes.position(), Math.min(bytes.position() + 4, upload.content().length));
        return bad(upload, Complaint.of(line, "?", here, Mistake.NOT_UTF8));
    }

    private static BadFile bad(DivisionsUpload upload, Complaint complaint) {
        return new BadFile(upload.name(), List.of(complaint));
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }
}
