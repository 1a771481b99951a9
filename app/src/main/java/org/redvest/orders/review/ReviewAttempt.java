package org.redvest.orders.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.orders.Decision;
import org.redvest.orders.Review;
import org.redvest.web.Problems;

/**
 * What was typed into the form of a refusal, and what became of a decision that came too late.
 *
 * @param other what the reader had decided, where another decision stands that says something else
 */
public record ReviewAttempt(
        String reason, String said, Problems problems, Optional<Review> late, Optional<Decision.Verdict> other) {

    static final ReviewAttempt NONE = new ReviewAttempt("", "", Problems.NONE, Optional.empty(), Optional.empty());

    public boolean of(Decision.Verdict verdict) {
        return problems.any()
                && ReviewPages.reason(reason)
                        .map(chosen -> chosen.verdict() == verdict)
                        .orElse(verdict == Decision.Verdict.RETURNED);
    }

    public @Nullable String chosen(Decision.DecisionReason other) {
        return other.word().equals(reason) ? "checked" : null;
    }
}
