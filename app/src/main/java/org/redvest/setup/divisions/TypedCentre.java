package org.redvest.setup.divisions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.engine.Position;
import org.redvest.regions.Datum;
import org.redvest.web.Problem;
import org.redvest.web.TypedNumber;

/** Where a division lies, as it was typed or clicked. */
public record TypedCentre(String lat, String lon, String datum) {

    private static final int SOUTH = 3;
    private static final int NORTH = 54;
    private static final int WEST = 73;
    private static final int EAST = 136;

    static TypedCentre of(Position position) {
        return new TypedCentre(Double.toString(position.lat()), Double.toString(position.lon()), Datum.WGS84.title());
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (degrees(lat, SOUTH, NORTH).isEmpty()) {
            problems.add(new Problem("lat", "setup.divisions.degrees", SOUTH, NORTH));
        }
        if (degrees(lon, WEST, EAST).isEmpty()) {
            problems.add(new Problem("lon", "setup.divisions.degrees", WEST, EAST));
        }
        if (Datum.named(datum).isEmpty()) {
            problems.add(new Problem("datum", "setup.divisions.datum.missing"));
        }
        return problems;
    }

    Position position() {
        return Datum.named(datum)
                .orElseThrow()
                .toWgs84(
                        degrees(lat, SOUTH, NORTH).orElseThrow(),
                        degrees(lon, WEST, EAST).orElseThrow());
    }

    private static Optional<Double> degrees(String typed, int least, int most) {
        return TypedNumber.decimal(typed)
                .map(BigDecimal::doubleValue)
                .filter(degrees -> degrees >= least && degrees <= most);
    }
}
