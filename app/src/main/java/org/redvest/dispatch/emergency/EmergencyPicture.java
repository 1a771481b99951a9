package org.redvest.dispatch.emergency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.redvest.engine.Position;
import org.redvest.regions.CityDrawing;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.springframework.web.util.HtmlUtils;

/**
 * The dispatcher's region as a picture that is clicked on in a form without scripts. Colours are those of paper, for a picture knows
 * nothing of the page's.
 */
final class EmergencyPicture {

    /** In pixels of the page, for telephones and for desks: only so a click says what it points to. */
    private static final List<Integer> WIDTHS = List.of(320, 560);

    /** Names that would lie on another are left out. */
    private static final int WIDE = 90;

    private static final int HIGH = 20;

    private EmergencyPicture() {}

    static Optional<Position> clicked(EmergencyForm form, CityDrawing drawing) {
        return drawing.isEmpty()
                ? Optional.empty()
                : WIDTHS.stream()
                        .flatMap(width -> point(form, width, drawing).stream())
                        .findFirst();
    }

    private static Optional<Position> point(EmergencyForm form, int width, CityDrawing drawing) {
        var x = form.value("at" + width + ".x");
        var y = form.value("at" + width + ".y");
        double scale = (double) drawing.width() / width;
        return x.matches("[0-9]{1,4}") && y.matches("[0-9]{1,4}")
                ? Optional.of(drawing.at(Integer.parseInt(x) * scale, Integer.parseInt(y) * scale))
                : Optional.empty();
    }

    static String of(CityDrawing drawing, RegionCode region, Regions regions) {
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"><rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>"
                        .formatted(drawing.width(), drawing.height()));
        drawing.areas()
                .forEach(area -> svg.append(
                        "<path d=\"%s\" fill=\"#e3efec\" stroke=\"#5b6a67\" stroke-width=\"1.5\" fill-rule=\"evenodd\"/>"
                                .formatted(area.path())));
        var named = new ArrayList<Region>();
        regions.children(region).forEach(each -> {
            svg.append(dot(drawing, each));
            if (named.stream().noneMatch(other -> covers(drawing, each, other))) {
                named.add(each);
                svg.append(name(drawing, each));
            }
        });
        return svg.append("</svg>").toString();
    }

    private static boolean covers(CityDrawing drawing, Region one, Region other) {
        return Math.abs(drawing.x(one.centre()) - drawing.x(other.centre())) < WIDE
                && Math.abs(drawing.y(one.centre()) - drawing.y(other.centre())) < HIGH;
    }

    private static String dot(CityDrawing drawing, Region place) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#5b6a67\"/>",
                drawing.x(place.centre()),
                drawing.y(place.centre()));
    }

    private static String name(CityDrawing drawing, Region place) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"15\" text-anchor=\"middle\" fill=\"#333\">%s</text>",
                drawing.x(place.centre()),
                drawing.y(place.centre()) - 6,
                HtmlUtils.htmlEscape(place.name()));
    }
}
