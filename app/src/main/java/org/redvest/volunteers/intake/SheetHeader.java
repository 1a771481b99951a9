package org.redvest.volunteers.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.redvest.web.PlainText;

/**
 * The row of headings of a sheet and what each column is taken for.
 *
 * @param row as the spreadsheet counts; 0 where the sheet has no row at all
 * @param fields for each heading
 */
record SheetHeader(int row, List<String> headings, List<Optional<ImportField>> fields) {

    /** Titles, notes and double headings stand above the people; further down are people. */
    static final int WITHIN_ROWS = 15;

    private static final int LONGEST_HEADING = 60;

    SheetHeader {
        headings = List.copyOf(headings);
        fields = List.copyOf(fields);
    }

    /** Of the first rows the one that has most headings of ours; the first that is not blank, if none has any. */
    static SheetHeader guess(List<ImportedRow> first) {
        return first.stream()
                .filter(row -> !row.isBlank())
                .map(row -> of(row, first))
                .max(Comparator.comparingInt(SheetHeader::known).thenComparingInt(header -> -header.row()))
                .orElse(new SheetHeader(0, List.of(), List.of()));
    }

    /** The row that a person chose. */
    static SheetHeader at(int number, List<ImportedRow> first) {
        return first.stream()
                .filter(row -> row.number() == number)
                .findFirst()
                .map(row -> of(row, first))
                .orElseGet(() -> guess(first));
    }

    /** A heading that is blank here and filled in the row above belongs to both: the upper one spans several rows. */
    private static SheetHeader of(ImportedRow row, List<ImportedRow> first) {
        var above = first.stream()
                .filter(each -> each.number() == row.number() - 1)
                .findFirst()
                .orElse(new ImportedRow(0, List.of()));
        var headings = new ArrayList<String>();
        for (int column = 0; column < row.cells().size(); column++) {
            var own = PlainText.line(row.cell(column).text());
            headings.add(
                    shortened(own.isEmpty() ? PlainText.line(above.cell(column).text()) : own));
        }
        return new SheetHeader(row.number(), headings, fields(headings));
    }

    /** Each field once: its best heading, the first of several as good. */
    private static List<Optional<ImportField>> fields(List<String> headings) {
        var fields = new ArrayList<Optional<ImportField>>(
                headings.stream().map(_ -> Optional.<ImportField>empty()).toList());
        for (int score = 2; score > 0; score--) {
            for (var field : ImportField.values()) {
                for (int column = 0; column < headings.size() && !fields.contains(Optional.of(field)); column++) {
                    if (fields.get(column).isEmpty() && field.score(headings.get(column)) == score) {
                        fields.set(column, Optional.of(field));
                    }
                }
            }
        }
        return fields;
    }

    private int known() {
        return (int) fields.stream().filter(Optional::isPresent).count();
    }

    private static String shortened(String heading) {
        int length = heading.codePointCount(0, heading.length());
        return length <= LONGEST_HEADING
                ? heading
                : heading.substring(0, heading.offsetByCodePoints(0, LONGEST_HEADING));
    }
}
