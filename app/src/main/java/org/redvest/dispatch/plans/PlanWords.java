package org.redvest.dispatch.plans;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.redvest.dispatch.DispatchWords;
import org.redvest.engine.Plan;
import org.redvest.web.Text;

/** Says in the reader's words why a person is in a plan, and why a shift stays short. */
public final class PlanWords {

    private PlanWords() {}

    /** 会陪诊，那时有空；离您… : what the rules saw, then how much was asked of them lately. */
    public static String why(PlannedPair pair, Text text) {
        var skills = pair.skills().isEmpty()
                ? ""
                : text.of("dispatch.plan.why.skills", DispatchWords.skills(pair.skills(), text));
        var lately = pair.accepted() == 0
                ? text.of("dispatch.plan.why.rested")
                : text.of("dispatch.plan.why.accepted", pair.accepted());
        var why = text.of("dispatch.plan.why", skills, text.decimal(pair.kilometres()), lately);
        return pair.byHand() ? text.of("dispatch.plan.why.by-hand", why) : why;
    }

    /** What the plan would lose without them: 5.2 分. */
    public static String worth(long micros, Text text) {
        return text.of("dispatch.plan.points", points(micros));
    }

    /** One digit behind the point, whatever its size. */
    public static String points(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** What changes by hand cost together; below 0 where the data have changed for the better since the first plan. */
    public static String cost(long micros, Text text) {
        var points = points(Math.abs(micros));
        var how = points.equals("0.0") ? "none" : micros > 0 ? "less" : "more";
        return text.of("dispatch.plan.cost." + how, points);
    }

    /** 0.014 %: as many digits as it takes to see that it is not 0. */
    public static String gap(double gap, Text text) {
        if (gap < 5e-7) {
            return text.of("web.percent", "0");
        }
        var percent = BigDecimal.valueOf(gap * 100);
        int digits = gap >= 0.01 ? 1 : gap >= 0.0001 ? 3 : 4;
        return text.of("web.percent", percent.setScale(digits, RoundingMode.UP).toPlainString());
    }

    /** Why a need stays short: nobody may come, or all who may come are needed more elsewhere; with the rule that keeps most people away. */
    public static String shortage(PlannedLine line, Text text) {
        boolean nobodyElse = line.eligible() > 0 && line.eligible() <= line.filled();
        var why =
                text.of("dispatch.plan.short." + (nobodyElse ? "nobody-else" : word(line.shortage())), line.eligible());
        return line.rule()
                .map(rule ->
                        why + text.of("dispatch.plan.rule", text.of("dispatch.plan.rule." + word(rule)), line.ruled()))
                .orElse(why);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How the engine ended. */
    public static String stopped(Plan.Stopped stopped, Text text) {
        return text.of("dispatch.plan.stopped." + word(stopped));
    }
}
