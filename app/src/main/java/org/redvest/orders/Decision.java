package org.redvest.orders;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.redvest.accounts.AccountId;

/** What the committee answered (审单); {@code said} is the sentence the community reads when it is not a yes. */
public record Decision(Verdict verdict, AccountId by, Instant at, Optional<DecisionReason> reason, String said) {

    /** The same answer of the same person, whenever it came. */
    public boolean isAgain(Verdict verdict, AccountId by, Optional<DecisionReason> reason, String said) {
        return equals(new Decision(verdict, by, at, reason, said));
    }

    public enum Verdict {
        APPROVED,
        RETURNED,
        REJECTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A reason is chosen, and a sentence says what it means here. */
    public enum DecisionReason {
        TIME(Verdict.RETURNED),
        PEOPLE(Verdict.RETURNED),
        UNCLEAR(Verdict.RETURNED),
        PRIVATE(Verdict.RETURNED),
        NOT_VOLUNTEERING(Verdict.REJECTED),
        UNSAFE(Verdict.REJECTED),
        DONE_BY_OTHERS(Verdict.REJECTED);

        private final Verdict verdict;

        DecisionReason(Verdict verdict) {
            this.verdict = verdict;
        }

        public Verdict verdict() {
            return verdict;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
