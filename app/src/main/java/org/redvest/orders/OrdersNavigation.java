package org.redvest.orders;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** 点单 and 我的单 for a community, 审单 for a dispatcher. */
@Component
class OrdersNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.map(who -> entries(who.role())).orElse(List.of());
    }

    private static List<Entry> entries(String role) {
        if (role.equals(Role.COMMUNITY.name())) {
            return List.of(
                    new Entry(10, "orders.navigation.order", "/orders/new", "apps"),
                    new Entry(20, "orders.navigation.mine", "/orders", "list-check"));
        }
        return role.equals(Role.DISPATCHER.name())
                ? List.of(new Entry(20, "orders.navigation.review", "/review", "clipboard-check"))
                : List.of();
    }
}
