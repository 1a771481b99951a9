package org.redvest.notices;

import static org.redvest.notices.Notice.moment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.redvest.accounts.Hat;
import org.redvest.attendance.Settling;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Decision;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Task;
import org.redvest.orders.Worklist;
import org.springframework.stereotype.Component;

/**
 * Tells what did not happen: an order that is not answered, not opened, not confirmed in time. Each is told once; the list of
 * what has to be done goes on showing it.
 */
@Component
class Reminding {

    /** After a longer standstill of the server nobody is served by reminders of what is long over. */
    private static final Duration LOOKS_BACK = Duration.ofDays(30);

    /** An approved order should be open a day later, and two days before it begins; an hour is given in any case. */
    private static final Duration TO_OPEN = Duration.ofHours(24);

    private static final Duration BEFORE_START = Duration.ofHours(48);
    private static final Duration AT_LEAST = Duration.ofHours(1);

    private static final Duration COMMUNITY_CONFIRMS = Duration.ofHours(24);
    private static final Duration COMMITTEE_ASKS = Duration.ofHours(72);

    private final Worklist worklist;
    private final Orders orders;
    private final Receivers receivers;
    private final Postbox post;
    private final Settling settling;
    private final NoticeStore store;
    private final OneByOne oneByOne;
    private final Clock clock;

    Reminding(
            Worklist worklist,
            Orders orders,
            Receivers receivers,
            Postbox post,
            Settling settling,
            NoticeStore store,
            OneByOne oneByOne,
            Clock clock) {
        this.worklist = worklist;
        this.orders = orders;
        this.receivers = receivers;
        this.post = post;
        this.settling = settling;
        this.store = store;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void look() {
        Scopes.run(Scope.SYSTEM, () -> {
            var now = clock.instant();
            var since = now.minus(LOOKS_BACK);
            oneByOne.each(worklist.listDue(Task.TaskKind.REVIEW, since, now), this::overdue);
            oneByOne.each(worklist.listUnopened(since, now.minus(AT_LEAST)), task -> unopened(task, now));
            oneByOne.each(
                    worklist.listDue(Task.TaskKind.CONFIRM, since, now.minus(COMMUNITY_CONFIRMS)),
                    task -> unconfirmed(task, COMMUNITY_CONFIRMS, receivers::community, confirmation(task)));
            oneByOne.each(
                    worklist.listDue(Task.TaskKind.CONFIRM, since, now.minus(COMMITTEE_ASKS)),
                    task -> unconfirmed(task, COMMITTEE_ASKS, receivers::dispatchers, "/orders/" + task.order()));
        });
    }

    private void overdue(Task task) {
        once("overdue", task, task.due(), order -> {
            var news = News.of("overdue", order, task.due()).leadingTo("/review");
            post.tell(news, receivers.dispatchers(order));
        });
    }

    private void unopened(Task task, Instant now) {
        var due = orders.order(task.order())
                .decision()
                .map(Decision::at)
                .map(approved ->
                        earlier(approved.plus(TO_OPEN), task.due().minus(BEFORE_START), approved.plus(AT_LEAST)))
                .orElse(now);
        if (due.isAfter(now)) {
            return;
        }
        once("unopened", task, due, order -> {
            var news = News.of("unopened", order, due, moment(task.due()))
                    .leadingTo("/orders/" + order.number() + "/opening");
            post.tell(news, receivers.dispatchers(order));
        });
    }

    private static Instant earlier(Instant one, Instant other, Instant notBefore) {
        var first = one.isBefore(other) ? one : other;
        return first.isBefore(notBefore) ? notBefore : first;
    }

    private static String confirmation(Task task) {
        return "/shifts/" + task.shift().orElseThrow() + "/confirmation";
    }

    private void unconfirmed(Task task, Duration after, Function<Order, List<Hat>> whom, String href) {
        once("unconfirmed/" + after, task, task.due(), order -> {
            var shift = order.activity().shift(task.shift().orElseThrow());
            var news = News.of(
                            "unconfirmed",
                            order,
                            task.due().plus(after),
                            moment(task.due()),
                            moment(settling.due(shift.window())))
                    .about(shift.id())
                    .leadingTo(href);
            post.tell(news, whom.apply(order));
        });
    }

    /** The mark and the notices are written together or not at all. */
    private void once(String what, Task task, Instant due, Consumer<Order> work) {
        if (store.remind(what, task.order(), task.shift(), due)) {
            work.accept(orders.order(task.order()));
        }
    }
}
