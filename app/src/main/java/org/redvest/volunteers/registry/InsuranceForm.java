package org.redvest.volunteers.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.TypedDay;

/** The form in which an insurance is recorded, as it was typed. */
public record InsuranceForm(String insurer, String from, String until, UUID request) {

    private static final FreeText INSURER = FreeText.own(1, 60);

    static InsuranceForm empty() {
        return new InsuranceForm("", "", "", UUID.randomUUID());
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        problems.addAll(INSURER.problems("insurer", "volunteers.insurance.insurer.missing", plainInsurer()));
        if (first().isEmpty()) {
            problems.add(new Problem("from", "volunteers.insurance.day.missing"));
        }
        if (last().filter(day -> !day.isBefore(first().orElse(day))).isEmpty()) {
            problems.add(new Problem("until", "volunteers.insurance.until.wrong"));
        }
        return problems;
    }

    String plainInsurer() {
        return PlainText.line(insurer);
    }

    Optional<LocalDate> first() {
        return TypedDay.read(from);
    }

    Optional<LocalDate> last() {
        return TypedDay.read(until);
    }

    /** What the audit log says of it. */
    String line() {
        return plainInsurer() + " " + from + " " + until;
    }
}
