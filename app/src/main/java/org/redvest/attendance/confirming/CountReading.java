package org.redvest.attendance.confirming;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redvest.attendance.Measures;
import org.redvest.attendance.confirming.ConfirmationStore.Counted;
import org.redvest.web.Problem;
import org.redvest.web.TypedNumber;

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
        this.counted = new Counted(beneficiaries(beneficiaries), Measures.counts(measure) ? measured(measured) : null);
    }

    private int beneficiaries(String typed) {
        if (nobody && typed.isBlank()) {
            return 0;
        }
        int number = TypedNumber.whole(typed).orElse(-1);
        if (number < 0 || number > MOST) {
            problems.add(new Problem("beneficiaries", "attendance.problem.beneficiaries", MOST));
            return 0;
        }
        if (nobody && number > 0) {
            problems.add(new Problem("beneficiaries", "attendance.problem.nobody"));
        }
        return number;
    }

    private @Nullable BigDecimal measured(String typed) {
        if (nobody && typed.isBlank()) {
            return BigDecimal.ZERO;
        }
        var number = TypedNumber.decimal(typed).filter(amount -> amount.scale() <= 2);
        if (number.filter(amount -> amount.compareTo(MOST_MEASURED) <= 0).isEmpty()) {
            problems.add(new Problem("measured", "attendance.problem.measured", MOST_MEASURED));
        } else if (nobody && number.get().signum() > 0) {
            problems.add(new Problem("measured", "attendance.problem.nobody"));
        }
        return number.orElse(null);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Counted counted() {
        return counted;
    }
}
