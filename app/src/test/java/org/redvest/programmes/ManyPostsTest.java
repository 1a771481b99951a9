package org.redvest.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.programmes.AProgramme.daily;
import static org.redvest.programmes.AProgramme.outline;
import static org.redvest.programmes.AProgramme.post;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A campaign of three hundred posts on forty days, with two shifts each: it is started as one, and read by page. */
@RedvestTest
class ManyPostsTest {

    private static final int POSTS = 300;

    @Autowired
    Programmes programmes;

    @Autowired
    TestPeople people;

    @Test
    @FreshDatabase
    void three_hundred_posts_make_twenty_four_thousand_shifts_at_once() {
        var daxiang = people.hat(Role.DISPATCHER, "430503");
        var made = (ProgrammeResult.Done) Loop.as(
                daxiang, () -> programmes.make(outline("2026-03-01", "2026-04-09"), UUID.randomUUID(), daxiang));
        var programme = new ProgrammeId(Long.parseLong(made.path().replaceAll(".*/", "")));
        var twice = daily("2026-03-01", "2026-04-09", "08:00-12:00", "14:00-18:00");
        for (int i = 0; i < POSTS; i++) {
            var outline = post(Loop.SANBATING, "岗位 " + i, 3, twice);
            Loop.as(daxiang, () -> programmes.addPost(programme, outline, UUID.randomUUID(), daxiang));
        }

        var before = Instant.now();
        Loop.as(daxiang, () -> programmes.start(programme, daxiang));
        var took = Duration.between(before, Instant.now());

        assertThat(Loop.as(daxiang, () -> programmes.made(programme)))
                .isEqualTo(new PostsMade(POSTS, 24_000, 24_000, 72_000));
        assertThat(Loop.as(daxiang, () -> programmes.posts(programme, 15)).rows())
                .hasSize(20);
        assertThat(took).isLessThan(Duration.ofMinutes(1));
    }
}
