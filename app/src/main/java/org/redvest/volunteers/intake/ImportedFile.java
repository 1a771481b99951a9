package org.redvest.volunteers.intake;

import java.util.List;
import java.util.function.Predicate;

/** The sheets of one file. Rows are read from the beginning each time and never held all at once. */
sealed interface ImportedFile extends AutoCloseable permits ImportedWorkbook, ImportedText {

    /** More rows are no list of one city's volunteers. */
    int MOST_ROWS = 300_000;

    int MOST_COLUMNS = 60;

    List<String> sheets();

    /** Serial numbers of days count from 1904 instead of 1900. */
    default boolean countsFrom1904() {
        return false;
    }

    default boolean hasMacros() {
        return false;
    }

    /** Until the reader answers false. */
    void read(int sheet, Predicate<ImportedRow> reader);

    @Override
    void close();
}
