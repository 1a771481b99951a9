package org.redvest.volunteers.intake;

import java.util.List;
import java.util.Optional;

/**
 * A sheet as it is understood before it is read: its headings, what each column is taken for, and a few cells of each, masked as in every list.
 *
 * @param above rows among which the headings may be
 * @param samples for each column the first cells that are filled
 */
public record SheetChoice(
        int sheet,
        int headerRow,
        List<Integer> above,
        List<String> headings,
        List<Optional<ImportField>> fields,
        List<List<String>> samples) {

    public SheetChoice {
        above = List.copyOf(above);
        headings = List.copyOf(headings);
        fields = List.copyOf(fields);
        samples = List.copyOf(samples);
    }

    public boolean is(int column, ImportField field) {
        return fields.get(column).equals(Optional.of(field));
    }
}
