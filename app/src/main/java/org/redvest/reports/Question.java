package org.redvest.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
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
 * @param programmes numbers of programmes, ascending; {@link #ORDERS} stands for the orders of communities; empty: all services
 */
public record Question(
        LocalDate from,
        LocalDate to,
        Optional<RegionCode> region,
        Optional<String> category,
        Instant asOf,
        List<Long> programmes) {

    /** Stands among the numbers of programmes for what communities ordered. */
    public static final long ORDERS = 0;

    public Question {
        programmes = programmes.stream().distinct().sorted().toList();
    }

    public Question(
            LocalDate from, LocalDate to, Optional<RegionCode> region, Optional<String> category, Instant asOf) {
        this(from, to, region, category, asOf, List.of());
    }

    public static Question of(YearMonth month, Instant asOf) {
        return new Question(month.atDay(1), month.atEndOfMonth(), Optional.empty(), Optional.empty(), asOf);
    }

    public Question in(RegionCode other) {
        return new Question(from, to, Optional.of(other), category, asOf, programmes);
    }

    public Question everywhere() {
        return new Question(from, to, Optional.empty(), category, asOf, programmes);
    }

    public Question doing(String other) {
        return new Question(from, to, region, Optional.of(other), asOf, programmes);
    }

    public Question doingAnything() {
        return new Question(from, to, region, Optional.empty(), asOf, programmes);
    }

    public Question of(List<Long> others) {
        return new Question(from, to, region, category, asOf, others);
    }

    public Question at(Instant other) {
        return new Question(from, to, region, category, other, programmes);
    }

    public Question between(LocalDate first, LocalDate last) {
        return new Question(first, last, region, category, asOf, programmes);
    }
}
