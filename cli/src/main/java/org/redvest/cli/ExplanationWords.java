package org.redvest.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.redvest.engine.Bar;
import org.redvest.engine.Change;
import org.redvest.engine.Plan.Shortage;
import org.redvest.engine.Staffing;
import org.redvest.engine.Why;

/** An explanation in one sentence for each thing said. */
record ExplanationWords(Explanation explanation, Words words) {

    List<String> sentences() {
        var sentences = new ArrayList<String>();
        if (explanation.asked() != null) {
            sentences.add(
                    why(explanation.asked().volunteer(), explanation.asked().why()));
        }
        if (explanation.staffing() != null) {
            sentences.addAll(staffing(explanation.staffing()));
        }
        if (explanation.effect() != null) {
            sentences.add(effect(explanation.effect()));
        }
        return sentences;
    }

    private String why(String volunteer, Why why) {
        var need = explanation.need();
        return switch (why) {
            case Why.Held _ -> words.say("explain.held", volunteer, need);
            case Why.Serves(var km, var points, var price, var advantage, var instead) ->
                words.say(
                        "explain.serves",
                        volunteer,
                        need,
                        number(km),
                        points(points),
                        points(price),
                        points(advantage),
                        needs(instead));
            case Why.Cannot(var bars) ->
                words.say(
                        "explain.cannot",
                        volunteer,
                        need,
                        bars.stream().map(this::bar).collect(Collectors.joining(words.say("explain.and"))));
            case Why.NotWorth(var km, var points, var fatigue) ->
                words.say("explain.not-worth", volunteer, need, number(km), points(points), points(fatigue));
            case Why.BetterElsewhere(var km, var points, var price, var shortBy, var instead) ->
                words.say(
                        "explain.better-elsewhere",
                        volunteer,
                        need,
                        number(km),
                        points(points),
                        points(price),
                        points(shortBy),
                        needs(instead));
        };
    }

    private String bar(Bar bar) {
        return switch (bar) {
            case Bar.TooFar(var km, var radius) -> words.say("bar.too-far", number(km), number(radius));
            case Bar.NotFree(var slot) -> words.say("bar.not-free", slot.start(), slot.end());
            case Bar.TooLong(var minutes, var most) -> words.say("bar.too-long", text(minutes), text(most));
            case Bar.LacksSkills(var missing) ->
                words.say(
                        "bar.lacks-skills",
                        String.join(", ", missing.stream().sorted().toList()));
            case Bar.NotInterested(var category) -> words.say("bar.not-interested", category);
            case Bar.TooYoung(var age, var least) ->
                age == null
                        ? words.say("bar.age-unknown", text(least))
                        : words.say("bar.too-young", text(age), text(least));
            case Bar.LacksLicences(var missing) ->
                words.say(
                        "bar.lacks-licences",
                        String.join(", ", missing.stream().sorted().toList()));
            case Bar.LicencesOver(var lastDay) ->
                words.say("bar.licences-over", String.join(", ", LicenceItems.of(lastDay)));
            case Bar.NotAtHome(var region) -> words.say("bar.not-at-home", region);
            case Bar.DoNotDisturb _ -> words.say("bar.do-not-disturb");
            case Bar.Barred _ -> words.say("bar.barred");
            case Bar.NotListed _ -> words.say("bar.not-listed");
            case Bar.Clashes(var other, var between, var needed) ->
                words.say("bar.clashes", other, text(between), number(needed));
            case Bar.ShiftsFull(var most) -> words.say("bar.shifts-full", text(most));
            case Bar.DayFull(var day, var most) -> words.say("bar.day-full", LocalDate.ofEpochDay(day), text(most));
            case Bar.MinutesFull(var minutes, var most) -> words.say("bar.minutes-full", text(minutes), text(most));
        };
    }

    private List<String> staffing(Staffing staffing) {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "explain.staffing",
                staffing.need(),
                text(staffing.filled()),
                text(staffing.places()),
                text(staffing.eligible()),
                points(staffing.price())));
        if (staffing.shortage() != Shortage.NONE) {
            sentences.add(words.say("explain.short." + key(staffing.shortage())));
        }
        staffing.removed().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey()))
                .forEach(entry -> sentences.add(words.say(
                        "explain.removed." + key(entry.getKey()),
                        text(entry.getValue().all()),
                        text(entry.getValue().alone()))));
        staffing.next()
                .forEach(next -> sentences.add(
                        words.say("explain.next", next.volunteer(), points(next.raise()), needs(next.instead()))));
        return sentences;
    }

    private String effect(Change.Effect effect) {
        return words.say(
                "explain.effect",
                text(effect.eligibleBefore()),
                text(effect.eligibleAfter()),
                text(effect.filledBefore()),
                text(effect.filledAfter()),
                points(effect.gain()));
    }

    private String needs(List<String> needs) {
        return needs.isEmpty() ? words.say("explain.nothing") : String.join(", ", needs);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static String points(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}
