package org.redvest.volunteers.registration;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** The list of those who registered, with how many wait. Whose region it is stands in the scope that the request acts in. */
@Component
class RegistrationNavigation implements Navigation {

    private final RegistrationDesk desk;

    RegistrationNavigation(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        var region = Scopes.current().lo();
        return acting.map(who -> Role.valueOf(who.role()))
                .filter(role -> role == Role.COMMUNITY || role == Role.ADMIN)
                .filter(_ -> RegionCode.isWellFormed(region))
                .map(role -> List.of(new Entry(
                        35,
                        "volunteers.registrations.navigation",
                        "/registrations",
                        "user-check",
                        desk.waiting(new RegionCode(region), role))))
                .orElse(List.of());
    }
}
