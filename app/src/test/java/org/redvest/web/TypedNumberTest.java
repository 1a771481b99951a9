package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Numbers and codes as people type them. */
class TypedNumberTest {

    @Test
    void a_whole_number_is_read_however_it_is_typed() {
        assertThat(List.of("12", " 12 ", "１２", "\u300012\u00A0", "12 人", "１２人次", "12\u200B", "0012", "+12"))
                .allSatisfy(
                        typed -> assertThat(TypedNumber.whole(typed)).as(typed).isEqualTo(OptionalInt.of(12)));
        assertThat(TypedNumber.whole("1,200")).hasValue(1200);
        assertThat(TypedNumber.whole("－1")).hasValue(-1);
    }

    @Test
    void what_could_mean_another_number_is_none() {
        assertThat(List.of("", "三", "1 2", "1,2", "3.5", "2 万", "1e3", "12-13", "人", "99999999999"))
                .allSatisfy(
                        typed -> assertThat(TypedNumber.whole(typed)).as(typed).isEmpty());
        assertThat(List.of("46,5", "2 吨", "-1", ".5", "4 6.5", "1,20"))
                .allSatisfy(typed ->
                        assertThat(TypedNumber.decimal(typed)).as(typed).isEmpty());
    }

    @Test
    void a_decimal_keeps_its_point() {
        assertThat(TypedNumber.decimal(" ４６．５ ")).hasValue(new BigDecimal("46.5"));
        assertThat(TypedNumber.decimal("1,200.50")).hasValue(new BigDecimal("1200.50"));
        assertThat(TypedNumber.decimal("7.25 公里")).hasValue(new BigDecimal("7.25"));
    }

    @Test
    void a_sum_of_money_is_read_in_fen_and_never_in_another_unit() {
        assertThat(List.of("12,345.60", "12345.6", "１２，３４５．６０", " 12,345.60 元", "¥12345.60", "￥ 12,345.60"))
                .allSatisfy(
                        typed -> assertThat(TypedNumber.fen(typed)).as(typed).hasValue(12_345_60));
        assertThat(TypedNumber.fen("999,999,999,999.99")).hasValue(99_999_999_999_999L);
        assertThat(List.of("", "1.234", "-1", "1,23.00", "3 万", "3 万元", "一百", "1e3", "1000000000000", "12.5.0", "元"))
                .allSatisfy(
                        typed -> assertThat(TypedNumber.fen(typed)).as(typed).isEmpty());
    }

    @Test
    void a_code_is_the_same_with_blanks_and_wide_digits() {
        assertThat(List.of("481926", "481 926", "４８１９２６", " 48 19 26 ", "４８１\u3000９２６"))
                .allSatisfy(typed -> assertThat(TypedNumber.code(typed)).isEqualTo("481926"));
        assertThat(TypedNumber.code("１２—２０２６０２－０３ Ａb")).isEqualTo("12-202602-03ab");
    }
}
