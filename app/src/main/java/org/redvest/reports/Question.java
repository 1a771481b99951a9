package org.redvest.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * Which part of the records a figure is about. The same question has the same answer at any later time.
 *
 * @param from first day, by the start of the service
 * @param to last day
 * @param region a county or below, or the whole
 * @param category code of the catalogue, or all
 * @param asOf what was recorded later does not count
 */
public record Question(
        LocalDate from, LocalDate to, Optional<RegionCode> region, Optional<String> category, Instant asOf) {

    public static Question of(YearMonth month, Instant asOf) {
        return new Question(month.atDay(1), month.atEndOfMonth(), Optional.empty(), Optional.empty(), asOf);
    }

    public Question in(RegionCode other) {
        return new Question(from, to, Optional.of(other), category, asOf);
    }

    public Question everywhere() {
        return new Question(from, to, Optional.empty(), category, asOf);
    }

    public Question doing(String other) {
        return new Question(from, to, region, Optional.of(other), asOf);
    }

    public Question doingAnything() {
        return new Question(from, to, region, Optional.empty(), asOf);
    }
}
