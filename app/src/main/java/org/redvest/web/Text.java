package org.redvest.web;

import gg.jte.Content;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The reader's words, dates and numbers. Templates get it as {@code text}; code that has no page (a notice, a download)
 * gets it from {@link Texts}.
 */
public final class Text {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** From one Chinese character to the last before a Latin letter: digits and signs within belong to it. */
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}(?:[^A-Za-z]*[\\p{IsHan}。！？；）”])?");

    private static final Pattern NUMBER_OF_FIELD = Pattern.compile("-?[0-9]+$");

    private final Language language;
    private final Messages messages;
    private final Clock clock;

    Text(Language language, Messages messages, Clock clock) {
        this.language = language;
        this.messages = messages;
        this.clock = clock;
    }

    public Language language() {
        return language;
    }

    public boolean english() {
        return language == Language.EN;
    }

    /** The words under a key; with arguments, as {@link java.text.MessageFormat} (numbers come grouped: 1,048). */
    public String of(String key, Object... arguments) {
        return messages.of(language, key, arguments);
    }

    public boolean has(String key) {
        return messages.has(language, key);
    }

    /**
     * What a field of a form is called, ahead of what is said of it: {@code 人数：}. The words stand under {@code field.} and the field's
     * name without its number ({@code date2}, {@code why-17}); empty where it has none.
     */
    public String field(String name) {
        var key = "field." + NUMBER_OF_FIELD.matcher(name).replaceAll("");
        return messages.has(language, key) ? of("web.field", of(key)) : "";
    }

    /**
     * A sentence with names in it, for an element's content: on an English page each run of Chinese is marked as Chinese, so that
     * a screen reader speaks it and a browser picks its glyphs.
     */
    public Content marked(String sentence) {
        return output -> {
            var chinese = CHINESE.matcher(sentence);
            int told = 0;
            while (english() && chinese.find()) {
                output.writeUserContent(sentence.substring(told, chinese.start()));
                output.writeContent("<span lang=\"" + Language.ZH.tag() + "\">");
                output.writeUserContent(chinese.group());
                output.writeContent("</span>");
                told = chinese.end();
            }
            output.writeUserContent(sentence.substring(told));
        };
    }

    /** For rows that carry both languages in the database. */
    public String either(String chinese, String english) {
        return english() ? english : chinese;
    }

    public String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** One digit behind the point, and none where it would be zero: 3, 2.1. */
    public String decimal(double value) {
        var rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? number((long) rounded) : String.format(Locale.ROOT, "%,.1f", rounded);
    }

    /** 97.6 %, or 100 %. */
    public String percent(double share) {
        return of("web.percent", decimal(share * 100));
    }

    /** 3.5 hours, without the unit. */
    public String hours(long minutes) {
        return decimal(minutes / 60.0);
    }

    /** 2 小时 5 分 · 2 h 5 min; 35 分 · 35 min; 3 天 · 3 d. */
    public String length(Duration length) {
        var minutes = Math.max(0, length.toMinutes());
        if (minutes >= 48 * 60) {
            return of("web.length.days", minutes / (24 * 60));
        }
        return hoursAndMinutes(minutes);
    }

    /** 75 小时 5 分 · 75 h 5 min: hours that are added up do not become days. */
    public String hoursAndMinutes(long minutes) {
        if (minutes < 60) {
            return of("web.length.minutes", minutes);
        }
        return minutes % 60 == 0
                ? of("web.length.hours", minutes / 60)
                : of("web.length.hours-minutes", minutes / 60, minutes % 60);
    }

    public LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, clock.getZone());
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** 2 月 26 日 周四 · Thu 26 Feb; with the year where it is not this one. */
    public String date(LocalDate day) {
        return of(day.getYear() == today().getYear() ? "web.date" : "web.date-of-year", parts(day));
    }

    public String date(Instant time) {
        return date(local(time).toLocalDate());
    }

    /** 2026 年 2 月 26 日 周四 · Thu 26 Feb 2026: on paper, which is read in other years too. */
    public String fullDate(LocalDate day) {
        return of("web.date-of-year", parts(day));
    }

    /** 2 月 26 日 · 26 Feb: where there is no room for the day of the week. */
    public String shortDate(Instant time) {
        return of("web.day-of-month", parts(local(time).toLocalDate()));
    }

    /** 今天, 明天, 昨天, or the date. */
    public String day(Instant time) {
        var day = local(time).toLocalDate();
        return switch ((int) Math.clamp(ChronoUnit.DAYS.between(today(), day), -2L, 2L)) {
            case -1 -> of("web.yesterday");
            case 0 -> of("web.today");
            case 1 -> of("web.tomorrow");
            default -> date(day);
        };
    }

    /** As {@link #day}, within a sentence: Reply by tomorrow, 18:00. */
    public String dayWithin(Instant time) {
        return switch ((int)
                Math.clamp(ChronoUnit.DAYS.between(today(), local(time).toLocalDate()), -2L, 2L)) {
            case -1 -> of("web.yesterday.within");
            case 0 -> of("web.today.within");
            case 1 -> of("web.tomorrow.within");
            default -> date(time);
        };
    }

    /** 明天 18:00 · tomorrow, 18:00: within a sentence. */
    public String momentWithin(Instant time) {
        return of("web.moment", dayWithin(time), time(time));
    }

    /** 明天 2 月 27 日 周五 · Tomorrow, Fri 27 Feb. */
    public String dayAndDate(Instant time) {
        var near = day(time);
        var date = date(time);
        return near.equals(date) ? date : of("web.day-and-date", near, date);
    }

    /** 09:31. */
    public String time(Instant time) {
        return HOUR.format(local(time));
    }

    /** 2 月 26 日 周四 09:31 · Thu 26 Feb, 09:31. */
    public String moment(Instant time) {
        return of("web.moment", date(time), time(time));
    }

    /** As {@link #moment}, and as short in January as in July: for text messages, whose values have a greatest length. */
    public String shortMoment(Instant time) {
        return of("web.moment", of("web.date", parts(local(time).toLocalDate())), time(time));
    }

    /** 08:00–11:30; an end on a later day carries its date. */
    public String hoursBetween(Instant start, Instant end) {
        return time(start) + "–" + (isSameDay(start, end) ? time(end) : moment(end));
    }

    /** Where start and end stand apart from each other, an end on another day says which. */
    public boolean isSameDay(Instant start, Instant end) {
        return local(start).toLocalDate().equals(local(end).toLocalDate());
    }

    /** 2 月 28 日 周六 08:00–11:30 · Sat 28 Feb, 08:00–11:30. */
    public String span(Instant start, Instant end) {
        return of("web.moment", date(start), hoursBetween(start, end));
    }

    /** 2026 年 2 月 · February 2026. */
    public String month(YearMonth month) {
        return of("web.month", parts(month.atDay(1)));
    }

    /** Each language picks what it says from: month number, day, weekday, month name, year. */
    private Object[] parts(LocalDate day) {
        return new Object[] {
            day.getMonthValue(),
            day.getDayOfMonth(),
            day.getDayOfWeek().getDisplayName(TextStyle.SHORT, language.locale()),
            day.getMonth().getDisplayName(TextStyle.SHORT, language.locale()),
            String.valueOf(day.getYear())
        };
    }
}
