package org.redvest.volunteers.intake;

import java.time.LocalDate;
import java.util.List;

/**
 * A row and the volunteers who may be the same person, side by side.
 *
 * @param last the last four characters of the row's identity number; empty where it has none
 */
public record RowLikeness(Face row, String last, int minutes, List<Face> candidates) {

    public RowLikeness {
        candidates = List.copyOf(candidates);
    }

    /**
     * One of those who are compared.
     *
     * @param id number of the row or of the account
     * @param number public number of a volunteer; empty for a row
     */
    public record Face(long id, String name, LocalDate born, String phone, String home, String number) {}
}
