package org.redvest.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.redvest.engine.Bar;
import org.redvest.engine.Change;
import org.redvest.engine.Staffing;
import org.redvest.engine.Why;

/** An explanation as data: points with six decimals, reasons by name. */
record ExplanationJson(Explanation explanation) {

    String text() {
        var members = members("need", explanation.need());
        if (explanation.asked() != null) {
            members.put("volunteer", explanation.asked().volunteer());
            members.put("why", why(explanation.asked().why()));
        }
        if (explanation.staffing() != null) {
            members.put("staffing", staffing(explanation.staffing()));
        }
        if (explanation.effect() != null) {
            members.put("effect", effect(explanation.effect()));
        }
        return json(members);
    }

    private static Map<String, Object> why(Why why) {
        return switch (why) {
            case Why.Held _ -> members("answer", "held");
            case Why.Serves(var km, var points, var price, var advantage, var instead) ->
                members(
                        "answer",
                        "serves",
                        "distanceKm",
                        km,
                        "points",
                        points(points),
                        "price",
                        points(price),
                        "advantage",
                        points(advantage),
                        "instead",
                        instead);
            case Why.Cannot(var bars) ->
                members(
                        "answer",
                        "cannot",
                        "bars",
                        bars.stream().map(ExplanationJson::bar).toList());
            case Why.NotWorth(var km, var points, var fatigue) ->
                members("answer", "not-worth", "distanceKm", km, "points", points(points), "fatigue", points(fatigue));
            case Why.BetterElsewhere(var km, var points, var price, var shortBy, var instead) ->
                members(
                        "answer",
                        "better-elsewhere",
                        "distanceKm",
                        km,
                        "points",
                        points(points),
                        "price",
                        points(price),
                        "shortBy",
                        points(shortBy),
                        "instead",
                        instead);
        };
    }

    private static Map<String, Object> bar(Bar bar) {
        return switch (bar) {
            case Bar.TooFar(var km, var radius) -> members("bar", "too-far", "distanceKm", km, "radiusKm", radius);
            case Bar.NotFree(var slot) ->
                members(
                        "bar",
                        "not-free",
                        "start",
                        slot.start().toString(),
                        "end",
                        slot.end().toString());
            case Bar.TooLong(var minutes, var most) -> members("bar", "too-long", "minutes", minutes, "most", most);
            case Bar.LacksSkills(var missing) ->
                members(
                        "bar",
                        "lacks-skills",
                        "missing",
                        missing.stream().sorted().toList());
            case Bar.NotInterested(var category) -> members("bar", "not-interested", "category", category);
            case Bar.TooYoung(var age, var least) ->
                age == null
                        ? members("bar", "too-young", "least", least)
                        : members("bar", "too-young", "age", age, "least", least);
            case Bar.LacksLicences(var missing) ->
                members(
                        "bar",
                        "lacks-licences",
                        "missing",
                        missing.stream().sorted().toList());
            case Bar.LicencesOver(var lastDay) -> members("bar", "licences-over", "lastDays", LicenceItems.of(lastDay));
            case Bar.NotAtHome(var region) -> members("bar", "not-at-home", "region", region);
            case Bar.DoNotDisturb _ -> members("bar", "do-not-disturb");
            case Bar.Barred _ -> members("bar", "barred");
            case Bar.NotListed _ -> members("bar", "not-listed");
            case Bar.Clashes(var other, var between, var needed) ->
                members("bar", "clashes", "need", other, "minutesBetween", between, "minutesNeeded", needed);
            case Bar.ShiftsFull(var most) -> members("bar", "shifts-full", "most", most);
            case Bar.DayFull(var day, var most) ->
                members(
                        "bar",
                        "day-full",
                        "day",
                        java.time.LocalDate.ofEpochDay(day).toString(),
                        "most",
                        most);
            case Bar.MinutesFull(var minutes, var most) ->
                members("bar", "minutes-full", "minutes", minutes, "most", most);
        };
    }

    private static Map<String, Object> staffing(Staffing staffing) {
        var removed = new TreeMap<String, Object>();
        staffing.removed()
                .forEach((rule, count) -> removed.put(key(rule), members("all", count.all(), "alone", count.alone())));
        return members(
                "places", staffing.places(),
                "filled", staffing.filled(),
                "price", points(staffing.price()),
                "eligible", staffing.eligible(),
                "shortage", key(staffing.shortage()),
                "removed", removed,
                "next",
                        staffing.next().stream()
                                .map(next -> members(
                                        "volunteer",
                                        next.volunteer(),
                                        "raise",
                                        points(next.raise()),
                                        "instead",
                                        next.instead()))
                                .toList());
    }

    private static Map<String, Object> effect(Change.Effect effect) {
        return members(
                "eligibleBefore", effect.eligibleBefore(),
                "eligibleAfter", effect.eligibleAfter(),
                "filledBefore", effect.filledBefore(),
                "filledAfter", effect.filledAfter(),
                "gain", points(effect.gain()));
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return members;
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(member -> quoted(member.getKey().toString()) + ": " + json(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> items -> items.stream().map(ExplanationJson::json).collect(Collectors.joining(", ", "[", "]"));
            case Double number -> BigDecimal.valueOf(number).toPlainString();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static BigDecimal points(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
