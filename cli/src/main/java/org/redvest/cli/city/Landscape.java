package org.redvest.cli.city;

import java.util.ArrayList;
import java.util.List;

/**
 * Where people live and are needed: 45 % in the core, 35 % in towns, 20 % in villages, in a square whose area grows with the
 * number of volunteers (144 km wide at 200,000), so that cities of every size are about equally dense.
 */
final class Landscape {
    private static final double SIDE_KM = 144;
    private static final int SIDE_VOLUNTEERS = 200_000;
    private static final double CORE_SPREAD = 0.097;
    private static final double CORE_FIELDS = 0.2;
    private static final double TOWN_SPREAD_KM = 5;
    private static final double VILLAGE_SPREAD_KM = 0.6;
    private static final double VOLUNTEERS_A_TOWN = 13_000;
    private static final int VOLUNTEERS_A_VILLAGE = 500;

    private static final double SOUTH = 26.6;
    private static final double WEST = 110.8;
    private static final double KM_A_DEGREE = 111.195;
    private static final double COS_MIDDLE_LATITUDE = 0.8898;

    private final double side;
    private final List<Spot> towns = new ArrayList<>();
    private final List<Spot> villages = new ArrayList<>();

    Landscape(int volunteers, Chance chance) {
        side = SIDE_KM * Math.sqrt(volunteers / (double) SIDE_VOLUNTEERS);
        layTowns((int) Math.max(1, Math.round(Math.sqrt(volunteers / VOLUNTEERS_A_TOWN))), chance);
        for (int i = 0; i <= volunteers / VOLUNTEERS_A_VILLAGE; i++) {
            villages.add(anywhere(chance));
        }
    }

    /** A point in kilometres from the south-west corner. */
    private record Spot(double x, double y) {}

    /** A place to live or to serve. */
    Position place(Chance chance) {
        return switch (chance.pick(45, 35, 20)) {
            case 0 -> near(new Spot(side / 2, side / 2), CORE_SPREAD * side, chance);
            case 1 -> near(towns.get(chance.below(towns.size())), TOWN_SPREAD_KM, chance);
            default -> near(villages.get(chance.below(villages.size())), VILLAGE_SPREAD_KM, chance);
        };
    }

    /** One town in each field of a chessboard, none on the core: seeds then differ in where towns lie, not in how dense they are. */
    private void layTowns(int fields, Chance chance) {
        var width = side / fields;
        for (int i = 0; i < fields; i++) {
            for (int j = 0; j < fields; j++) {
                var town = new Spot(width * (i + 0.25 + chance.unit() / 2), width * (j + 0.25 + chance.unit() / 2));
                var fromCore = Math.max(Math.abs(i + 0.5 - fields / 2.0), Math.abs(j + 0.5 - fields / 2.0));
                if (fields < 3 || fromCore * width > CORE_FIELDS * side) {
                    towns.add(town);
                }
            }
        }
    }

    private Spot anywhere(Chance chance) {
        return new Spot(side * chance.unit(), side * chance.unit());
    }

    private Position near(Spot centre, double spread, Chance chance) {
        return position(centre.x + spread * chance.bell(), centre.y + spread * chance.bell());
    }

    private Position position(double x, double y) {
        var latitude = SOUTH + Math.clamp(y, 0, side) / KM_A_DEGREE;
        var longitude = WEST + Math.clamp(x, 0, side) / (KM_A_DEGREE * COS_MIDDLE_LATITUDE);
        return new Position(Math.round(latitude * 1e6), Math.round(longitude * 1e6));
    }
}
