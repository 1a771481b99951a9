package org.redvest.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.redvest.shifts.ShiftId;
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
    private final SessionStore sessions;
    private final Records records;

    Reports(FigureStore store, SessionStore sessions, Records records) {
        this.store = store;
        this.sessions = sessions;
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

    public OmittedSessions leftOut(Question question) {
        return store.leftOut(question);
    }

    /** Of which moment the newest record is. */
    public Instant latest() {
        return store.latest();
    }

    /** A figure opened to its rows, newest first; with words to search for, only those rows that have them. */
    public OpenedFigure open(Metric metric, Question question, String search, int page) {
        return opened(metric, question, search, page, Listing.LENGTH);
    }

    /** All rows, for a download. */
    public OpenedFigure openAll(Metric metric, Question question) {
        return opened(metric, question, "", 1, MOST);
    }

    private OpenedFigure opened(Metric metric, Question question, String search, int page, int length) {
        var figures = store.figures(question);
        OpenedFigure.OpenedRows rows = switch (metric.rows()) {
            case SESSIONS -> {
                IntFunction<List<OpenedFigure.SessionRow>> from =
                        skipped -> store.sessions(question, search, skipped, length);
                yield new OpenedFigure.OpenedRows.OfSessions(listing(
                        from,
                        page,
                        length,
                        (OpenedFigure.SessionRow row) -> row.all().sessions()));
            }
            case TIMES -> new OpenedFigure.OpenedRows.OfTimes(Listing.uncut(store.times(question), page));
            case ORDERS -> {
                IntFunction<List<OpenedFigure.OrderRow>> from =
                        skipped -> store.orders(question, search, skipped, length);
                yield new OpenedFigure.OpenedRows.OfOrders(
                        listing(from, page, length, OpenedFigure.OrderRow::allDue), store.loops(question));
            }
        };
        return new OpenedFigure(metric, question, figures, store.leftOut(question), rows);
    }

    /** Each row tells the total; a page that has none asks the first row. */
    private static <T> Listing<T> listing(IntFunction<List<T>> from, int page, int length, ToLongFunction<T> total) {
        var rows = from.apply((page - 1) * length);
        var telling = rows.isEmpty() && page > 1 ? from.apply(0) : rows;
        return new Listing<>(
                rows, page, telling.stream().mapToLong(total).findFirst().orElse(0));
    }

    /** The evidence of one session; what one may not see does not exist. */
    public Session session(ShiftId shift, Question question) {
        return sessions.find(shift, question).orElseThrow(NoSuchFigure::new);
    }
}
