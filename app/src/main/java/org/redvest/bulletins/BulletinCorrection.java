package org.redvest.bulletins;

import java.math.BigDecimal;
import java.util.List;
import org.redvest.reports.Breakdown.ChangedSession;

/**
 * What the records say otherwise since a bulletin was frozen.
 *
 * @param sessions that changed, at most {@link #MOST}
 */
public record BulletinCorrection(List<ChangedFigure> figures, List<ChangedSession> sessions) {

    static final int MOST = 20;

    public BulletinCorrection {
        figures = List.copyOf(figures);
        sessions = List.copyOf(sessions);
    }

    /** @param frozen as it stands in the bulletin; its value by today's records beside it */
    public record ChangedFigure(Figure frozen, BigDecimal today) {}

    public boolean any() {
        return !figures.isEmpty() || !sessions.isEmpty();
    }
}
