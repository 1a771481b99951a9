package org.redvest.dispatch.board;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.redvest.engine.AnswerDelay;
import org.redvest.engine.WaveSize;

/**
 * How likely it is that those who were invited to a shift and have not answered fill it, in words that can be kept: the chances behind
 * them are estimates from earlier answers.
 */
public enum Outlook {
    FULL,
    LIKELY,
    OPEN,
    UNLIKELY;

    private static final double ALMOST_SURE = 0.9;
    private static final double RATHER = 0.65;
    private static final double PERHAPS = 0.35;

    /**
     * An invitation without an answer: sent so long ago, with this chance of a yes then.
     *
     * @param lasts from when it was sent until when it can be answered
     */
    record OpenAsk(double chance, Duration since, Duration lasts) {}

    /** @param missing places that are free, over all needs of the shift */
    static Outlook of(List<OpenAsk> asked, int missing) {
        var chances = asked.stream()
                .map(each -> AnswerDelay.stillYes(
                        each.chance(), (double) each.since().toMinutes(), (double)
                                each.lasts().toMinutes()))
                .toList();
        double sure = WaveSize.enough(chances, missing);
        if (sure >= ALMOST_SURE) {
            return FULL;
        }
        if (sure >= RATHER) {
            return LIKELY;
        }
        return sure >= PERHAPS ? OPEN : UNLIKELY;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
