package org.redvest.residents;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the community answered without an order. The sentence is shown to the resident as it is. */
public record HelpAnswer(HelpAnswerKind kind, String said, Instant at) {

    public enum HelpAnswerKind {
        PHONED,
        PASSED_ON,
        REFUSED,
        TEST,
        ABUSE;

        /** The end of a key in the bundles, and what a form sends. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** It was no resident's matter: no sentence is needed. */
        boolean closes() {
            return this == TEST || this == ABUSE;
        }

        /** A resident who is not helped here must read why, or where to go. */
        boolean needsWords() {
            return this == PASSED_ON || this == REFUSED;
        }

        static Optional<HelpAnswerKind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }
}
