package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Dates, hours and numbers as each language writes them. */
class TextTest {

    private static final Instant NOW = Instant.parse("2026-02-26T01:40:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));

    private final Text chinese = new Texts(new Messages(), CLOCK).in(Language.ZH);
    private final Text english = new Texts(new Messages(), CLOCK).in(Language.EN);

    @Test
    void a_day_is_written_with_its_weekday_in_the_deployments_zone() {
        var lateOnFriday = Instant.parse("2026-02-26T23:50:00Z");

        assertThat(chinese.moment(lateOnFriday)).isEqualTo("2 月 27 日 周五 07:50");
        assertThat(english.moment(lateOnFriday)).isEqualTo("Fri 27 Feb, 07:50");
    }

    @Test
    void near_days_have_names_and_far_ones_have_dates() {
        assertThat(chinese.dayAndDate(NOW.plus(Duration.ofDays(1)))).isEqualTo("明天 2 月 27 日 周五");
        assertThat(english.dayAndDate(NOW.plus(Duration.ofDays(1)))).isEqualTo("Tomorrow, Fri 27 Feb");
        assertThat(chinese.dayAndDate(NOW.plus(Duration.ofDays(3)))).isEqualTo("3 月 1 日 周日");
    }

    @Test
    void a_short_date_names_its_month_in_both_languages() {
        assertThat(chinese.shortDate(NOW)).matches("[0-9]+ 月 [0-9]+ 日");
        assertThat(english.shortDate(NOW)).matches("[0-9]+ [A-Z][a-z]+");
    }

    @Test
    void another_year_is_named() {
        assertThat(chinese.date(Instant.parse("2025-12-31T04:00:00Z"))).isEqualTo("2025 年 12 月 31 日 周三");
        assertThat(english.date(Instant.parse("2025-12-31T04:00:00Z"))).isEqualTo("Wed 31 Dec 2025");
    }

    @Test
    void a_service_over_midnight_names_both_days() {
        var start = Instant.parse("2026-02-28T14:00:00Z");

        assertThat(english.span(start, start.plus(Duration.ofHours(4))))
                .isEqualTo("Sat 28 Feb, 22:00–Sun 1 Mar, 02:00");
    }

    @Test
    void a_near_day_is_no_capital_word_within_a_sentence() {
        assertThat(english.momentWithin(NOW.plus(Duration.ofDays(1)))).isEqualTo("tomorrow, 09:40");
        assertThat(chinese.momentWithin(NOW)).isEqualTo("今天 09:40");
        assertThat(english.dayWithin(NOW.plus(Duration.ofDays(8)))).isEqualTo("Fri 6 Mar");
    }

    @Test
    void lengths_numbers_and_months_read_as_people_say_them() {
        assertThat(chinese.length(Duration.ofMinutes(231))).isEqualTo("3 小时 51 分");
        assertThat(english.length(Duration.ofMinutes(231))).isEqualTo("3 h 51 min");
        assertThat(english.length(Duration.ofMinutes(35))).isEqualTo("35 min");
        assertThat(chinese.number(14862)).isEqualTo("14,862");
        assertThat(chinese.hours(210)).isEqualTo("3.5");
        assertThat(chinese.hours(120)).isEqualTo("2");
        assertThat(chinese.month(YearMonth.of(2026, 2))).isEqualTo("2026 年 2 月");
        assertThat(english.month(YearMonth.of(2026, 2))).isEqualTo("Feb 2026");
        assertThat(english.percent(0.976)).isEqualTo("97.6 %");
    }

    @Test
    void chinese_is_the_language_unless_the_reader_puts_english_first() {
        assertThat(Language.preferred(java.util.List.of(java.util.Locale.ENGLISH, java.util.Locale.CHINA)))
                .isEqualTo(Language.EN);
        assertThat(Language.preferred(java.util.List.of(java.util.Locale.FRENCH, java.util.Locale.SIMPLIFIED_CHINESE)))
                .isEqualTo(Language.ZH);
        assertThat(Language.preferred(java.util.List.of(java.util.Locale.FRENCH)))
                .isEqualTo(Language.ZH);
    }

    @Test
    void names_and_typed_words_in_an_english_sentence_are_marked_as_chinese() {
        assertThat(page(english, "At 三八亭社区, 14 Feb: 唐敏 & 何涛 <accepted>"))
                .isEqualTo(
                        "At <span lang=\"zh-CN\">三八亭社区</span>, 14 Feb: <span lang=\"zh-CN\">唐敏 &amp; 何涛</span> &lt;accepted&gt;");
        assertThat(page(english, "Sent back: 周一下午人少，改到 3 月 4 日可以吗？ Change it"))
                .isEqualTo("Sent back: <span lang=\"zh-CN\">周一下午人少，改到 3 月 4 日可以吗？</span> Change it");
        assertThat(page(chinese, "在三八亭社区")).isEqualTo("在三八亭社区");
    }

    private static String page(Text text, String sentence) {
        var written = new StringOutput();
        var page = new OwaspHtmlTemplateOutput(written);
        page.setContext("p", null);
        text.marked(sentence).writeTo(page);
        return written.toString();
    }
}
