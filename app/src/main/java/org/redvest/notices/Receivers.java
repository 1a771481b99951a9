package org.redvest.notices;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.orders.Order;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Owner;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/**
 * Who is in charge of an order at this moment. Asked of the grants: an account that once acted may have left, and a colleague
 * does the job now.
 */
@Component
class Receivers {

    private final Accounts accounts;

    Receivers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Everybody who works for the community that ordered. */
    List<Hat> community(Order order) {
        return community(order.activity());
    }

    /** Those who keep an order's activity. What a programme does in a community is no business of its workers. */
    List<Hat> community(Activity activity) {
        return activity.owner() == Owner.ORDER ? accounts.inCharge(Role.COMMUNITY, activity.region()) : List.of();
    }

    /** Every dispatcher whose hat reaches the community. */
    List<Hat> dispatchers(Order order) {
        return dispatchers(order.activity());
    }

    List<Hat> dispatchers(Activity activity) {
        return accounts.inCharge(Role.DISPATCHER, activity.region());
    }

    /**
     * The dispatchers above those who keep an activity. A programme is kept by its committee itself: it reads on its own pages what became
     * of its shifts, and would drown in a notice for each of thousands.
     */
    List<Hat> above(Activity activity) {
        return activity.owner() == Owner.ORDER ? dispatchers(activity) : List.of();
    }

    /** Empty where the volunteer has left: then no page of a volunteer's is theirs. */
    List<Hat> volunteer(VolunteerId volunteer) {
        return accounts.hats(volunteer.account()).stream()
                .filter(hat -> hat.role().serves())
                .limit(1)
                .toList();
    }

    /** Each account once, under the nearest of its hats, and without the one who did it. */
    @SafeVarargs
    static List<Hat> others(AccountId but, List<Hat>... groups) {
        var seen = new HashSet<AccountId>();
        seen.add(but);
        return Stream.of(groups)
                .flatMap(List::stream)
                .filter(hat -> seen.add(hat.account()))
                .toList();
    }

    static List<Hat> only(AccountId account, List<Hat> group) {
        return group.stream()
                .filter(hat -> hat.account().equals(account))
                .limit(1)
                .toList();
    }
}
