package org.redvest.orders.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.redvest.orders.Draft;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.shifts.Window;
import org.redvest.web.Problem;
import org.springframework.web.ErrorResponseException;

/** Times, dates, numbers and telephone numbers as people type them into the form. */
class FormReaderTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Test
    void a_service_over_midnight_over_new_year_or_for_a_whole_day_can_be_ordered() {
        assertThat(window("2026-03-01", "22:00", "02:00", "")).isEqualTo(span("2026-03-01T22:00", 4));
        assertThat(window("2026-12-31", "22:00", "02:00", "")).isEqualTo(span("2026-12-31T22:00", 4));
        assertThat(window("2026-02-28", "20:00", "24:00", "")).isEqualTo(span("2026-02-28T20:00", 4));
        assertThat(window("2026-03-01", "08:00", "08:00", "yes")).isEqualTo(span("2026-03-01T08:00", 24));
        assertThat(window("2026-03-01", "00:00", "24:00", "yes")).isEqualTo(span("2026-03-01T00:00", 24));
        assertThat(window("2026-03-01", "08:00", "11:00", "")).isEqualTo(span("2026-03-01T08:00", 3));
    }

    /** Ten to nine is a slip more often than a service of 23 hours. */
    @Test
    void an_end_long_before_the_start_is_asked_about() {
        assertThat(problems("2026-03-01", "10:00", "09:00", "")).containsExactly("to orders.problem.ends-next-day");
        assertThat(problems("2026-03-01", "10:00", "09:00", "yes")).isEmpty();
    }

    @Test
    void dates_and_times_are_read_as_people_type_them() {
        for (var date : List.of("2026-03-31", "2026/3/31", "2026.03.31", "2026年3月31日", "２０２６-０３-３１", " 2026-3-31 ")) {
            assertThat(window(date, "8:00", "9：30", "").start())
                    .as(date)
                    .isEqualTo(span("2026-03-31T08:00", 1).start());
        }
        for (var date :
                List.of("31.3.2026", "2026-02-30", "2026-13-01", "+999999999-12-31", "-999999999-01-01", "明天")) {
            assertThat(problems(date, "08:00", "09:00", "")).as(date).containsExactly("date orders.problem.not-a-date");
        }
        for (var time : List.of("25:00", "24:30", "8", "早上", "24:00")) {
            assertThat(problems("2026-03-01", time, "09:00", ""))
                    .as(time)
                    .containsExactly("from orders.problem.not-a-time");
        }
    }

    @Test
    void every_day_of_the_year_is_a_day() {
        for (var day = java.time.LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            assertThat(FormReader.date(day.toString())).contains(day);
        }
        assertThat(FormReader.date("2028-02-29")).isPresent();
    }

    @Test
    void a_telephone_number_is_kept_in_the_form_in_which_one_signs_in() {
        for (var typed : List.of("+86 138 0000 0000", "138-0000-0000", "１３８００００００００")) {
            assertThat(read(Map.of("phone", typed)).draft().details().contactPhone())
                    .isEqualTo("13800000000");
        }
        assertThat(read(Map.of("phone", "0739-5322110 转 801")).draft().details().contactPhone())
                .isEqualTo("0739-5322110-801");
    }

    @Test
    void what_nobody_sees_is_not_kept_and_does_not_make_a_title() {
        var draft = read(Map.of("title", "\u202E巡\u200B河", "contact", "\u200B\uFEFF"))
                .draft();

        assertThat(((Draft.Wanted.OffMenu) draft.wanted()).title()).isEqualTo("巡河");
        assertThat(draft.details().contactName()).isEmpty();
    }

    /** A row left empty in between does not make the problem of the next one stand beside the wrong row. */
    @Test
    void a_problem_stands_beside_the_row_it_came_from() {
        var form = form(Map.of("date", "2026-03-01", "date3", "2026-03-02", "from3", "08:00", "to3", "09:00"));
        var reader = new FormReader(form, Optional.empty(), ZONE);
        assertThat(reader.read(0).draft().shifts()).hasSize(2);

        assertThat(reader.asShown(List.of(new Problem("when2", "orders.problem.past"))))
                .extracting(Problem::field)
                .containsExactly("date3");
    }

    /** However much is posted, it fits into its row. */
    @Test
    void no_text_of_a_form_is_cut_and_a_form_that_is_far_too_long_is_not_taken() {
        assertThat(new OrderForm(Map.of("title", List.of("标".repeat(5000)), "what", List.of("长".repeat(30_000))))
                        .typed())
                .allSatisfy((field, values) ->
                        assertThat(values.getFirst().length()).as(field).isIn(5000, 30_000));

        assertThatThrownBy(() -> new OrderForm(
                        Map.of("title", List.of("标".repeat(20_000)), "what", List.of("长".repeat(20_000)))))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(413));
    }

    private static Window window(String date, String from, String to, String next) {
        return read(Map.of("date", date, "from", from, "to", to, "next", next))
                .draft()
                .shifts()
                .getFirst();
    }

    private static List<String> problems(String date, String from, String to, String next) {
        return read(Map.of("date", date, "from", from, "to", to, "next", next)).problems().stream()
                .map(problem -> problem.field() + " " + problem.key())
                .toList();
    }

    private static Window span(String start, int hours) {
        var from = LocalDateTime.parse(start).atZone(ZONE).toInstant();
        return new Window(from, from.plus(Duration.ofHours(hours)));
    }

    private static FormReader.Reading read(Map<String, String> typed) {
        return new FormReader(form(typed), Optional.empty(), ZONE).read(0);
    }

    private static OrderForm form(Map<String, String> typed) {
        var all = new HashMap<>(Map.of(
                "when",
                "other",
                "date",
                "2026-03-01",
                "from",
                "08:00",
                "to",
                "09:00",
                "people",
                "2",
                "site",
                "community"));
        all.putAll(typed);
        var fields = new HashMap<String, List<String>>();
        all.forEach((name, value) -> fields.put(name, List.of(value)));
        return new OrderForm(fields);
    }
}
