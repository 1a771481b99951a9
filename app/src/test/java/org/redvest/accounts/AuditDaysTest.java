package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A day of the audit log is a day of the wall clock, from midnight to before the next. */
@RedvestTest
class AuditDaysTest {

    private static final RegionCode REGION = new RegionCode("430581");

    @Autowired
    AuditLog log;

    @Autowired
    Audit audit;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    private Hat admin = new Hat(new GrantId(1), new AccountId(1), "", Role.ADMIN, REGION, "");

    @BeforeEach
    void entries_around_two_midnights() {
        admin = people.hat(Role.ADMIN, REGION.value());
        for (var at : List.of("2026-02-27T23:59:59", "2026-02-28T00:00", "2026-02-28T23:59:59", "2026-03-01T00:00")) {
            clock.set(at);
            audit.record(AuditedAct.SIGNED_IN, admin.actor(), REGION, AuditSubject.named(at));
        }
    }

    @Test
    void what_happens_at_midnight_belongs_to_the_day_that_begins() {
        assertThat(entriesOf("2026-02-28")).containsExactly("2026-02-28T23:59:59", "2026-02-28T00:00");
        assertThat(entriesOf("2026-03-01")).containsExactly("2026-03-01T00:00");
    }

    private List<String> entriesOf(String day) {
        var page = Scopes.within(
                admin.scope(),
                () -> log.read(
                        admin,
                        REGION,
                        new AuditLog.Filter(Optional.empty(), "", Optional.of(LocalDate.parse(day))),
                        1));
        assertThat(page.entries().total()).isEqualTo(page.entries().rows().size());
        return page.entries().rows().stream()
                .map(entry -> entry.subject().name())
                .toList();
    }
}
