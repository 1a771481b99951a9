package org.redvest.reports;

import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.CsvFile;
import org.redvest.web.Language;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.stereotype.Component;

/** A figure's rows as a file for a spreadsheet, with its definition and the moment it is of. */
@Component
public class Downloads {

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
        return CsvFile.of(csv -> {
            head(csv, opened, text);
            switch (opened.rows()) {
                case OpenedFigure.OpenedRows.OfSessions sessions -> sessions(csv, opened, sessions, text);
                case OpenedFigure.OpenedRows.OfTimes times -> times(csv, opened, times, text);
                case OpenedFigure.OpenedRows.OfOrders orders -> orders(csv, opened, orders, text);
            }
        });
    }

    private void head(CsvFile csv, OpenedFigure opened, Text text) {
        var code = opened.metric().code();
        var question = opened.question();
        csv.row(
                text.of("reports.metric." + code + ".name"),
                FigureWords.figure(text, opened.metric(), opened.figures()));
        csv.row(text.of("reports.meaning.what"), text.of("reports.metric." + code + ".definition"));
        csv.row(text.of("reports.meaning.not"), text.of("reports.metric." + code + ".excluded"));
        csv.row(text.of("reports.meaning.version"), version(text, opened.metric()));
        csv.row(text.of("reports.filter.from"), question.from());
        csv.row(text.of("reports.filter.to"), question.to());
        csv.row(
                text.of("reports.filter.county"),
                question.region().map(this::place).orElse(text.of("reports.filter.all")));
        csv.row(
                text.of("reports.filter.category"),
                question.category()
                        .map(category -> text.of("catalogue.category." + category))
                        .orElse(text.of("reports.filter.all")));
        csv.row(text.of("reports.cut-off"), CsvFile.time(text, question.asOf()));
        csv.row();
    }

    static String version(Text text, Metric metric) {
        return text.of("reports.version", metric.version(), text.fullDate(metric.since()));
    }

    private void sessions(CsvFile csv, OpenedFigure opened, OpenedFigure.OpenedRows.OfSessions sessions, Text text) {
        csv.row(
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
            csv.row(
                    session.order(),
                    title(text, session.titleZh(), session.titleEn(), session.category()),
                    text.of("catalogue.category." + session.category()),
                    place(session.region().county()),
                    CsvFile.time(text, session.start()),
                    CsvFile.time(text, session.end()),
                    session.figures().participations(),
                    session.figures().minutes(),
                    session.figures().contacts(),
                    session.measured()
                            .map(amount -> amount.stripTrailingZeros().toPlainString())
                            .orElse(""),
                    session.measured().isPresent() ? text.of("catalogue.measure." + session.measure()) : "");
        }
        var all = opened.figures();
        csv.row(text.of("reports.total"), "", "", "", "", "", all.participations(), all.minutes(), all.contacts());
    }

    private static void times(CsvFile csv, OpenedFigure opened, OpenedFigure.OpenedRows.OfTimes times, Text text) {
        csv.row(text.of("reports.column.times"), text.of("reports.metric.people.name"));
        times.rows().forEach(each -> csv.row(each.times(), each.people()));
        csv.row(text.of("reports.total"), opened.figures().people());
    }

    private void orders(CsvFile csv, OpenedFigure opened, OpenedFigure.OpenedRows.OfOrders orders, Text text) {
        csv.row(text.of("reports.column.county"), text.of("reports.column.closed"), text.of("reports.column.due"));
        orders.counties().forEach(each -> csv.row(place(each.county()), each.closed(), each.due()));
        csv.row(
                text.of("reports.total"),
                opened.figures().closed(),
                opened.figures().due());
        csv.row();
        csv.row(
                text.of("reports.column.number"),
                text.of("reports.column.order"),
                text.of("reports.filter.category"),
                text.of("reports.column.county"),
                text.of("reports.column.end"),
                text.of("reports.column.reached"));
        for (var order : orders.rows()) {
            csv.row(
                    order.order(),
                    title(text, order.titleZh(), order.titleEn(), order.category()),
                    text.of("catalogue.category." + order.category()),
                    place(order.region().county()),
                    CsvFile.time(text, order.end()),
                    text.of("reports.reached." + order.reached()));
        }
    }

    /** The words of the menu; off the menu the category stands for somebody's own words. */
    public static String title(Text text, String chinese, String english, String category) {
        return chinese.isEmpty() ? text.of("catalogue.category." + category) : text.either(chinese, english);
    }

    private String place(RegionCode code) {
        return regions.find(code).map(region -> region.name()).orElse(code.value());
    }
}
