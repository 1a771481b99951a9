package org.redvest.reports;

import java.util.Map;
import org.redvest.orders.ShiftId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What pages may ask of the figures. It answers within the scope it is asked in: published records to the public, a region's
 * to those who work for it. The same question has the same answer on every page; several statements read one snapshot.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Reports {

    private static final int ROWS_A_PAGE = 100;

    private final FigureStore store;

    Reports(FigureStore store) {
        this.store = store;
    }

    public Figures figures(Question question) {
        return store.figures(question);
    }

    /** Each county's own figures, by code; whoever served in two counties is counted in both. */
    public Map<String, Figures> byCounty(Question question) {
        return store.byCounty(question);
    }

    /** By category of the menu; people are left out, for who served in two would be counted twice. */
    public Map<String, Figures> byCategory(Question question) {
        return store.byCategory(question);
    }

    public LeftOut leftOut(Question question) {
        return store.leftOut(question);
    }

    /** A figure opened to its rows. */
    public Opened open(Metric metric, Question question, int page) {
        return opened(metric, question, (long) (page - 1) * ROWS_A_PAGE, ROWS_A_PAGE);
    }

    /** All rows, for a download. */
    public Opened openAll(Metric metric, Question question) {
        return opened(metric, question, 0, 1_000_000);
    }

    private Opened opened(Metric metric, Question question, long before, int most) {
        var figures = store.figures(question);
        var rows = switch (metric.rows()) {
            case SESSIONS ->
                new Opened.Rows.OfSessions(store.sessions(question, before, most), before, figures.sessions());
            case TIMES -> new Opened.Rows.OfTimes(store.times(question));
            case COUNTIES -> new Opened.Rows.OfCounties(store.loops(question));
        };
        return new Opened(metric, question, figures, store.leftOut(question), rows);
    }

    /** The evidence of one session; what one may not see does not exist. */
    public Session session(ShiftId shift, Question question) {
        return store.session(shift, question).orElseThrow(NoSuchFigure::new);
    }
}
