package org.redvest.regions;

import java.util.Locale;
import java.util.Optional;
import org.redvest.engine.Position;

/**
 * What a pair of degrees is measured against. Web maps published in China stand in GCJ-02, some hundred metres beside WGS-84. CGCS2000, the
 * datum of surveys in China, lies within centimetres of WGS-84, so both are read alike.
 */
public enum Datum {
    WGS84("WGS-84"),
    GCJ02("GCJ-02"),
    CGCS2000("CGCS2000");

    private final String title;

    Datum(String title) {
        this.title = title;
    }

    /** As people write it: WGS-84. */
    public String title() {
        return title;
    }

    /** Of what was typed: wgs84, WGS-84, GCJ-02, CGCS 2000 or a name as files have it; WGS-84 where nothing was. */
    public static Optional<Datum> named(String typed) {
        if (typed.isBlank()) {
            return Optional.of(WGS84);
        }
        var plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return switch (plain) {
            case "WGS84", "EPSG4326", "URNOGCDEFCRSOGC13CRS84", "URNOGCDEFCRSEPSG4326" -> Optional.of(WGS84);
            case "GCJ02" -> Optional.of(GCJ02);
            case "CGCS2000", "EPSG4490", "URNOGCDEFCRSEPSG4490" -> Optional.of(CGCS2000);
            default -> Optional.empty();
        };
    }

    public Position toWgs84(double lat, double lon) {
        return switch (this) {
            case WGS84, CGCS2000 -> new Position(lat, lon);
            case GCJ02 -> Gcj02.toWgs84(lat, lon);
        };
    }
}
