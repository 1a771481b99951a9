package org.redvest.bulletins;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * One figure of a bulletin. Figures of different kinds or units are never added up.
 *
 * @param id stands for it in a frozen bulletin for ever
 * @param value of hours in minutes
 * @param unit word of what is counted, the end of a key below {@code bulletins.unit.}
 * @param definition beginning of the keys of its name, its definition and what it excludes
 * @param version of the definition
 * @param rows address of the page that lists its rows, below the bulletin's own
 */
public record Figure(
        String id, FigureKind kind, BigDecimal value, String unit, String definition, int version, String rows) {

    /** What is counted: people once each, participations as often as they came. */
    public enum FigureKind {
        PEOPLE,
        PARTICIPATIONS,
        HOURS,
        QUANTITY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static FigureKind named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public long whole() {
        return value.longValue();
    }
}
