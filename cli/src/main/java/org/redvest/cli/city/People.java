package org.redvest.cli.city;

import java.io.IOException;
import java.util.ArrayList;

/** The volunteers of a synthetic city and the hours in which they are free. */
final class People {
    static final String VOLUNTEERS =
            "volunteer,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests";
    static final String AVAILABILITY = "volunteer,from,to";

    private static final int[] RADIUS_KM = {4, 7, 11, 20};
    private static final int[] MAX_SHIFTS = {1, 2, 3, 5};

    /** The morning, the afternoon and the evening, in half hours. */
    private static final int[] FROM = {14, 22, 31};

    private static final int[] LENGTH = {20, 21, 17};
    private static final int PARTS = 7 * 3;

    private final CityOptions options;
    private final Landscape landscape;
    private final Chance chance;

    People(CityOptions options, Landscape landscape) {
        this.options = options;
        this.landscape = landscape;
        this.chance = Chance.of(options.seed(), 1);
    }

    void write(Table volunteers, Table availability) throws IOException {
        for (int i = 1; i <= options.volunteers(); i++) {
            var id = Names.id('v', 7, i);
            writeVolunteer(id, volunteers);
            writeWindows(id, availability);
        }
    }

    private void writeVolunteer(String id, Table volunteers) throws IOException {
        var home = landscape.place(chance);
        var radius = RADIUS_KM[chance.pick(30, 35, 22, 13)];
        var shifts = MAX_SHIFTS[chance.pick(40, 30, 20, 10)];
        var hours = chance.between(3, 12);
        var shiftsPerDay = chance.pick(70, 30) + 1;
        var load = chance.happens(0.4) ? chance.between(1, 24) : 0;
        volunteers
                .cell(id)
                .cell(home)
                .thousandths(Math.round(radius * options.radiusFactor() * 1000))
                .cell(options.maxShifts().orElse(shifts))
                .cell(hours * 60)
                .cell(shiftsPerDay)
                .cell(load)
                .cell(skills())
                .cell(interests())
                .end();
    }

    private String skills() {
        var skills = new ArrayList<String>();
        for (var skill : Names.COMMON_SKILLS) {
            if (chance.happens(0.06)) {
                skills.add(skill);
            }
        }
        for (var skill : Names.RARE_SKILLS) {
            if (chance.happens(0.006)) {
                skills.add(skill);
            }
        }
        return String.join(";", skills);
    }

    private String interests() {
        if (chance.happens(0.45)) {
            return "";
        }
        var left = chance.between(3, 8);
        var interests = new ArrayList<String>();
        for (int i = 0; i < Names.CATEGORIES.size(); i++) {
            if (chance.below(Names.CATEGORIES.size() - i) < left) {
                interests.add(Names.CATEGORIES.get(i));
                left--;
            }
        }
        return String.join(";", interests);
    }

    /** Some of the week's mornings, afternoons and evenings. */
    private void writeWindows(String id, Table availability) throws IOException {
        var left = chance.between(3, 8);
        for (int part = 0; part < PARTS; part++) {
            if (chance.below(PARTS - part) < left) {
                left--;
                var late = chance.between(0, 2);
                var from = FROM[part % FROM.length] + late;
                writeWindow(id, part / FROM.length, from, from + LENGTH[part % LENGTH.length], availability);
            }
        }
    }

    private static void writeWindow(String id, int day, int from, int to, Table availability) throws IOException {
        availability
                .cell(id)
                .cell(Week.time(day, from))
                .cell(Week.time(day, to))
                .end();
    }
}
