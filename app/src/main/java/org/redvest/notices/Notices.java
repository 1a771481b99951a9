package org.redvest.notices;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.GrantId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Task;
import org.redvest.orders.Worklist;
import org.redvest.web.Listing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each account's own list. The database shows nobody another's; what was told under a hat that was withdrawn since is shown to
 * nobody, for none of its pages is theirs any more.
 */
@Service
public class Notices {

    private final NoticeStore store;
    private final Accounts accounts;
    private final Orders orders;
    private final Worklist worklist;
    private final Clock clock;

    Notices(NoticeStore store, Accounts accounts, Orders orders, Worklist worklist, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.orders = orders;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** What was told under any hat of this account, the latest first. */
    @Transactional(readOnly = true)
    public Listing<Notice> list(AccountId account, int page) {
        var grants = grants(account);
        return new Listing<>(
                store.list(account, grants, Listing.offset(page), Listing.LENGTH), page, store.count(account, grants));
    }

    /** How many matters have news. */
    @Transactional(readOnly = true)
    public long unread(AccountId account) {
        return store.unread(account, grants(account));
    }

    /** Where a notice leads; opened under its own hat, its matter has been seen from now on. */
    @Transactional
    public Destination open(long notice, Hat worn) {
        var lead = store.lead(notice, worn.account()).orElseThrow(NoSuchNotice::new);
        var hat = accounts.hats(worn.account()).stream()
                .filter(held -> held.grant().equals(lead.grant()))
                .findFirst()
                .orElseThrow(NoSuchNotice::new);
        if (!hat.grant().equals(worn.grant())) {
            return new Destination.OtherHat(hat);
        }
        store.seen(notice, worn.account(), clock.instant());
        return new Destination.Page(lead.href());
    }

    /** What comes of opening a notice. */
    public sealed interface Destination {

        record Page(String href) implements Destination {}

        /** Its page is there under this hat of the reader's, not under the one that is worn. */
        record OtherHat(Hat hat) implements Destination {}
    }

    @Transactional
    public void seenAll(AccountId account) {
        store.seenAll(account, clock.instant());
    }

    /** What has to be done under this hat, the most urgent first. */
    @Transactional(readOnly = true)
    public Listing<Todo> waiting(Hat hat, int page) {
        var kinds = kinds(hat.role());
        if (kinds.isEmpty()) {
            return new Listing<>(List.of(), page, 0);
        }
        var tasks = worklist.list(kinds, hat.region(), Listing.offset(page), Listing.LENGTH);
        var found = orders.list(tasks.stream().map(Task::order).distinct().toList()).stream()
                .collect(Collectors.toMap(Order::number, Function.identity()));
        var todos = tasks.stream()
                .flatMap(task -> Optional.ofNullable(found.get(task.order()))
                        .map(order -> new Todo(task.kind().word(), href(task), order, task.due()))
                        .stream())
                .toList();
        return new Listing<>(todos, page, worklist.count(kinds, hat.region()));
    }

    private static Set<Task.TaskKind> kinds(Role role) {
        return switch (role) {
            case COMMUNITY -> Set.of(Task.TaskKind.MEND, Task.TaskKind.CONFIRM, Task.TaskKind.EVALUATE);
            case DISPATCHER -> Set.of(Task.TaskKind.REVIEW, Task.TaskKind.OPEN, Task.TaskKind.SHORT);
            case LEADER, VOLUNTEER, SECRETARY, ADMIN -> Set.of();
        };
    }

    private static String href(Task task) {
        return switch (task.kind()) {
            case REVIEW -> "/review/" + task.order();
            case OPEN, SHORT -> "/orders/" + task.order() + "/opening";
            case MEND -> "/orders/" + task.order();
            case CONFIRM -> "/shifts/" + task.shift().orElseThrow() + "/confirmation";
            case EVALUATE -> "/orders/" + task.order() + "/evaluation";
        };
    }

    private List<GrantId> grants(AccountId account) {
        return accounts.hats(account).stream().map(Hat::grant).toList();
    }

    /** One thing to do, with the order it is about. */
    public record Todo(String what, String href, Order order, Instant at) {}
}
