package org.redvest.reports;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.redvest.attendance.ActivityBook;
import org.redvest.attendance.ActivityBooks;
import org.redvest.attendance.ActivityEvaluated;
import org.redvest.attendance.CountsCorrected;
import org.redvest.attendance.HoursCorrected;
import org.redvest.attendance.ServiceConfirmed;
import org.redvest.database.OnOneNode;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.programmes.Programmes;
import org.redvest.reports.RecordStore.OrderMoment;
import org.redvest.shifts.ActivityNumber;
import org.redvest.web.Live;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the books of attendance: reads on from the last position it has seen, and writes down what they say of each order
 * from there on. An event only wakes it; one that is lost, late or told twice changes nothing, and a start or the next look
 * catches up.
 */
@Component
class Records {

    private static final int AT_ONCE = 200;

    private final RecordStore store;
    private final ActivityBooks books;
    private final Orders orders;
    private final Programmes programmes;
    private final MonthTotals months;
    private final PublishedFigures published;
    private final TransactionTemplate transactions;
    private final Live live;
    private final Clock clock;
    private final AtomicInteger calls = new AtomicInteger();

    Records(
            RecordStore store,
            ActivityBooks books,
            Orders orders,
            Programmes programmes,
            MonthTotals months,
            PublishedFigures published,
            TransactionTemplate transactions,
            Live live,
            Clock clock) {
        this.store = store;
        this.books = books;
        this.orders = orders;
        this.programmes = programmes;
        this.months = months;
        this.published = published;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener
    void on(ServiceConfirmed event) {
        follow();
    }

    @Async
    @TransactionalEventListener
    void on(HoursCorrected event) {
        follow();
    }

    @Async
    @TransactionalEventListener
    void on(CountsCorrected event) {
        follow();
    }

    @Async
    @TransactionalEventListener
    void on(ActivityEvaluated event) {
        follow();
    }

    @Async
    @EventListener(ApplicationReadyEvent.class)
    void started() {
        follow();
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void lookAgain() {
        follow();
        Scopes.run(Scope.SYSTEM, months::addUp);
    }

    /** Of many calls at once one follows, and follows once more for those that came while it did. */
    void follow() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        try {
            for (int seen = 1; seen > 0; seen = calls.compareAndSet(seen, 0) ? 0 : calls.get()) {
                Scopes.run(Scope.SYSTEM, this::followToTheEnd);
            }
        } catch (RuntimeException failed) {
            calls.set(0);
            throw failed;
        }
    }

    /** Returns when all is followed that was written before the call; the position's lock lets one follow after the other. */
    void followNow() {
        Scopes.run(Scope.SYSTEM, this::followToTheEnd);
        Scopes.run(Scope.SYSTEM, months::addUp);
    }

    private void followToTheEnd() {
        while (Boolean.TRUE.equals(transactions.execute(_ -> followSome()))) {
            published.changed();
            live.changed("figures");
        }
    }

    private boolean followSome() {
        var written = books.writtenAfter(store.lockPosition(), AT_ONCE);
        written.ifPresent(some -> {
            var latest = some.activities().stream()
                    .map(this::write)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            store.followed(some.position(), latest);
        });
        return written.isPresent();
    }

    /**
     * Of an order that changed without a word in the books: the rest of it was called off, or was not held. In the caller's
     * transaction.
     */
    void writeAgain(ActivityNumber number) {
        store.lockPosition();
        write(number);
    }

    /** Returns the latest moment that the books tell of. */
    private Instant write(ActivityNumber number) {
        return books.of(number).map(this::write).orElse(Instant.EPOCH);
    }

    private Instant write(ActivityBook book) {
        return switch (book.activity().owner()) {
            case ORDER ->
                orders.find(book.activity().number())
                        .map(order -> write(order, book))
                        .orElse(Instant.EPOCH);
            case PROGRAMME -> writePost(book);
        };
    }

    private Instant writePost(ActivityBook book) {
        var programme = programmes.post(book.activity().number()).programme();
        book.services().forEach(service -> write(book, programme.value(), service));
        return moments(book).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private Instant write(Order order, ActivityBook book) {
        store.order(order, clock.getZone());
        book.services().forEach(service -> write(book, Question.ORDERS, service));
        if (order.state() == OrderState.AWAITING_EVALUATION || order.state() == OrderState.CLOSED) {
            book.services().stream()
                    .map(ActivityBook.ServedShift::confirmedAt)
                    .max(Instant::compareTo)
                    .ifPresent(at -> store.step(order.number(), OrderMoment.CONFIRMED, at));
        }
        book.evaluated().ifPresent(at -> store.step(order.number(), OrderMoment.EVALUATED, at));
        return moments(book).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** A service counts on the day it begins, where it is given: 07:00 on 1 March is in March. */
    private void write(ActivityBook book, long programme, ActivityBook.ServedShift service) {
        var shift = service.shift();
        store.session(
                book.activity(),
                programme,
                service,
                shift.start().atZone(clock.getZone()).toLocalDate());
        service.recounts().forEach(recount -> store.recount(shift.id(), recount));
        store.stays(shift, service.stays());
        service.absences().forEach(absence -> store.absence(shift.id(), absence));
        store.totals(shift.id());
    }

    private static Stream<Instant> moments(ActivityBook book) {
        var ofServices = book.services().stream().flatMap(Records::moments);
        return Stream.concat(ofServices, book.evaluated().stream()).filter(Objects::nonNull);
    }

    private static Stream<Instant> moments(ActivityBook.ServedShift service) {
        return Stream.of(
                        Stream.of(service.confirmedAt()),
                        service.recounts().stream().map(ActivityBook.BookedRecount::countedAt),
                        service.stays().stream().map(ActivityBook.BookedStay::enteredAt),
                        service.stays().stream().flatMap(stay -> stay.voidedAt().stream()),
                        service.absences().stream().map(ActivityBook.BookedAbsence::saidAt),
                        service.absences().stream().flatMap(absence -> absence.takenBackAt().stream()))
                .flatMap(moments -> moments);
    }
}
