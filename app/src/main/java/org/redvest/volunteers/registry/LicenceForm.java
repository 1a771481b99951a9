package org.redvest.volunteers.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.TypedDay;

/**
 * The form of a licence or a training, as it was typed.
 *
 * @param skill code of a licensed skill; empty for a training
 */
public record LicenceForm(
        String skill, String title, String issuer, String number, String from, String until, UUID request) {

    private static final FreeText TITLE = FreeText.own(0, 60);
    private static final FreeText ISSUER = FreeText.own(1, 60);
    private static final FreeText NUMBER = FreeText.own(0, 40);

    static LicenceForm empty() {
        return new LicenceForm("", "", "", "", "", "", UUID.randomUUID());
    }

    static LicenceForm of(CheckedLicence licence) {
        return new LicenceForm(
                licence.skill().orElse(""),
                licence.title(),
                licence.issuer(),
                licence.number(),
                licence.from().map(LocalDate::toString).orElse(""),
                licence.until().map(LocalDate::toString).orElse(""),
                UUID.randomUUID());
    }

    /** In the order of the fields. */
    List<Problem> problems(Collection<String> licensed, LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (!skill.isEmpty() && !licensed.contains(skill)) {
            problems.add(new Problem("licence", "volunteers.licence.skill.unknown"));
        }
        if (skill.isEmpty() && plain(title).isEmpty()) {
            problems.add(new Problem("training", "volunteers.licence.title.missing"));
        }
        problems.addAll(TITLE.problems("training", "volunteers.licence.title.missing", plain(title)));
        problems.addAll(ISSUER.problems("issuer", "volunteers.licence.issuer.missing", plain(issuer)));
        problems.addAll(NUMBER.problems("certificate", "volunteers.licence.issuer.missing", plain(number)));
        if (!from.isBlank() && day(from).filter(first -> !first.isAfter(today)).isEmpty()) {
            problems.add(new Problem("from", "volunteers.licence.from.wrong"));
        }
        if (!until.isBlank()
                && day(until)
                        .filter(last -> !last.isBefore(day(from).orElse(last)))
                        .isEmpty()) {
            problems.add(new Problem("until", "volunteers.licence.until.wrong"));
        }
        return problems;
    }

    /** What the audit log says of it. */
    String line() {
        return String.join(" ", List.of(skill, plain(title), plain(issuer), plain(number), from, until))
                .strip();
    }

    Optional<LocalDate> first() {
        return day(from);
    }

    Optional<LocalDate> last() {
        return day(until);
    }

    static String plain(String typed) {
        return PlainText.line(typed);
    }

    private static Optional<LocalDate> day(String typed) {
        return TypedDay.read(typed);
    }
}
