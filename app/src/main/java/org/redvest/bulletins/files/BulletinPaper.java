package org.redvest.bulletins.files;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.bulletins.BulletinWords;
import org.redvest.bulletins.FrozenBulletin;
import org.redvest.reports.CountyMap;
import org.redvest.reports.FigureWords;
import org.redvest.web.Text;

/** A bulletin on A4, with its text, its figures and their definitions, a chart and a map. */
public final class BulletinPaper {

    private static final String FONT = "/fonts/noto-sans-sc/NotoSansSC-Regular.ttf";
    private static final float MARGIN_PT = 56;
    private static final Color LINE = new Color(0xBB, 0xBB, 0xBB);
    static final Color RED = new Color(0xC8, 0x19, 0x1E);

    private final FrozenBulletin bulletin;
    private final Text text;
    private final BaseFont font;

    private BulletinPaper(FrozenBulletin bulletin, Text text, BaseFont font) {
        this.bulletin = bulletin;
        this.text = text;
        this.font = font;
    }

    public static byte[] of(FrozenBulletin bulletin, Text text, CountyMap map) {
        var out = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4, MARGIN_PT, MARGIN_PT, MARGIN_PT, MARGIN_PT)) {
            var writer = PdfWriter.getInstance(document, out);
            document.addTitle(bulletin.title());
            document.open();
            new BulletinPaper(bulletin, text, font()).write(document, writer, map);
        }
        return out.toByteArray();
    }

    private void write(Document document, PdfWriter writer, CountyMap map) {
        head(document);
        (text.english() ? bulletin.english() : bulletin.chinese()).forEach(words -> document.add(body(words)));
        document.add(title("bulletins.sheet.figures"));
        document.add(figures());
        var drawing = new PaperDrawing(writer, font, text, bulletin.content());
        document.add(title(bulletin.content().byMonth() ? "bulletins.series.month" : "bulletins.series.day"));
        document.add(drawing.chart());
        if (bulletin.content().programmes().size() > 1) {
            document.add(title("bulletins.programmes"));
            document.add(parts(bulletin.content().programmes(), true));
        }
        if (bulletin.content().counties().size() > 1) {
            document.add(title("bulletins.counties"));
            drawing.map(map).ifPresent(document::add);
            document.add(parts(bulletin.content().counties(), false));
        }
        proof(document);
    }

    private void head(Document document) {
        var heading = bulletin.content().heading();
        var issuer = new Paragraph(heading.issuer(), new Font(font, 12, Font.NORMAL, RED));
        issuer.setAlignment(Element.ALIGN_CENTER);
        document.add(issuer);
        var title = new Paragraph(bulletin.title(), new Font(font, 20));
        title.setAlignment(Element.ALIGN_CENTER);
        title.setSpacingBefore(6);
        document.add(title);
        var number = new Paragraph(
                text.of("bulletins.number", Integer.toString(bulletin.year()), bulletin.number())
                        + text.of("web.dot")
                        + BulletinWords.moment(text, bulletin.frozenAt()),
                new Font(font, 9));
        number.setAlignment(Element.ALIGN_CENTER);
        number.setSpacingAfter(14);
        document.add(number);
    }

    private Paragraph body(String words) {
        var paragraph = new Paragraph(words, new Font(font, 10.5f));
        paragraph.setLeading(18);
        paragraph.setFirstLineIndent(text.english() ? 0 : 21);
        paragraph.setSpacingAfter(text.english() ? 5 : 0);
        return paragraph;
    }

    private Paragraph title(String key) {
        var title = new Paragraph(text.of(key), new Font(font, 12));
        title.setSpacingBefore(14);
        title.setSpacingAfter(6);
        title.setKeepTogether(true);
        return title;
    }

    private PdfPTable figures() {
        var table = table(2.2f, 2f, 6f);
        head(table, "bulletins.column.figure", "bulletins.column.value", "reports.meaning.what");
        for (var figure : bulletin.content().figures()) {
            cell(table, text.of(figure.definition() + ".name"), Element.ALIGN_LEFT);
            cell(table, BulletinWords.value(text, figure), Element.ALIGN_RIGHT);
            cell(
                    table,
                    text.of(figure.definition() + ".definition") + " " + text.of(figure.definition() + ".excluded"),
                    Element.ALIGN_LEFT);
        }
        return table;
    }

    private PdfPTable parts(List<PartLine> lines, boolean organised) {
        var table = table(4f, 1.5f, 1.5f, 1.3f, 2.2f, 1.6f);
        head(
                table,
                "bulletins.column.part",
                "reports.metric.people.name",
                "reports.metric.participations.name",
                "reports.metric.sessions.name",
                "reports.metric.hours.name",
                "reports.metric.contacts.name");
        for (var line : lines) {
            var name = BulletinWords.name(text, line);
            cell(
                    table,
                    organised && !line.organiser().isEmpty()
                            ? text.of("bulletins.part.by", name, line.organiser())
                            : name,
                    Element.ALIGN_LEFT);
            Stream.of(
                            text.number(line.people()),
                            text.number(line.participations()),
                            text.number(line.sessions()),
                            FigureWords.clock(text, line.minutes()),
                            text.number(line.contacts()))
                    .forEach(number -> cell(table, number, Element.ALIGN_RIGHT));
        }
        return table;
    }

    private void proof(Document document) {
        document.add(title("bulletins.proof"));
        for (var words : List.of(
                text.of("bulletins.proof.paper"),
                "SHA-256 " + bulletin.file().digest(),
                text.of("bulletins.proof.key", bulletin.file().fingerprint()))) {
            document.add(new Paragraph(words, new Font(font, 8)));
        }
    }

    private static PdfPTable table(float... widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        return table;
    }

    private void head(PdfPTable table, String... keys) {
        for (var key : keys) {
            table.addCell(framed(new PdfPCell(new Phrase(text.of(key), new Font(font, 8)))));
        }
    }

    private void cell(PdfPTable table, String words, int alignment) {
        var cell = framed(new PdfPCell(new Phrase(words, new Font(font, 9))));
        cell.setHorizontalAlignment(alignment);
        table.addCell(cell);
    }

    private static PdfPCell framed(PdfPCell cell) {
        cell.setBorderColor(LINE);
        cell.setPadding(3);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        return cell;
    }

    private static BaseFont font() {
        try (InputStream file = Objects.requireNonNull(BulletinPaper.class.getResourceAsStream(FONT))) {
            return BaseFont.createFont(
                    "NotoSansSC-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.readAllBytes(), null);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
