package org.redvest.volunteers.intake;

import java.util.List;

/** @param number as the spreadsheet counts its rows, from 1 */
record ImportedRow(int number, List<ImportedCell> cells) {

    ImportedRow {
        cells = List.copyOf(cells);
    }

    ImportedCell cell(int column) {
        return column < cells.size() ? cells.get(column) : ImportedCell.BLANK;
    }

    boolean isBlank() {
        return cells.stream().allMatch(ImportedCell::isBlank);
    }
}
