package org.redvest.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All versions of one rule, the latest day first. */
public record RuleHistory(List<RuleVersion> versions) {

    private static final Comparator<RuleVersion> LATEST_FIRST = Comparator.comparing(RuleVersion::from)
            .thenComparing(RuleVersion::number)
            .reversed();

    public RuleHistory {
        versions = versions.stream().sorted(LATEST_FIRST).toList();
    }

    public Optional<RuleVersion> on(LocalDate day) {
        return versions.stream()
                .filter(version -> version.stands() && !version.from().isAfter(day))
                .findFirst();
    }

    /** Planned and not yet in force, the next one first. */
    public List<RuleVersion> ahead(LocalDate today) {
        return versions.stream()
                .filter(version -> version.isAhead(today))
                .toList()
                .reversed();
    }

    /** The version that was written last, whenever it comes into force. */
    public Optional<RuleVersion> newest() {
        return versions.stream().filter(RuleVersion::stands).max(Comparator.comparingLong(RuleVersion::number));
    }

    /** Grows with each version and with each that is taken back: a form that holds another number is out of date. */
    public long mark() {
        return versions.size()
                + versions.stream().filter(version -> !version.stands()).count();
    }
}
