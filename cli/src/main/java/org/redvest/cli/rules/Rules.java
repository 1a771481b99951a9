package org.redvest.cli.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.redvest.cli.instance.Asks;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.OnRecord;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Position;
import org.redvest.cli.instance.Volunteer;

/** What the definition of the problem says about one pair and about two needs, one sentence a method. */
public final class Rules {
    private static final double EARTH_RADIUS_KM = 6371.0088;
    private static final double TOLERANCE = 1e-9;

    private Rules() {}

    /** Great-circle distance by the haversine formula; StrictMath, for its bits decide the points. */
    public static double kilometres(Position a, Position b) {
        double phi1 = StrictMath.toRadians(a.lat());
        double phi2 = StrictMath.toRadians(b.lat());
        double sinLat = StrictMath.sin((phi2 - phi1) / 2);
        double sinLon = StrictMath.sin((StrictMath.toRadians(b.lon()) - StrictMath.toRadians(a.lon())) / 2);
        double root =
                StrictMath.sqrt(sinLat * sinLat + StrictMath.cos(phi1) * StrictMath.cos(phi2) * (sinLon * sinLon));
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.min(1, root));
    }

    /** Whether a volunteer may serve a need at all, decisions aside. */
    public static boolean eligible(Volunteer volunteer, Need need) {
        return free(volunteer, need)
                && need.minutes() <= volunteer.maxMinutes()
                && (volunteer.interests().isEmpty() || volunteer.interests().contains(need.category()))
                && volunteer.skills().containsAll(need.skills())
                && !volunteer.record().doNotDisturb()
                && meets(volunteer.record(), need.asks(), LocalDate.ofEpochDay(need.day()))
                && kilometres(volunteer.home(), need.site()) <= volunteer.radiusKm() + TOLERANCE;
    }

    private static boolean meets(OnRecord record, Asks asks, LocalDate day) {
        return (asks.minimumAge() == 0 || record.born() != null && age(record.born(), day) >= asks.minimumAge())
                && asks.licences().stream()
                        .allMatch(licence -> validOn(day, record.licences().get(licence)))
                && record.region().startsWith(asks.homesIn());
    }

    /** In completed years: one fewer until the birthday of that year. */
    static int age(LocalDate born, LocalDate day) {
        var years = day.getYear() - born.getYear();
        return MonthDay.from(day).isBefore(MonthDay.from(born)) ? years - 1 : years;
    }

    private static boolean validOn(LocalDate day, @Nullable LocalDate lastDay) {
        return lastDay != null && !day.isAfter(lastDay);
    }

    private static boolean free(Volunteer volunteer, Need need) {
        var windows = volunteer.windows();
        for (int i = 0; i < windows.length; i += 2) {
            if (windows[i] <= need.start() && need.end() <= windows[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Points of a pair in millionths. */
    public static long points(Volunteer volunteer, Need need, double bonus, Parameters parameters) {
        var way = parameters.pointsPerKm() * kilometres(volunteer.home(), need.site());
        return micros(need.value() - way - volunteer.load() + bonus);
    }

    /** Whether one volunteer can serve both, one after the other. */
    public static boolean compatible(Need one, Need other, Parameters parameters) {
        return follows(one, other, parameters) || follows(other, one, parameters);
    }

    /** Whether the first ends early enough for the way to the second. */
    public static boolean follows(Need first, Need second, Parameters parameters) {
        var between = second.start() - first.end();
        return between >= 0
                && between + TOLERANCE
                        >= parameters.gapMinutes()
                                + parameters.minutesPerKm() * kilometres(first.site(), second.site());
    }

    /** What a number of shifts costs one volunteer, in millionths. */
    public static long fatigue(int shifts, Parameters parameters) {
        var sum = 0L;
        for (int n = 0; n < shifts; n++) {
            sum += fatigueOf(n, parameters);
        }
        return sum;
    }

    /** What shift number n, counted from 0, costs. */
    public static long fatigueOf(int n, Parameters parameters) {
        var list = parameters.fatigue();
        return micros(list.get(Math.min(n, list.size() - 1)));
    }

    /** Rounded half-even to a millionth of a point: the exact value of the binary number decides. */
    public static long micros(double points) {
        var scaled = points * 1e6;
        var nearest = Math.rint(scaled);
        // far from a tie the rounding of the product cannot matter, and 40 million pairs are quicker this way
        if (Math.abs(scaled) < 1e12 && Math.abs(scaled - nearest) < 0.49) {
            return (long) nearest;
        }
        return new BigDecimal(points)
                .setScale(6, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }
}
