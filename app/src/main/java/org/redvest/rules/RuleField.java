package org.redvest.rules;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.redvest.web.Problem;
import org.redvest.web.TypedHour;
import org.redvest.web.TypedNumber;

/**
 * One limit on a sheet: a whole number between two bounds, or a time of day. Its words are {@code field.<name>} and {@code
 * rules.hint.<name>}.
 */
public sealed interface RuleField {

    DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    String name();

    /** As it is stored; empty where it cannot be read or is not allowed. */
    Optional<String> read(String typed);

    /** What is allowed, where this is not. */
    Problem problem();

    record Whole(String name, int least, int most) implements RuleField {

        @Override
        public Optional<String> read(String typed) {
            var number = TypedNumber.whole(typed);
            return number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most
                    ? Optional.of(Integer.toString(number.getAsInt()))
                    : Optional.empty();
        }

        @Override
        public Problem problem() {
            return new Problem(name, "web.typed.whole", least, most);
        }
    }

    record Hour(String name) implements RuleField {

        @Override
        public Optional<String> read(String typed) {
            return TypedHour.read(typed).filter(hour -> !hour.endOfDay()).map(hour -> HOUR.format(hour.time()));
        }

        @Override
        public Problem problem() {
            return new Problem(name, "web.typed.hour");
        }
    }
}
