package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.IdentityNumber.DocumentKind;

/** A number of an identity document is read however it was typed, and one that cannot be right is refused with the reason. */
class IdentityNumberTest {

    /** The example of GB 11643. */
    private static final String EXAMPLE = "11010519491231002X";

    @Test
    void a_number_is_the_same_however_it_was_typed() {
        var plain = IdentityNumber.read(EXAMPLE);

        assertThat(plain).contains(new IdentityNumber(DocumentKind.RESIDENT, EXAMPLE));
        assertThat(IdentityNumber.read(" 110105 19491231 002x ")).isEqualTo(plain);
        assertThat(IdentityNumber.read("１１０１０５１９４９１２３１００２Ｘ")).isEqualTo(plain);
        assertThat(IdentityNumber.read("\uFEFF110105-19491231-002X\u200B")).isEqualTo(plain);
        assertThat(plain.orElseThrow().born()).contains(LocalDate.parse("1949-12-31"));
        assertThat(plain.orElseThrow().lastFour()).isEqualTo("002X");
    }

    @Test
    void of_all_check_characters_one_is_right() {
        var right = IntStream.range(0, 11)
                .mapToObj(i -> EXAMPLE.substring(0, 17) + "0123456789X".charAt(i))
                .filter(number -> IdentityNumber.read(number).isPresent());

        assertThat(right).containsExactly(EXAMPLE);
    }

    @Test
    void an_old_number_of_fifteen_digits_is_the_one_that_took_its_place() {
        assertThat(IdentityNumber.read("110105491231002")).isEqualTo(IdentityNumber.read(EXAMPLE));
        assertThat(IdentityNumber.read("110105491331002")).isEmpty();
    }

    @Test
    void permits_and_passports_are_read() {
        assertThat(IdentityNumber.read("810000199408230021").map(IdentityNumber::kind))
                .contains(DocumentKind.RESIDENT);
        assertThat(IdentityNumber.read("E12345678").map(IdentityNumber::kind)).contains(DocumentKind.OTHER);
        assertThat(IdentityNumber.read("h0123456700").map(IdentityNumber::value))
                .contains("H0123456700");
        assertThat(IdentityNumber.read("E12345678").flatMap(IdentityNumber::born))
                .isEmpty();
    }

    @Test
    void what_is_wrong_is_said_without_the_number() {
        assertThat(IdentityNumber.problem("document", EXAMPLE)).isEmpty();
        assertThat(IdentityNumber.problem("document", "110105194912310021").orElseThrow())
                .extracting("key")
                .isEqualTo("accounts.document.check");
        assertThat(IdentityNumber.problem("document", "11010519491331002X").orElseThrow())
                .extracting("key")
                .isEqualTo("accounts.document.check");
        assertThat(IdentityNumber.problem("document", "1101051949").orElseThrow())
                .extracting("key")
                .isEqualTo("accounts.document.length");
        assertThat(IdentityNumber.problem("document", "不详").orElseThrow())
                .extracting("key")
                .isEqualTo("accounts.document.unknown");
        assertThat(IdentityNumber.read(EXAMPLE).orElseThrow()).hasToString("IdentityNumber");
    }
}
