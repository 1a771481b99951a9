package org.redvest.programmes.forms;

import java.util.Map;
import java.util.Optional;
import org.redvest.catalogue.Catalogue;
import org.redvest.programmes.ProgrammeOutline;
import org.redvest.programmes.recurrence.DaySpan;
import org.redvest.web.FreeText;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;

/**
 * A programme as a form says it.
 *
 * @param outline empty where something is wrong with it
 */
public record ProgrammeReading(Optional<ProgrammeOutline> outline, Problems problems) {

    static final FreeText NAME = FreeText.own(2, 40);
    private static final FreeText AIM = FreeText.open(5, 500);
    private static final FreeText ORGANISER = FreeText.own(2, 40);
    private static final FreeText BRAND = FreeText.own(0, 40);

    /** Longer nobody plans ahead: a year that was mistyped. */
    private static final int MOST_DAYS = 731;

    public static ProgrammeReading of(TypedFields typed) {
        var reading = new TypedFields.FieldReading(typed);
        var name = reading.line("programme", NAME);
        var aim = reading.text("aim", AIM);
        var organiser = reading.line("organiser", ORGANISER);
        var brand = reading.line("brand", BRAND);
        var measure = reading.oneOf("measure", Catalogue.measures());
        var first = reading.day("firstDay");
        var last = reading.day("lastDay");
        var period = first.flatMap(from -> last.map(to -> new DaySpan(from, to)));
        period.filter(span -> span.last().isAfter(span.first().plusDays(MOST_DAYS - 1L)))
                .ifPresent(_ -> reading.problem("lastDay", "programmes.problem.too-long"));
        return new ProgrammeReading(
                period.filter(_ -> reading.right())
                        .map(span -> new ProgrammeOutline(name, aim, organiser, brand, measure, span)),
                reading.problems());
    }

    /** Its name with the next year, where it begins with one: 2027 暖冬行动. */
    public static String nextYear(ProgrammeOutline outline) {
        var year = Integer.toString(outline.period().first().getYear());
        return outline.name().startsWith(year)
                ? outline.period().first().plusYears(1).getYear()
                        + outline.name().substring(year.length())
                : outline.name();
    }

    /** The form as it begins for a programme that is there. */
    public static TypedFields typed(ProgrammeOutline outline) {
        return new TypedFields(Map.of(
                "programme", outline.name(),
                "aim", outline.aim(),
                "organiser", outline.organiser(),
                "brand", outline.brand(),
                "measure", outline.measure(),
                "firstDay", outline.period().first().toString(),
                "lastDay", outline.period().last().toString()));
    }
}
