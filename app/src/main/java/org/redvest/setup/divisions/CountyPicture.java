package org.redvest.setup.divisions;

import java.util.List;
import java.util.Locale;
import org.redvest.engine.Position;
import org.redvest.regions.CityDrawing;
import org.redvest.regions.Region;
import org.redvest.regions.Regions;

/**
 * A county as a picture of its own, to be clicked on in a form without scripts: its border, its townships, and the division in question.
 * Colours are those of paper, for a picture knows nothing of the page's.
 */
final class CountyPicture {

    /** In pixels of the page, for telephones and for desks: only so a click says what it points to. */
    static final List<Integer> WIDTHS = List.of(320, 560);

    private CountyPicture() {}

    static String of(CityDrawing drawing, Region shown, Regions regions) {
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"><rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>"
                        .formatted(drawing.width(), drawing.height()));
        drawing.areas()
                .forEach(area -> svg.append(
                        "<path d=\"%s\" fill=\"#e3efec\" stroke=\"#5b6a67\" stroke-width=\"1.5\" fill-rule=\"evenodd\"/>"
                                .formatted(area.path())));
        if (!drawing.isEmpty()) {
            regions.children(shown.code().county()).stream()
                    .filter(township -> !township.synthetic())
                    .map(Region::centre)
                    .forEach(township -> svg.append(dot(drawing, township, 4, "#5b6a67")));
            svg.append(dot(drawing, shown.centre(), 8, "#c8191e"));
        }
        return svg.append("</svg>").toString();
    }

    private static String dot(CityDrawing drawing, Position point, int radius, String colour) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"2\"/>",
                drawing.x(point),
                drawing.y(point),
                radius,
                colour);
    }
}
