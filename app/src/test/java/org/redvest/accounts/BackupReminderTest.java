package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.redvest.database.Backups;
import org.redvest.database.Installation;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.web.Fragments;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/** Administrators of the city read on each of their pages that the newest backup is old. */
@RedvestTest
class BackupReminderTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Fragments fragments;

    @Autowired
    Texts texts;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock time;

    @Autowired
    Clock clock;

    @Autowired
    TestDataSource source;

    @Autowired
    Installation installation;

    @Test
    void nothing_is_said_before_there_is_something_to_lose() {
        at(installation.since().plus(Duration.ofDays(1)));

        assertThat(strip("4305")).doesNotContain("备份");
    }

    @Test
    void after_two_days_without_a_backup_the_city_is_reminded() {
        at(installation.since().plus(Duration.ofDays(3)));

        assertThat(strip("4305")).contains("这个系统还没有备份");
        assertThat(strip("430503")).as("a county's administrator").doesNotContain("备份");
    }

    @Test
    void a_backup_ends_the_reminder_for_two_days() {
        var made = installation.since().plus(Duration.ofDays(5));
        backup(made);

        at(made.plus(Duration.ofDays(1)));
        assertThat(strip("4305")).doesNotContain("备份");

        at(made.plus(Duration.ofDays(3)));
        assertThat(strip("4305")).contains("最近一次备份是");
    }

    private void at(Instant moment) {
        time.advance(Duration.between(clock.instant(), moment));
    }

    private void backup(Instant at) {
        JdbcClient.create(source.asOwner())
                .sql("insert into backup (made_at, bytes) values (:at, 1)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the frame puts under the masthead of such an administrator. */
    private String strip(String region) {
        var request = new MockHttpServletRequest();
        new Acting(Optional.empty(), Optional.of(people.hat(Role.ADMIN, region))).keepIn(request);
        var embedded = new Backups(jdbc, true);
        return new BackupReminder(embedded, installation, fragments, clock)
                .strip(request, texts.in(Language.ZH))
                .map(BackupReminderTest::html)
                .orElse("");
    }

    private static String html(Content content) {
        var html = new StringOutput();
        content.writeTo(html);
        return html.toString();
    }
}
