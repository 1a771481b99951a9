package org.redvest.hours;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** A volunteer's hours; the checks of the ledger for administrators. */
@Component
class HoursNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.map(who -> Role.valueOf(who.role())).stream()
                .flatMap(role -> switch (role) {
                    case VOLUNTEER, LEADER -> Stream.of(new Entry(30, "hours.navigation", "/hours", "clock"));
                    case ADMIN -> Stream.of(new Entry(60, "hours.audit.navigation", "/ledger/audits", "clock"));
                    case COMMUNITY, DISPATCHER, SECRETARY -> Stream.<Entry>empty();
                })
                .toList();
    }
}
