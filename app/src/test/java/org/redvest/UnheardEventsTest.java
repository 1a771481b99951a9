package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.PlaceAccepted;
import org.redvest.notices.Notice;
import org.redvest.notices.Notices;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.core.EventSerializer;

/** What was to be told is told, however often the process ended while it was being told. */
@RedvestTest
class UnheardEventsTest {

    @Autowired
    private UnheardEvents unheard;

    @Autowired
    private EventSerializer serializer;

    @Autowired
    private Loop loop;

    @Autowired
    private Notices notices;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"PUBLISHED", "PROCESSING", "FAILED", "RESUBMITTED"})
    void an_event_that_was_left_unheard_in_any_state_is_handed_out_again(String status) {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, loop.people(SANBATING, "彭琳"));
        var volunteer = loop.hatOf(served.volunteer(0));
        await().atMost(Duration.ofSeconds(20)).until(() -> told(volunteer), told -> told.contains("accepted"));
        var owner = JdbcClient.create(((TestDataSource) dataSource).asOwner());
        await().atMost(Duration.ofSeconds(20)).until(() -> unheard(owner), number -> number == 0);
        forget(owner, volunteer);

        leaveUnheard(owner, accepted(served), status);
        unheard.handOutAgain();

        await().atMost(Duration.ofSeconds(20)).until(() -> told(volunteer), told -> told.contains("accepted"));
        await().atMost(Duration.ofSeconds(20)).until(() -> unheard(owner), number -> number == 0);
    }

    private PlaceAccepted accepted(Loop.Served served) {
        var place = served.places().getFirst();
        return new PlaceAccepted(
                place.id(),
                place.shift(),
                place.need(),
                place.activity(),
                place.volunteer(),
                SANBATING,
                clock.instant());
    }

    private void leaveUnheard(JdbcClient owner, PlaceAccepted event, String status) {
        var longAgo = OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofDays(1)), clock.getZone());
        owner.sql("""
                        insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
                                                       completion_attempts, last_resubmission_date)
                        values (?, ?, ?, ?, ?, ?, 2, ?)
                        """)
                .params(List.of(
                        UUID.randomUUID(),
                        "org.redvest.notices.TellingVolunteers.accepted(org.redvest.dispatch.PlaceAccepted)",
                        PlaceAccepted.class.getName(),
                        serializer.serialize(event),
                        longAgo,
                        status,
                        longAgo))
                .update();
    }

    private static void forget(JdbcClient owner, Hat volunteer) {
        owner.sql("alter table notice no force row level security").update();
        assertThat(owner.sql("delete from notice where account_id = ?")
                        .param(volunteer.account().value())
                        .update())
                .isPositive();
        owner.sql("alter table notice force row level security").update();
    }

    private static long unheard(JdbcClient owner) {
        return owner.sql("select count(*) from event_publication")
                .query(Long.class)
                .single();
    }

    private List<String> told(Hat volunteer) {
        return as(volunteer, () -> notices.list(volunteer.account(), 1)).rows().stream()
                .map(Notice::what)
                .toList();
    }
}
