package org.redvest.attendance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.Role;
import org.redvest.database.Scopes;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** A volunteer's hours, and before all else what they lead now or soon; the checks of the ledger for administrators. */
@Component
class AttendanceNavigation implements Navigation {

    private static final Entry LEADING = new Entry(5, "attendance.navigation.leading", "/leading", "users");
    private static final Entry HOURS = new Entry(30, "attendance.navigation.hours", "/hours", "clock");

    private final Leading leading;

    AttendanceNavigation(Leading leading) {
        this.leading = leading;
    }

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.map(who -> Role.valueOf(who.role())).stream()
                .flatMap(role -> switch (role) {
                    case VOLUNTEER -> leads() ? Stream.of(LEADING, HOURS) : Stream.of(HOURS);
                    case LEADER -> Stream.of(LEADING, HOURS);
                    case ADMIN -> Stream.of(new Entry(60, "attendance.audit.navigation", "/ledger/audits", "clock"));
                    case COMMUNITY, DISPATCHER, SECRETARY -> Stream.<Entry>empty();
                })
                .toList();
    }

    /** Whose navigation it is stands in the scope that the request acts in. */
    private boolean leads() {
        var person = Scopes.current().person();
        return person > 0 && leading.count(new VolunteerId(person)) > 0;
    }
}
