package org.redvest.bulletins.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.bulletins.BulletinWords;
import org.redvest.bulletins.FrozenBulletin;
import org.redvest.web.Text;

/** A bulletin for a spreadsheet: figures as numbers, each with its definition. Texts are written as texts, so none runs as a formula. */
public final class BulletinWorkbook {

    private static final List<Integer> WIDTHS = List.of(26, 18, 14, 14, 14, 14, 14);

    private final FrozenBulletin bulletin;
    private final Text text;

    private BulletinWorkbook(FrozenBulletin bulletin, Text text) {
        this.bulletin = bulletin;
        this.text = text;
    }

    public static byte[] of(FrozenBulletin bulletin, Text text) {
        return new BulletinWorkbook(bulletin, text).written();
    }

    private byte[] written() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Redvest", null)) {
            figures(sheet(workbook, "bulletins.sheet.figures"));
            parts(
                    sheet(workbook, "bulletins.sheet.programmes"),
                    bulletin.content().programmes());
            parts(
                    sheet(workbook, "bulletins.sheet.counties"),
                    bulletin.content().counties());
            series(sheet(workbook, "bulletins.sheet.series"));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes everything", impossible);
        }
        return out.toByteArray();
    }

    private Worksheet sheet(Workbook workbook, String key) {
        var sheet = workbook.newWorksheet(text.of(key));
        for (int column = 0; column < WIDTHS.size(); column++) {
            sheet.width(column, WIDTHS.get(column));
        }
        return sheet;
    }

    private void figures(Worksheet sheet) {
        var heading = bulletin.content().heading();
        sheet.value(0, 0, bulletin.title());
        sheet.style(0, 0).bold().set();
        sheet.value(1, 0, heading.issuer());
        sheet.value(1, 1, text.of("bulletins.number", Integer.toString(bulletin.year()), bulletin.number()));
        sheet.value(2, 0, heading.place());
        sheet.value(
                2,
                1,
                text.of(
                        "bulletins.period",
                        BulletinWords.day(text, heading.from()),
                        BulletinWords.day(text, heading.to())));
        sheet.value(3, 0, text.of("bulletins.as-of"));
        sheet.value(3, 1, BulletinWords.moment(text, heading.asOf()));
        sheet.value(4, 0, "SHA-256");
        sheet.value(4, 1, bulletin.file().digest());
        titles(
                sheet,
                6,
                Stream.of(
                        "bulletins.column.figure",
                        "bulletins.column.value",
                        "bulletins.column.unit",
                        "reports.meaning.what",
                        "reports.meaning.not",
                        "reports.meaning.version"));
        int row = 7;
        for (var figure : bulletin.content().figures()) {
            sheet.value(row, 0, text.of(figure.definition() + ".name"));
            sheet.value(row, 1, figure.value());
            sheet.value(row, 2, text.of("bulletins.unit-name." + figure.unit()));
            sheet.value(row, 3, text.of(figure.definition() + ".definition"));
            sheet.value(row, 4, text.of(figure.definition() + ".excluded"));
            sheet.value(row, 5, figure.version());
            row++;
        }
    }

    private void titles(Worksheet sheet, int row, Stream<String> keys) {
        var titles = keys.toList();
        for (int column = 0; column < titles.size(); column++) {
            sheet.value(row, column, text.of(titles.get(column)));
            sheet.style(row, column).bold().set();
        }
    }

    private void parts(Worksheet sheet, List<PartLine> lines) {
        titles(
                sheet,
                0,
                Stream.of(
                        "bulletins.column.part",
                        "bulletins.column.organiser",
                        "reports.metric.people.name",
                        "reports.metric.participations.name",
                        "reports.metric.sessions.name",
                        "reports.column.minutes",
                        "reports.metric.contacts.name"));
        int row = 1;
        for (var line : lines) {
            sheet.value(row, 0, BulletinWords.name(text, line));
            sheet.value(row, 1, line.organiser());
            sheet.value(row, 2, line.people());
            sheet.value(row, 3, line.participations());
            sheet.value(row, 4, line.sessions());
            sheet.value(row, 5, line.minutes());
            sheet.value(row, 6, line.contacts());
            row++;
        }
    }

    private void series(Worksheet sheet) {
        titles(sheet, 0, Stream.of("bulletins.column.day", "reports.metric.participations.name"));
        int row = 1;
        for (var line : bulletin.content().series()) {
            sheet.value(row, 0, line.first().toString());
            sheet.value(row, 1, line.participations());
            row++;
        }
    }
}
