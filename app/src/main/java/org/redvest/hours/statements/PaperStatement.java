package org.redvest.hours.statements;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.redvest.hours.Unconfirmed;

/**
 * A month of somebody's hours to be printed (对账单).
 *
 * @param number names the statement: volunteer, month, and the last line that it knew
 * @param code follows from the ledger; a changed figure does not match it
 * @param bearer whose hours these are
 * @param issuer the county whose committee answers for them
 * @param sound whether the lines were computed again just now and match; what does not match is not sealed
 * @param carried balance the month began with
 */
public record PaperStatement(
        String number,
        String code,
        Bearer bearer,
        String issuer,
        Instant issuedAt,
        YearMonth month,
        boolean sound,
        int carried,
        List<Statement.StatementRow> rows,
        List<Unconfirmed> waiting) {

    public PaperStatement {
        rows = List.copyOf(rows);
        waiting = List.copyOf(waiting);
    }

    /** @param number of the volunteer, as it stands on their card */
    public record Bearer(String name, String number, String home) {}

    public int added() {
        return rows.stream().mapToInt(row -> row.line().entry().credit()).sum();
    }

    public int closing() {
        return carried + added();
    }

    public long services() {
        return rows.stream()
                .filter(row -> row.line().stands() && row.activity().isPresent())
                .count();
    }

    /** What a check of a printed statement tells: no name. */
    public sealed interface Check {

        /**
         * The paper says what the ledger said.
         *
         * @param since how many lines of that month, or of one before, were entered since
         */
        record Valid(String number, YearMonth month, int added, int closing, int since) implements Check {}

        /** Lines of this volunteer are missing or were changed: nothing can be said of any paper about them. */
        record Unsound() implements Check {}

        /** No statement has this number and this code. */
        record Unknown() implements Check {}
    }
}
