package org.redvest.bulletins.files;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;
import org.redvest.bulletins.BulletinContent;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.bulletins.BulletinContent.TimeLine;
import org.redvest.regions.RegionCode;
import org.redvest.reports.CountyMap;
import org.redvest.reports.CountyMaps;
import org.redvest.web.Text;

/** The chart and the map of a bulletin as drawings of a PDF. */
final class PaperDrawing {

    private static final float WIDTH_PT = 483;
    private static final float CHART_PT = 130;
    private static final float LABEL_PT = 7;
    private static final float BASE_PT = 16;
    private static final float TOP_PT = 14;
    private static final float MAP_SHARE = 0.62f;

    /** From few to many. */
    private static final List<Color> SHADES = Stream.of(0xF6E7E4, 0xEBC4BD, 0xDC978D, 0xC96158, 0xA8262A)
            .map(Color::new)
            .toList();

    private static final Color PLAIN = new Color(0xEE, 0xEE, 0xEE);

    private final PdfWriter writer;
    private final BaseFont font;
    private final Text text;
    private final BulletinContent content;

    PaperDrawing(PdfWriter writer, BaseFont font, Text text, BulletinContent content) {
        this.writer = writer;
        this.font = font;
        this.text = text;
        this.content = content;
    }

    /** A bar a day or a month, each with its figure where there is room. */
    Image chart() {
        var canvas = canvas(WIDTH_PT, CHART_PT);
        var lines = content.series();
        float step = WIDTH_PT / Math.max(1, lines.size());
        long most = lines.stream().mapToLong(TimeLine::participations).max().orElse(1);
        int every = (int) Math.ceil(30 / step);
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            float high = (CHART_PT - BASE_PT - TOP_PT) * line.participations() / most;
            canvas.setColorFill(BulletinPaper.RED);
            canvas.rectangle(step * at + step * 0.15f, BASE_PT, step * 0.7f, high);
            canvas.fill();
            if (at % every == 0) {
                write(canvas, label(line), step * (at + 0.5f), 4);
                write(canvas, text.number(line.participations()), step * (at + 0.5f), BASE_PT + high + 3);
            }
        }
        return Image.getInstance(canvas);
    }

    private String label(TimeLine line) {
        return content.byMonth()
                ? line.first().getYear() + "-" + line.first().getMonthValue()
                : line.first().getMonthValue() + "-" + line.first().getDayOfMonth();
    }

    /** Empty where no outlines were imported. */
    Optional<Image> map(CountyMap map) {
        if (map.areas().isEmpty()) {
            return Optional.empty();
        }
        float scale = WIDTH_PT * MAP_SHARE / map.width();
        var canvas = canvas(map.width() * scale, map.height() * scale);
        var lines = content.counties().stream()
                .filter(line -> !line.code().equals(BulletinContent.FOLDED))
                .collect(Collectors.toMap(line -> new RegionCode(line.code()), Function.identity()));
        var shades = CountyMaps.shades(lines.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey(), entry -> entry.getValue().participations())));
        Stream.of(map.areas(), map.enlarged()).flatMap(List::stream).forEach(area -> {
            var line = Optional.ofNullable(lines.get(area.county()));
            canvas.setColorFill(line.map(PartLine::participations)
                    .map(value -> SHADES.get(shades.of(value) - 1))
                    .orElse(PLAIN));
            canvas.setColorStroke(Color.WHITE);
            trace(canvas, area.path(), scale, map.height() * scale);
            canvas.eoFillStroke();
        });
        canvas.setColorFill(Color.BLACK);
        Stream.of(map.areas(), map.enlarged())
                .flatMap(List::stream)
                .forEach(area -> area.label()
                        .ifPresent(spot -> Optional.ofNullable(lines.get(area.county()))
                                .ifPresent(line -> write(
                                        canvas,
                                        line.name(),
                                        (float) spot.x() * scale,
                                        map.height() * scale - (float) spot.y() * scale))));
        var image = Image.getInstance(canvas);
        image.setAlignment(Image.MIDDLE);
        image.setSpacingAfter(6);
        return Optional.of(image);
    }

    /** A path of M, L and Z, as the map is drawn on pages; on paper y grows upwards. */
    private static void trace(PdfContentByte canvas, String path, float scale, float height) {
        for (var ring : path.split("Z", -1)) {
            var points = ring.isEmpty()
                    ? List.<String>of()
                    : List.of(ring.substring(1).split("L", -1));
            for (int at = 0; at < points.size(); at++) {
                var point = points.get(at).split(" ", -1);
                float x = Float.parseFloat(point[0]) * scale;
                float y = height - Float.parseFloat(point[1]) * scale;
                if (at == 0) {
                    canvas.moveTo(x, y);
                } else {
                    canvas.lineTo(x, y);
                }
            }
            if (!points.isEmpty()) {
                canvas.closePath();
            }
        }
    }

    private void write(PdfContentByte canvas, String words, float x, float y) {
        canvas.setColorFill(Color.BLACK);
        canvas.beginText();
        canvas.setFontAndSize(font, LABEL_PT);
        canvas.showTextAligned(PdfContentByte.ALIGN_CENTER, words, x, y, 0);
        canvas.endText();
    }

    private PdfTemplate canvas(float width, float height) {
        return writer.getDirectContent().createTemplate(width, height);
    }
}
