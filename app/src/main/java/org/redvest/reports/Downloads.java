package org.redvest.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.Language;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.stereotype.Component;

/** A figure's rows as a file for a spreadsheet, with its definition and the moment it is of. */
@Component
public class Downloads {

    /** Without it, Excel takes UTF-8 for the machine's own character set. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Regions regions;
    private final Texts texts;

    Downloads(Regions regions, Texts texts) {
        this.regions = regions;
        this.texts = texts;
    }

    /** @param lang {@code en}, as in the link; anything else is Chinese */
    String csv(OpenedFigure opened, String lang) {
        return csv(opened, texts.in(lang.equals("en") ? Language.EN : Language.ZH));
    }

    private String csv(OpenedFigure opened, Text text) {
        var file = new StringWriter();
        file.append(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(file)) {
            head(csv, opened, text);
            switch (opened.rows()) {
                case OpenedFigure.OpenedRows.OfSessions sessions -> sessions(csv, opened, sessions, text);
                case OpenedFigure.OpenedRows.OfTimes times -> times(csv, opened, times, text);
                case OpenedFigure.OpenedRows.OfOrders orders -> orders(csv, opened, orders, text);
            }
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException("A string takes everything", impossible);
        }
        return file.toString();
    }

    private void head(CsvWriter csv, OpenedFigure opened, Text text) {
        var code = opened.metric().code();
        var question = opened.question();
        row(
                csv,
                text.of("reports.metric." + code + ".name"),
                FigureWords.figure(text, opened.metric(), opened.figures()));
        row(csv, text.of("reports.meaning.what"), text.of("reports.metric." + code + ".definition"));
        row(csv, text.of("reports.meaning.not"), text.of("reports.metric." + code + ".excluded"));
        row(csv, text.of("reports.meaning.version"), version(text, opened.metric()));
        row(csv, text.of("reports.filter.from"), question.from());
        row(csv, text.of("reports.filter.to"), question.to());
        row(
                csv,
                text.of("reports.filter.county"),
                question.region().map(this::place).orElse(text.of("reports.filter.all")));
        row(
                csv,
                text.of("reports.filter.category"),
                question.category()
                        .map(category -> text.of("catalogue.category." + category))
                        .orElse(text.of("reports.filter.all")));
        row(csv, text.of("reports.cut-off"), at(text, question.asOf()));
        row(csv);
    }

    static String version(Text text, Metric metric) {
        return text.of("reports.version", metric.version(), text.fullDate(metric.since()));
    }

    private void sessions(CsvWriter csv, OpenedFigure opened, OpenedFigure.OpenedRows.OfSessions sessions, Text text) {
        row(
                csv,
                text.of("reports.column.number"),
                text.of("reports.column.session"),
                text.of("reports.filter.category"),
                text.of("reports.column.county"),
                text.of("reports.column.start"),
                text.of("reports.column.end"),
                text.of("reports.metric.participations.name"),
                text.of("reports.column.minutes"),
                text.of("reports.metric.contacts.name"),
                text.of("reports.column.measured"),
                text.of("reports.column.measure"));
        for (var session : sessions.rows()) {
            row(
                    csv,
                    session.order(),
                    title(text, session.titleZh(), session.titleEn(), session.category()),
                    text.of("catalogue.category." + session.category()),
                    place(session.region().county()),
                    at(text, session.start()),
                    at(text, session.end()),
                    session.figures().participations(),
                    session.figures().minutes(),
                    session.figures().contacts(),
                    session.measured()
                            .map(amount -> amount.stripTrailingZeros().toPlainString())
                            .orElse(""),
                    session.measured().isPresent() ? text.of("catalogue.measure." + session.measure()) : "");
        }
        var all = opened.figures();
        row(csv, text.of("reports.total"), "", "", "", "", "", all.participations(), all.minutes(), all.contacts());
    }

    private static void times(CsvWriter csv, OpenedFigure opened, OpenedFigure.OpenedRows.OfTimes times, Text text) {
        row(csv, text.of("reports.column.times"), text.of("reports.metric.people.name"));
        times.rows().forEach(each -> row(csv, each.times(), each.people()));
        row(csv, text.of("reports.total"), opened.figures().people());
    }

    private void orders(CsvWriter csv, OpenedFigure opened, OpenedFigure.OpenedRows.OfOrders orders, Text text) {
        row(csv, text.of("reports.column.county"), text.of("reports.column.closed"), text.of("reports.column.due"));
        orders.counties().forEach(each -> row(csv, place(each.county()), each.closed(), each.due()));
        row(
                csv,
                text.of("reports.total"),
                opened.figures().closed(),
                opened.figures().due());
        row(csv);
        row(
                csv,
                text.of("reports.column.number"),
                text.of("reports.column.order"),
                text.of("reports.filter.category"),
                text.of("reports.column.county"),
                text.of("reports.column.end"),
                text.of("reports.column.reached"));
        for (var order : orders.rows()) {
            row(
                    csv,
                    order.order(),
                    title(text, order.titleZh(), order.titleEn(), order.category()),
                    text.of("catalogue.category." + order.category()),
                    place(order.region().county()),
                    at(text, order.end()),
                    text.of("reports.reached." + order.reached()));
        }
    }

    /** As spreadsheets read a time: with a T between day and hour they take it for text. */
    private static String at(Text text, Instant time) {
        return TIME.format(text.local(time));
    }

    /** The words of the menu; off the menu the category stands for somebody's own words. */
    public static String title(Text text, String chinese, String english, String category) {
        return chinese.isEmpty() ? text.of("catalogue.category." + category) : text.either(chinese, english);
    }

    private String place(RegionCode code) {
        return regions.find(code).map(region -> region.name()).orElse(code.value());
    }

    private static void row(CsvWriter csv, Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(Downloads::harmless).toList());
    }

    /** A spreadsheet takes a cell that begins like this for a formula and runs it. */
    static String harmless(Object cell) {
        var words = cell.toString();
        return !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    }
}
