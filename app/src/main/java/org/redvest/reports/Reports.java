package org.redvest.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.redvest.regions.RegionCode;
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
    private final FigureRowStore rows;
    private final SessionStore sessions;
    private final BreakdownStore parts;
    private final Records records;

    Reports(FigureStore store, FigureRowStore rows, SessionStore sessions, BreakdownStore parts, Records records) {
        this.store = store;
        this.rows = rows;
        this.sessions = sessions;
        this.parts = parts;
        this.records = records;
    }

    /** Reads on in the books at once; by itself that happens within seconds. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void catchUp() {
        records.followNow();
    }

    /** In all, by county, by category, and what is left out: they are counted together. */
    public FigureTable table(Question question) {
        return store.table(question);
    }

    public Figures figures(Question question) {
        return table(question).all();
    }

    /** Each county's own figures, by code; a person who served in two counties is counted in both. */
    public Map<String, Figures> byCounty(Question question) {
        return table(question).byCounty();
    }

    /** By category of the menu; people are left out, for who served in two would be counted twice. */
    public Map<String, Figures> byCategory(Question question) {
        return table(question).byCategory();
    }

    public OmittedSessions leftOut(Question question) {
        return table(question).leftOut();
    }

    /** By programme, over time and by place; read beside {@link #table} in one transaction. */
    public Breakdown breakdown(Question question) {
        return parts.of(question);
    }

    /** Of this question, what the records say since another moment, and did not say then. */
    public List<Breakdown.ChangedSession> changed(Question question, Instant then, int most) {
        return parts.changed(question, then, most);
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
        var table = table(question);
        OpenedFigure.OpenedRows opened = switch (metric.rows()) {
            case SESSIONS -> {
                var all = search.isEmpty() ? table.all() : rows.found(question, search);
                var some = rows.sessions(question, search, (page - 1L) * length, length);
                yield new OpenedFigure.OpenedRows.OfSessions(new Listing<>(some, page, all.sessions()), all);
            }
            case TIMES -> new OpenedFigure.OpenedRows.OfTimes(Listing.uncut(rows.times(question), page));
            case ORDERS -> {
                IntFunction<List<OpenedFigure.OrderRow>> from =
                        skipped -> rows.orders(question, search, skipped, length);
                yield new OpenedFigure.OpenedRows.OfOrders(
                        listing(from, page, length, OpenedFigure.OrderRow::allDue), loops(table));
            }
        };
        return new OpenedFigure(metric, question, table.all(), table.leftOut(), opened);
    }

    /** Of the counties that had an order that is due. */
    private static List<OpenedFigure.LoopRow> loops(FigureTable table) {
        return table.byCounty().entrySet().stream()
                .filter(county -> county.getValue().due() > 0)
                .map(county -> new OpenedFigure.LoopRow(
                        new RegionCode(county.getKey()),
                        county.getValue().due(),
                        county.getValue().closed()))
                .toList();
    }

    /** Each row tells the total; a page that has none asks the first row. */
    private static <T> Listing<T> listing(IntFunction<List<T>> from, int page, int length, ToLongFunction<T> total) {
        var some = from.apply((page - 1) * length);
        var telling = some.isEmpty() && page > 1 ? from.apply(0) : some;
        return new Listing<>(
                some, page, telling.stream().mapToLong(total).findFirst().orElse(0));
    }

    /** The evidence of one session; what one may not see does not exist. */
    public Session session(ShiftId shift, Question question) {
        return sessions.find(shift, question).orElseThrow(NoSuchFigure::new);
    }
}
