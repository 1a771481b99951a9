package org.redvest.atlas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A city's divisions as lines: {@code #} and two digits begin a county, {@code +} a township, anything else is a community. The last
 * three digits of a township or community are left out where they are those of the one before plus one.
 */
final class DivisionLines {

    private static final int DIGITS = 3;

    private final List<AtlasDivision> divisions = new ArrayList<>();
    private final String city;
    private String county = "";
    private String township = "";
    private int lastTownship;
    private int lastCommunity;

    private DivisionLines(String city) {
        this.city = city;
    }

    static List<AtlasDivision> read(String city, byte[] block) {
        var reading = new DivisionLines(city);
        new String(block, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .forEach(reading::add);
        return List.copyOf(reading.divisions);
    }

    private void add(String line) {
        switch (line.charAt(0)) {
            case '#' -> addCounty(line);
            case '+' -> addTownship(line.substring(1));
            default -> addCommunity(line);
        }
    }

    private void addCounty(String line) {
        county = city + line.substring(1, 3);
        lastTownship = 0;
        divisions.add(new AtlasDivision(county, line.substring(3)));
    }

    private void addTownship(String line) {
        lastTownship = number(line, lastTownship);
        lastCommunity = 0;
        township = county + digits(lastTownship);
        divisions.add(new AtlasDivision(township, name(line)));
    }

    private void addCommunity(String line) {
        lastCommunity = number(line, lastCommunity);
        divisions.add(new AtlasDivision(township + digits(lastCommunity), name(line)));
    }

    private static int number(String line, int before) {
        return hasDigits(line) ? Integer.parseInt(line.substring(0, DIGITS)) : before + 1;
    }

    private static String name(String line) {
        return hasDigits(line) ? line.substring(DIGITS) : line;
    }

    private static boolean hasDigits(String line) {
        return line.charAt(0) >= '0' && line.charAt(0) <= '9';
    }

    private static String digits(int number) {
        return "%03d".formatted(number);
    }
}
