package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures are asked for days from the first of the regulation on; any other day is a problem beside its field. */
@RedvestTest
class AskedDaysTest {

    @Autowired
    FigureViews views;

    @Autowired
    ReadPages pages;

    @Autowired
    Regions regions;

    @Test
    void the_first_and_the_last_day_are_taken() {
        var asked = views.asked("/published", Map.of("since", "2017-12-01", "until", "2099-12-31"));

        assertThat(asked.problems().all()).isEmpty();
        assertThat(asked.question().from()).isEqualTo(LocalDate.parse("2017-12-01"));
        assertThat(asked.question().to()).isEqualTo(LocalDate.parse("2099-12-31"));
    }

    @Test
    void a_day_before_or_after_is_named_and_this_month_stands_in_its_place() {
        for (var day : List.of("2017-11-30", "0001-01-01", "2100-01-01", "2026-02-30", "28.2.2026")) {
            var asked = views.asked("/published", Map.of("since", day));

            assertThat(asked.problems().all())
                    .as(day)
                    .extracting(Problem::field, Problem::key)
                    .containsExactly(tuple("since", "reports.problem.day"));
            assertThat(asked.question().from()).isEqualTo(LocalDate.parse("2026-02-01"));
        }
    }

    @Test
    void whatever_region_the_address_asks_for_is_named_beside_the_figure() throws Exception {
        for (var region : List.of("4305", "430503", "430503005", "430503005004")) {
            assertThat(pages.page("/published/participations?county=" + region))
                    .as(region)
                    .contains("·" + regions.region(new RegionCode(region)).name() + "</p>");
        }
    }

    @Test
    void what_wechat_adds_to_a_shared_link_is_passed_over() {
        for (var sharedBy : List.of("singlemessage", "groupmessage", "timeline")) {
            var asked = views.asked(
                    "/published",
                    Map.of("since", "2026-01-03", "until", "2026-01-09", "from", sharedBy, "isappinstalled", "0"));

            assertThat(asked.problems().all()).as(sharedBy).isEmpty();
            assertThat(asked.question().from()).isEqualTo(LocalDate.parse("2026-01-03"));
        }
    }
}
