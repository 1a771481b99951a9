package org.redvest.notices;

import static org.redvest.notices.Notice.moment;
import static org.redvest.notices.Notice.number;
import static org.redvest.notices.Notice.words;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.HoursCorrected;
import org.redvest.attendance.OrderEvaluated;
import org.redvest.attendance.ServiceConfirmed;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.OrderOpened;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceAccepted;
import org.redvest.dispatch.PlaceFreed;
import org.redvest.dispatch.PlaceLeft;
import org.redvest.dispatch.ShiftFilled;
import org.redvest.dispatch.ShiftShort;
import org.redvest.notices.NoticeStore.News;
import org.redvest.orders.Decision;
import org.redvest.orders.OrderApproved;
import org.redvest.orders.OrderCancelled;
import org.redvest.orders.OrderChanged;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.OrderRejected;
import org.redvest.orders.OrderReturned;
import org.redvest.orders.OrderSubmitted;
import org.redvest.orders.Orders;
import org.redvest.web.Live;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Turns events into notices for those they concern, and for nobody else: every needless one makes the next less likely to be
 * read. Whoever did it is not told of it.
 */
@Component
class Telling {

    private final NoticeStore store;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Live live;

    Telling(NoticeStore store, Orders orders, Dispatch dispatch, Live live) {
        this.store = store;
        this.orders = orders;
        this.dispatch = dispatch;
        this.live = live;
    }

    @ApplicationModuleListener
    void on(OrderSubmitted event) {
        var due = Scopes.within(Scope.SYSTEM, () -> orders.order(event.order()))
                .placed()
                .due();
        tell(event.order(), event.at(), "submitted", List.of(moment(due)), List.of(event.by()));
    }

    @ApplicationModuleListener
    void on(OrderApproved event) {
        tell(event.order(), event.at(), "approved", List.of(), to(event.order(), As.OWNER));
    }

    @ApplicationModuleListener
    void on(OrderReturned event) {
        tell(event.order(), event.at(), "returned", List.of(words(event.reason())), to(event.order(), As.OWNER));
    }

    @ApplicationModuleListener
    void on(OrderRejected event) {
        tell(event.order(), event.at(), "rejected", List.of(words(event.reason())), to(event.order(), As.OWNER));
    }

    @ApplicationModuleListener
    void on(OrderChanged event) {
        var start = Scopes.within(Scope.SYSTEM, () -> orders.order(event.order()))
                .nextShift()
                .start();
        tell(
                event.order(),
                event.at(),
                event.moved().isEmpty() ? "changed" : "moved",
                List.of(moment(start)),
                others(event.by(), to(event.order(), As.DISPATCHER), to(event.order(), As.VOLUNTEER)));
    }

    @ApplicationModuleListener
    void on(OrderCancelled event) {
        tell(
                event.order(),
                event.at(),
                "cancelled",
                List.of(words(event.reason())),
                others(event.by(), to(event.order(), As.OWNER), to(event.order(), As.DISPATCHER)));
    }

    @ApplicationModuleListener
    void on(OrderOpened event) {
        tell(event.order(), event.at(), "opened", List.of(number(event.eligible())), to(event.order(), As.OWNER));
    }

    @ApplicationModuleListener
    void on(ShiftFilled event) {
        tell(event.order(), event.at(), "filled", List.of(), to(event.order(), As.OWNER));
    }

    @ApplicationModuleListener
    void on(ShiftShort event) {
        tell(event.order(), event.at(), "short", List.of(number(event.missing())), to(event.order(), As.OWNER));
    }

    @ApplicationModuleListener
    void on(PlaceAccepted event) {
        var volunteer = event.volunteer().account();
        var start =
                Scopes.within(Scope.SYSTEM, () -> dispatch.place(event.place())).start();
        tell(
                event.order(),
                event.at(),
                "accepted",
                List.of(moment(start)),
                List.of(volunteer),
                service(event.place().value()));
    }

    @ApplicationModuleListener
    void on(PlaceLeft event) {
        tell(event.order(), event.at(), "left", List.of(), to(event.order(), As.OWNER));
    }

    @ApplicationModuleListener
    void on(PlaceFreed event) {
        var volunteer = event.volunteer().account();
        var what = event.why() == Place.Why.CANCELLED ? "freed-cancelled" : "freed-changed";
        tell(
                event.order(),
                event.at(),
                what,
                List.of(),
                List.of(volunteer),
                service(event.place().value()));
    }

    @ApplicationModuleListener
    void on(ServiceConfirmed event) {
        for (var each : event.participations()) {
            tell(
                    event.order(),
                    event.at(),
                    "hours",
                    List.of(number(each.minutes() / 60), number(each.minutes() % 60)),
                    List.of(each.volunteer().account()),
                    "/hours");
        }
        tell(
                event.order(),
                event.at(),
                "confirmed",
                List.of(
                        number(event.participations().size()),
                        number(event.minutes() / 60),
                        number(event.minutes() % 60)),
                to(event.order(), As.OWNER));
    }

    @ApplicationModuleListener
    void on(HoursCorrected event) {
        var minutes = event.participation().minutes();
        tell(
                event.order(),
                event.at(),
                "corrected",
                List.of(number(minutes / 60), number(minutes % 60)),
                List.of(event.participation().volunteer().account()),
                "/hours");
    }

    @ApplicationModuleListener
    void on(OrderEvaluated event) {
        tell(
                event.order(),
                event.at(),
                "evaluated",
                List.of(number(event.stars())),
                to(event.order(), As.VOLUNTEER),
                "/hours");
    }

    /** Asked of the order itself: events are heard in no fixed order, so nothing here may depend on an earlier one. */
    private List<AccountId> to(OrderNumber number, As as) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var order = orders.order(number);
            return switch (as) {
                case OWNER -> List.of(order.placed().by());
                case DISPATCHER -> order.decision().map(Decision::by).stream().toList();
                case VOLUNTEER ->
                    dispatch.held(number).stream()
                            .map(place -> place.volunteer().account())
                            .distinct()
                            .toList();
            };
        });
    }

    @SafeVarargs
    private static List<AccountId> others(AccountId but, List<AccountId>... groups) {
        return Stream.of(groups)
                .flatMap(List::stream)
                .distinct()
                .filter(account -> !account.equals(but))
                .toList();
    }

    private static String service(long place) {
        return "/services/" + place;
    }

    private void tell(OrderNumber order, Instant at, String what, List<String> arguments, List<AccountId> accounts) {
        tell(order, at, what, arguments, accounts, "/orders/" + order);
    }

    private void tell(
            OrderNumber number,
            Instant at,
            String what,
            List<String> arguments,
            List<AccountId> accounts,
            String href) {
        Scopes.run(Scope.SYSTEM, () -> {
            var order = orders.order(number);
            var news = new News(what + "/" + number + "/" + at, what, arguments, href, at);
            accounts.stream()
                    .filter(account -> store.write(account, order, news))
                    .forEach(account -> live.changed("notices/" + account.value()));
        });
    }

    /** Why an order concerns somebody. */
    private enum As {
        OWNER,
        DISPATCHER,
        VOLUNTEER
    }
}
