package org.redvest.volunteers.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.redvest.regions.WorkbookLimits;

/** An xlsx file. {@link WorkbookLimits} has looked at it before anything is unpacked here. */
final class ImportedWorkbook implements ImportedFile {

    private static final ReadingOptions CELLS_IN_ERROR = new ReadingOptions(false, true);

    private final ReadableWorkbook workbook;
    private final List<Sheet> sheets;
    private final boolean macros;

    private ImportedWorkbook(ReadableWorkbook workbook, boolean macros) {
        this.workbook = workbook;
        this.sheets = workbook.getSheets().toList();
        this.macros = macros;
    }

    static ImportedWorkbook open(Path file) {
        try {
            boolean macros = WorkbookLimits.check(file);
            return new ImportedWorkbook(new ReadableWorkbook(file.toFile(), CELLS_IN_ERROR), macros);
        } catch (IOException | ExcelReaderException damaged) {
            throw new UnreadableFile("damaged");
        } catch (WorkbookLimits.UnsafeWorkbook unsafe) {
            throw new UnreadableFile(unsafe.reason());
        }
    }

    @Override
    public List<String> sheets() {
        return sheets.stream().map(Sheet::getName).toList();
    }

    @Override
    public boolean countsFrom1904() {
        return workbook.isDate1904();
    }

    @Override
    public boolean hasMacros() {
        return macros;
    }

    @Override
    public void read(int sheet, Predicate<ImportedRow> reader) {
        try (Stream<Row> rows = sheets.get(sheet).openStream()) {
            rows.map(ImportedWorkbook::row).takeWhile(reader).forEach(_ -> {});
        } catch (IOException | ExcelReaderException damaged) {
            throw new UnreadableFile("damaged");
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportedRow row(Row row) {
        var cells = new ArrayList<ImportedCell>();
        int columns = Math.min(row.getCellCount(), MOST_COLUMNS);
        for (int column = 0; column < columns; column++) {
            cells.add(row.getOptionalCell(column).map(ImportedWorkbook::cell).orElse(ImportedCell.BLANK));
        }
        return new ImportedRow(row.getRowNum(), cells);
    }

    /** The value of a formula is the one that the spreadsheet computed when it was saved. */
    private static ImportedCell cell(Cell cell) {
        var raw = Optional.ofNullable(cell.getRawValue()).orElse("");
        return switch (cell.getType()) {
            case NUMBER -> ImportedCell.number(raw);
            case STRING -> ImportedCell.text(cell.asString());
            case FORMULA -> new ImportedCell(ImportedCell.text(raw).text(), ImportedCell.CellKind.FORMULA);
            case ERROR -> new ImportedCell(ImportedCell.text(raw).text(), ImportedCell.CellKind.ERROR);
            case BOOLEAN -> ImportedCell.text(raw.equals("1") ? "是" : "否");
            case EMPTY -> ImportedCell.BLANK;
        };
    }
}
