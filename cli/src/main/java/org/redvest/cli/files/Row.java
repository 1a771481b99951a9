package org.redvest.cli.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/** One row of a table, its cells in the order in which the columns were asked for. */
final class Row {
    private final String file;
    private final List<String> columns;
    private final int[] places;
    private final Faults faults;
    private final CsvRecord csv;

    Row(String file, List<String> columns, int[] places, Faults faults, CsvRecord csv) {
        this.file = file;
        this.columns = columns;
        this.places = places;
        this.faults = faults;
        this.csv = csv;
    }

    long line() {
        return csv.getStartingLineNumber();
    }

    /** The line as an index of arrays is; those beyond the greatest such number count as it. */
    int nearestLine() {
        return (int) Math.min(line(), Integer.MAX_VALUE);
    }

    /** Empty where the file does not have the column. */
    String text(int column) {
        return places[column] < 0 ? "" : csv.getField(places[column]);
    }

    void fault(int column, String kind, Object... details) {
        faults.add(Fault.of(file, line(), columns.get(column), text(column), kind, details));
    }
}
