package org.redvest.attendance;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** A volunteer's hours. */
@Component
class AttendanceNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting
                .filter(who ->
                        who.role().equals(Role.VOLUNTEER.name()) || who.role().equals(Role.LEADER.name()))
                .stream()
                .map(_ -> new Entry(30, "attendance.navigation.hours", "/hours", "clock"))
                .toList();
    }
}
