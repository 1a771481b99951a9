package org.redvest.dispatch.emergency;

import java.util.Collection;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.redvest.volunteers.VolunteerTies;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Emergency calls of a person who had two numbers; who was asked to one cannot be unregistered. */
@Component
@Order(3)
class EmergencyRecords implements VolunteerRecords, VolunteerTies {

    private final EmergencyAskStore asks;
    private final DutyStore duty;

    EmergencyRecords(EmergencyAskStore asks, DutyStore duty) {
        this.asks = asks;
        this.duty = duty;
    }

    /** Being ready is said for oneself: of a number that is no more it is not carried over. */
    @Override
    public void carryOver(VolunteerId from, VolunteerId to, AccountId by, String reason) {
        asks.carryOver(from, to);
        duty.remove(from);
    }

    @Override
    public Set<VolunteerId> tied(Collection<VolunteerId> ids) {
        return Scopes.within(Scope.SYSTEM, () -> asks.asked(ids));
    }
}
