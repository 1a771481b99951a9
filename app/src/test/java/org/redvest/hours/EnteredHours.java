package org.redvest.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Owner;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;

/** Hours to enter: of a volunteer at a place, on the morning of 25 February. */
public final class EnteredHours {

    public static final Instant START = Instant.parse("2026-02-25T00:00:00Z");

    private EnteredHours() {}

    public static Hours hours(long volunteer, long place) {
        return new Hours(
                new VolunteerId(volunteer),
                new PlaceId(place),
                new Hours.Occasion(
                        new ShiftId(place),
                        LedgerOwner.of(Owner.ORDER, new ActivityNumber("430503-260225-001")),
                        new RegionCode("430503005004"),
                        "elderly",
                        new Words("陪老人就医", "Hospital escort"),
                        new Window(START, START.plus(Duration.ofHours(4)))),
                mark("2026-02-25T00:10:40Z"),
                mark("2026-02-25T03:00:20Z"),
                new AccountId(3));
    }

    public static Mark mark(String at) {
        return new Mark(Instant.parse(at), Mark.How.CODE);
    }

    public static <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, work::get);
    }
}
