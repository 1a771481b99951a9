package org.redvest.volunteers.registry;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.web.PlainText;
import org.redvest.web.Telephone;

/**
 * Which volunteers a list shows.
 *
 * @param words part of a name, a number of a volunteer, a telephone number or its last four digits; empty for all
 * @param status only those; empty for all who are on record
 * @param skill code of a skill that they have
 * @param endingFrom with a licence that ends within 30 days of this one
 */
record RegistryQuestion(
        RegionCode region,
        String words,
        Optional<VolunteerStatus> status,
        Optional<String> skill,
        Optional<LocalDate> endingFrom) {

    RegistryQuestion(RegionCode region, String words, Optional<VolunteerStatus> status, Optional<String> skill) {
        this(region, words, status, skill, Optional.empty());
    }

    /** What the words of a search mean. */
    sealed interface WantedPeople {

        record Everybody() implements WantedPeople {}

        /** @param beginning of one of the marks of a volunteer: part of a name, or the last four digits of a telephone number */
        record Marked(String beginning) implements WantedPeople {

            /** Sorts after every character, so that all that begins alike is one range of an index. */
            private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

            String after() {
                return beginning + LAST;
            }
        }

        record Numbered(String number) implements WantedPeople {}

        record Called(Telephone phone) implements WantedPeople {

            /** As the function phone_end of the database: the last four digits, without an extension. */
            Marked mark() {
                var digits = phone.value()
                        .replaceFirst("^(0[0-9]+-[0-9]+)-.*$", "$1")
                        .replaceAll("[^0-9]", "");
                return new Marked(digits.substring(Math.max(0, digits.length() - 4)));
            }
        }
    }

    WantedPeople wanted() {
        var plain = PlainText.narrow(words).replaceAll("[\\s\\p{Z}]", "").toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return new WantedPeople.Everybody();
        }
        if (plain.matches("[0-9]{4}")) {
            return new WantedPeople.Marked(plain);
        }
        var phone = Telephone.read(plain);
        if (phone.isPresent()) {
            return new WantedPeople.Called(phone.get());
        }
        return plain.matches("[a-z0-9-]*[0-9][a-z0-9-]*")
                ? new WantedPeople.Numbered(plain.toUpperCase(Locale.ROOT))
                : new WantedPeople.Marked(plain);
    }
}
