package org.redvest.dispatch.plans;

import java.util.Locale;
import org.redvest.engine.Change;
import org.redvest.web.Text;

/**
 * What one change of a shift would bring, by the prices of the plan.
 *
 * @param detail what stands in its words: kilometres, hours, a skill; empty where nothing does
 */
public record WhatIfRow(WhatIfKind kind, String detail, Change.Effect effect) {

    /** What a dispatcher can try. */
    public enum WhatIfKind {
        RADIUS,
        EARLIER,
        LATER,
        ONE_MORE,
        URGENT,
        SKILL;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public String what(Text text) {
        var shown = kind == WhatIfKind.SKILL ? text.of("catalogue.skill." + detail) : detail;
        return text.of("dispatch.what-if." + kind.code(), shown);
    }

    /** Whether it helps at all. */
    public boolean helps() {
        return effect.filledAfter() > effect.filledBefore();
    }

    /** A place that counts for more raises the sum by itself: that is no gain. */
    public boolean gains() {
        return kind != WhatIfKind.URGENT && effect.gain() > 0;
    }

    public int more() {
        return effect.filledAfter() - effect.filledBefore();
    }
}
