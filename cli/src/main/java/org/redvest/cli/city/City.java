package org.redvest.cli.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A synthetic city, written as an instance. Options change only what they name: all else stays as the seed made it. */
public final class City {
    private static final String ABOUT = """
            This city is synthetic. Nobody in it lives, and its figures are evidence of nothing but
            how fast and how well a programme plans it. It was made by

                redvest generate city %s
            """;

    /** By this file a synthetic city is known. */
    public static final String ABOUT_FILE = "ABOUT.txt";

    private City() {}

    /** Writes the instance into the folder and returns how many places its needs have. */
    public static long write(CityOptions options, Path folder) throws IOException {
        Files.createDirectories(folder);
        var landscape = new Landscape(options.volunteers(), Chance.of(options.seed(), 0));
        try (var volunteers = new Table(folder.resolve("volunteers.csv"), People.VOLUNTEERS);
                var availability = new Table(folder.resolve("availability.csv"), People.AVAILABILITY)) {
            new People(options, landscape).write(volunteers, availability);
        }
        Files.writeString(folder.resolve(ABOUT_FILE), ABOUT.formatted(asTyped(options)));
        try (var needs = new Table(folder.resolve("needs.csv"), Shifts.NEEDS)) {
            return new Shifts(options, landscape).write(needs);
        }
    }

    private static String asTyped(CityOptions options) {
        var typed = new StringBuilder()
                .append("--volunteers ")
                .append(options.volunteers())
                .append(" --shifts ")
                .append(options.shifts())
                .append(" --seed ")
                .append(options.seed());
        if (options.placesFactor() != 1) {
            typed.append(" --places-factor ").append(options.placesFactor());
        }
        options.maxShifts().ifPresent(shifts -> typed.append(" --max-shifts ").append(shifts));
        if (options.radiusFactor() != 1) {
            typed.append(" --radius-factor ").append(options.radiusFactor());
        }
        return typed.toString();
    }
}
