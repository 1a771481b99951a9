package org.redvest.volunteers.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.Level;
import org.redvest.regions.RegionCode;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;

/**
 * The form in which staff correct what was registered of a person, as it was typed.
 *
 * @param home code of the community where they live
 */
public record CorrectionOfPerson(String name, String born, String home) {

    private static final FreeText NAME = FreeText.own(1, 40);
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    static CorrectionOfPerson of(VolunteerFile file, RegionCode home) {
        return new CorrectionOfPerson(
                file.identity().name(), file.profile().born().toString(), home.value());
    }

    List<Problem> problems(LocalDate today) {
        var problems = new ArrayList<Problem>();
        problems.addAll(NAME.problems("name", "volunteers.correct.name.missing", plainName()));
        if (birth().filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(today))
                .isEmpty()) {
            problems.add(new Problem("born", "volunteers.correct.born.wrong"));
        }
        if (region().level() != Level.COMMUNITY) {
            problems.add(new Problem("region", "volunteers.correct.home.missing"));
        }
        return problems;
    }

    String plainName() {
        return PlainText.line(name);
    }

    RegionCode region() {
        return new RegionCode(home);
    }

    Optional<LocalDate> birth() {
        try {
            var parts = PlainText.narrow(born).replaceAll("[日]", "").split("[-/.年月]");
            return parts.length == 3
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException noDay) {
            return Optional.empty();
        }
    }

    /** Never printed: what reaches a log stays there. */
    @Override
    public String toString() {
        return "Correction";
    }
}
