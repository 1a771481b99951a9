package org.redvest.reports;

import java.time.Instant;
import java.util.Map;
import org.redvest.orders.ShiftId;
import org.redvest.web.Listing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What pages may ask of the figures. It answers within the scope it is asked in: published records to the public, a region's
 * to those who work for it. The same question has the same answer on every page; several statements read one snapshot.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Reports {

    private static final int MOST = 1_000_000;

    private final FigureStore store;
    private final Records records;

    Reports(FigureStore store, Records records) {
        this.store = store;
        this.records = records;
    }

    /** Reads on in the books at once; by itself that happens within seconds. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void catchUp() {
        records.followNow();
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

    /** Of which moment the newest record is. */
    public Instant latest() {
        return store.latest();
    }

    /** A figure opened to its rows, newest first; with words to search for, only those rows that have them. */
    public Opened open(Metric metric, Question question, String search, int page) {
        return opened(metric, question, search, page, Listing.LENGTH);
    }

    /** All rows, for a download. */
    public Opened openAll(Metric metric, Question question) {
        return opened(metric, question, "", 1, MOST);
    }

    /** Beyond the last page there is the first. */
    private Opened opened(Metric metric, Question question, String search, int page, int length) {
        var figures = store.figures(question);
        var offset = (long) (page - 1) * length;
        var rows = switch (metric.rows()) {
            case SESSIONS -> {
                var sessions = store.sessions(question, search, offset, length);
                yield new Opened.Rows.OfSessions(new Listing<>(
                        sessions,
                        page,
                        sessions.isEmpty() ? 0 : sessions.getFirst().all().sessions()));
            }
            case TIMES -> new Opened.Rows.OfTimes(store.times(question));
            case ORDERS -> {
                var orders = store.orders(question, search, offset, length);
                yield new Opened.Rows.OfOrders(
                        new Listing<>(
                                orders,
                                page,
                                orders.isEmpty() ? 0 : orders.getFirst().allDue()),
                        store.loops(question));
            }
        };
        return rows.beyond()
                ? opened(metric, question, search, 1, length)
                : new Opened(metric, question, figures, store.leftOut(question), rows);
    }

    /** The evidence of one session; what one may not see does not exist. */
    public Session session(ShiftId shift, Question question) {
        return store.session(shift, question).orElseThrow(NoSuchFigure::new);
    }
}
