package org.redvest.hours;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.PlaceId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The hours of a person who had two numbers come to stand under one, by lines that are added. */
@Component
@Order(3)
class MergedHours implements VolunteerRecords {

    private final Ledger ledger;

    MergedHours(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Set<Long> withHours(Collection<Long> places) {
        return places.stream()
                .filter(place -> ledger.standing(new PlaceId(place)).isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public void carryOver(VolunteerId from, VolunteerId to, AccountId by, String reason) {
        ledger.carryOver(from, to, by, reason);
    }
}
