package org.redvest.regions;

import java.util.Locale;
import java.util.Optional;
import org.redvest.engine.Position;

/** What a pair of degrees is measured against. Maps published in China stand in GCJ-02, some hundred metres beside WGS-84. */
public enum Datum {
    WGS84("WGS-84"),
    GCJ02("GCJ-02");

    private final String title;

    Datum(String title) {
        this.title = title;
    }

    /** As people write it: WGS-84. */
    public String title() {
        return title;
    }

    /** Of what was typed: wgs84, WGS-84, GCJ-02; WGS-84 where nothing was. */
    public static Optional<Datum> named(String typed) {
        var plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return switch (plain) {
            case "", "WGS84" -> typed.isBlank() || !plain.isEmpty() ? Optional.of(WGS84) : Optional.empty();
            case "GCJ02" -> Optional.of(GCJ02);
            default -> Optional.empty();
        };
    }

    public Position toWgs84(double lat, double lon) {
        return switch (this) {
            case WGS84 -> new Position(lat, lon);
            case GCJ02 -> Gcj02.toWgs84(lat, lon);
        };
    }
}
