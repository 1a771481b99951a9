package org.redvest.programmes.forms;

import java.time.LocalDate;
import java.util.Optional;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;

/**
 * How a programme is to be copied, as a form says it.
 *
 * @param firstDay empty where something is wrong with the form
 */
public record CopyReading(String name, Optional<LocalDate> firstDay, Problems problems) {

    public static CopyReading of(TypedFields typed) {
        var reading = new TypedFields.FieldReading(typed);
        var name = reading.line("programme", ProgrammeReading.NAME);
        var first = reading.day("firstDay");
        return new CopyReading(name, first.filter(_ -> reading.right()), reading.problems());
    }
}
