package org.redvest.volunteers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Limits;
import org.springframework.stereotype.Component;

/** Registers volunteers for tests. */
@Component
public class TestVolunteers {

    private final TestPeople people;
    private final Volunteers volunteers;

    TestVolunteers(TestPeople people, Volunteers volunteers) {
        this.people = people;
        this.volunteers = volunteers;
    }

    /** Somebody new who lives there and may serve. */
    public Hat at(String home) {
        return registered(people.hat(Role.VOLUNTEER, home));
    }

    /** The same person; registered once. */
    public Hat registered(Hat hat) {
        Scopes.run(Scope.SYSTEM, () -> {
            if (volunteers.find(VolunteerId.of(hat.account())).isEmpty()) {
                volunteers.register(List.of(newcomer(hat)));
            }
        });
        return hat;
    }

    public String number(Hat hat) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> volunteers.profile(VolunteerId.of(hat.account())).number());
    }

    private static NewVolunteer newcomer(Hat hat) {
        return new NewVolunteer(
                hat.account(),
                LocalDate.parse("1995-03-08"),
                hat.region(),
                null,
                Set.of("escort"),
                Set.<String>of(),
                new Preferences(
                        5,
                        new Limits(20, 3, 6_000),
                        Set.of(),
                        Availability.weekly(new WeekPattern((1 << 21) - 1)),
                        false));
    }
}
