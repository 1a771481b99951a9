package org.redvest.attendance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.redvest.attendance.ledger.BookEntry;
import org.redvest.attendance.ledger.Entry;
import org.redvest.attendance.ledger.Ledger;
import org.redvest.attendance.ledger.Line;
import org.redvest.orders.Order;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Orders;
import org.redvest.orders.Shift;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows the books reads here: for which orders they were written, and what they say of each. Callers run as the system. */
@Service
public class OrderBooks {

    private final Ledger ledger;
    private final PresenceStore presences;
    private final ConfirmationStore store;
    private final Orders orders;

    OrderBooks(Ledger ledger, PresenceStore presences, ConfirmationStore store, Orders orders) {
        this.ledger = ledger;
        this.presences = presences;
        this.store = store;
        this.orders = orders;
    }

    /**
     * What was written after a position.
     *
     * @param position of the last of it
     */
    public record Written(long position, List<OrderNumber> orders) {
        public Written {
            orders = List.copyOf(orders);
        }
    }

    /** In the order of writing; empty where nothing was written since. */
    @Transactional(readOnly = true)
    public Optional<Written> writtenAfter(long position, int most) {
        var entries = ledger.writtenAfter(position, most);
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Written(
                        entries.getLast().position(),
                        entries.stream().map(BookEntry::order).distinct().toList()));
    }

    @Transactional(readOnly = true)
    public Optional<OrderBook> of(OrderNumber number) {
        return orders.find(number).map(this::of);
    }

    private OrderBook of(Order order) {
        return new OrderBook(
                order,
                order.shifts().stream()
                        .flatMap(shift -> service(shift).stream())
                        .toList(),
                store.evaluations(order.number()).stream()
                        .findFirst()
                        .map(first -> seconds(first.given().at())));
    }

    private Optional<OrderBook.ServedShift> service(Shift shift) {
        var countings = store.countings(shift.id());
        return countings.stream()
                .findFirst()
                .map(first -> new OrderBook.ServedShift(
                        shift,
                        seconds(first.at()),
                        first.beneficiaries(),
                        first.measured(),
                        recounts(countings),
                        stays(ledger.lines(shift.id())),
                        absences(shift, seconds(first.at()))));
    }

    private static List<OrderBook.BookedRecount> recounts(List<Counting> countings) {
        return countings.stream()
                .skip(1)
                .map(each -> new OrderBook.BookedRecount(
                        each.number(),
                        each.beneficiaries(),
                        each.measured(),
                        seconds(each.at()),
                        countings.stream()
                                .filter(next -> next.number() == each.number() + 1)
                                .findFirst()
                                .map(next -> seconds(next.at()))))
                .toList();
    }

    private static List<OrderBook.BookedStay> stays(List<Line> lines) {
        return lines.stream()
                .map(Line::entry)
                .filter(Entry::counts)
                .map(entry -> new OrderBook.BookedStay(
                        Confirmations.participation(entry.hours()),
                        entry.number(),
                        entry.enteredAt(),
                        voidedAt(entry, lines)))
                .sorted(Comparator.comparingInt(OrderBook.BookedStay::number))
                .toList();
    }

    private static Optional<Instant> voidedAt(Entry wrong, List<Line> lines) {
        return lines.stream()
                .map(Line::entry)
                .filter(entry -> entry.kind().voided() == wrong.number())
                .filter(entry -> entry.hours().volunteer().equals(wrong.hours().volunteer()))
                .map(Entry::enteredAt)
                .findFirst();
    }

    private List<OrderBook.BookedAbsence> absences(Shift shift, Instant confirmedAt) {
        var amendments = store.amendments(shift.id());
        var absences = new ArrayList<OrderBook.BookedAbsence>();
        for (var presence : presences.presences(shift.id())) {
            var said = presence.said();
            if (said.isEmpty()) {
                continue;
            }
            var own = amendments.stream()
                    .filter(each -> each.place().equals(presence.place()))
                    .toList();
            var from = confirmedAt;
            var version = 1;
            for (var amendment : own) {
                add(absences, presence, version++, amendment.before(), from, Optional.of(seconds(amendment.at())));
                from = seconds(amendment.at());
            }
            add(absences, presence, version, said.get(), from, Optional.empty());
        }
        return absences;
    }

    private static void add(
            List<OrderBook.BookedAbsence> absences,
            Presence presence,
            int version,
            Said said,
            Instant from,
            Optional<Instant> until) {
        if (said != Said.CAME) {
            absences.add(new OrderBook.BookedAbsence(presence.place(), version, said, from, until));
        }
    }

    /** As exact as the ledger, so that a figure of a moment has all of a confirmation or nothing of it. */
    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
