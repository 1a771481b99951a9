package org.redvest.attendance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redvest.attendance.ConfirmationStore.Counted;
import org.redvest.web.Problem;

/** Reads how many were served, and how much was done; where nobody came, it is nothing. */
final class CountReading {

    private static final int MOST = 100_000;
    private static final BigDecimal MOST_MEASURED = BigDecimal.valueOf(1_000_000);

    private final boolean nobody;
    private final List<Problem> problems = new ArrayList<>();
    private final Counted counted;

    /** @param measure what the service counts beside people */
    CountReading(boolean nobody, String beneficiaries, String measured, String measure) {
        this.nobody = nobody;
        this.counted =
                new Counted(beneficiaries(beneficiaries.strip()), Measures.counts(measure) ? measured(measured) : null);
    }

    private int beneficiaries(String number) {
        if (nobody && number.isEmpty()) {
            return 0;
        }
        if (!number.matches("[0-9]{1,6}") || Integer.parseInt(number) > MOST) {
            problems.add(new Problem("beneficiaries", "attendance.problem.beneficiaries", MOST));
            return 0;
        }
        if (nobody && Integer.parseInt(number) > 0) {
            problems.add(new Problem("beneficiaries", "attendance.problem.nobody"));
        }
        return Integer.parseInt(number);
    }

    private @Nullable BigDecimal measured(String typed) {
        if (nobody && typed.isBlank()) {
            return BigDecimal.ZERO;
        }
        var number = Confirmations.number(typed);
        if (number == null || number.compareTo(MOST_MEASURED) > 0) {
            problems.add(new Problem("measured", "attendance.problem.measured"));
        } else if (nobody && number.signum() > 0) {
            problems.add(new Problem("measured", "attendance.problem.nobody"));
        }
        return number;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Counted counted() {
        return counted;
    }
}
