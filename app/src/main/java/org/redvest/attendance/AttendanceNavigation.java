package org.redvest.attendance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.Role;
import org.redvest.attendance.leading.LeadCount;
import org.redvest.attendance.leading.Leading;
import org.redvest.database.Scopes;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** Before all else, what a volunteer leads now or soon. */
@Component
class AttendanceNavigation implements Navigation {

    private static final Entry LEADING = new Entry(5, "attendance.navigation.leading", "/leading", "users");

    private final Leading leading;

    AttendanceNavigation(Leading leading) {
        this.leading = leading;
    }

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.stream()
                .flatMap(who -> switch (Role.valueOf(who.role())) {
                    case VOLUNTEER -> Stream.of(LEADING).filter(_ -> who.count(LeadCount.NAME) > 0 && leads());
                    case LEADER -> Stream.of(LEADING);
                    case COMMUNITY, DISPATCHER, SECRETARY, ADMIN -> Stream.<Entry>empty();
                })
                .toList();
    }

    /** Whose navigation it is stands in the scope that the request acts in. */
    private boolean leads() {
        var person = Scopes.current().person();
        return person > 0 && leading.count(new VolunteerId(person)) > 0;
    }
}
