package org.redvest.cli.city;

import java.io.IOException;

/** The shifts of a synthetic city: each needs anybody, and 28 % of them somebody with a skill as well. */
final class Shifts {
    static final String NEEDS = "need,shift,lat,lon,start,end,places,value,skills,category";

    private static final int[] VALUES = {100, 130, 180, 260};
    private static final int[] FIRST_START = {16, 26, 36};

    private final CityOptions options;
    private final Landscape landscape;
    private final Chance chance;

    Shifts(CityOptions options, Landscape landscape) {
        this.options = options;
        this.landscape = landscape;
        this.chance = Chance.of(options.seed(), 2);
    }

    /** Writes all needs and counts their places. */
    long write(Table needs) throws IOException {
        var places = 0L;
        for (int i = 1; i <= options.shifts(); i++) {
            places += writeShift(Names.id('s', 7, i), needs);
        }
        return places;
    }

    private long writeShift(String id, Table needs) throws IOException {
        var shift = new Shift(
                id,
                landscape.place(chance),
                chance.below(7),
                FIRST_START[chance.pick(40, 40, 20)] + chance.between(0, 4),
                chance.between(2, 5),
                VALUES[chance.pick(40, 30, 20, 10)],
                Names.CATEGORIES.get(chance.below(Names.CATEGORIES.size())));
        var anybody = places(1, 9.7);
        shift.write("a", anybody, 10, "", needs);
        // drawn for every shift, so that the rest of the city does not depend on who needs a skill
        var skilled = chance.happens(0.28);
        var some = places(0.7, 2.2);
        var skill = skill();
        if (skilled) {
            shift.write("b", some, 14, skill, needs);
        }
        return anybody + (skilled ? some : 0);
    }

    private int places(double low, double high) {
        var usual = low + (high - low) * chance.unit();
        return (int) Math.max(1, Math.round(usual * options.placesFactor()));
    }

    private String skill() {
        return chance.happens(0.06)
                ? Names.RARE_SKILLS.get(chance.below(Names.RARE_SKILLS.size()))
                : Names.COMMON_SKILLS.get(chance.below(Names.COMMON_SKILLS.size()));
    }

    private record Shift(
            String id, Position site, int day, int startHalfHour, int halfHours, int value, String category) {

        void write(String line, int places, int tenthsOfValue, String skill, Table needs) throws IOException {
            needs.cell(id + line)
                    .cell(id)
                    .cell(site)
                    .cell(Week.time(day, startHalfHour))
                    .cell(Week.time(day, startHalfHour + halfHours))
                    .cell(places)
                    .cell(value * tenthsOfValue / 10)
                    .cell(skill)
                    .cell(category)
                    .end();
        }
    }
}
