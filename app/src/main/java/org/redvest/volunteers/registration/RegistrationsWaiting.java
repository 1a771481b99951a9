package org.redvest.volunteers.registration;

import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.PeopleWaiting;
import org.springframework.stereotype.Component;

/** Those who registered and wait to be confirmed. */
@Component
class RegistrationsWaiting implements PeopleWaiting {

    private final RegistrationDesk desk;

    RegistrationsWaiting(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public String what() {
        return "registrations";
    }

    @Override
    public String path() {
        return "/registrations";
    }

    @Override
    public long count(Hat hat) {
        return hat.role() == Role.COMMUNITY || hat.role() == Role.ADMIN ? desk.waiting(hat.region(), hat.role()) : 0;
    }
}
