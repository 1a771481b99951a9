package org.redvest.randomcity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The random city on a server that is killed, at rest and in the middle of an answer, and is down for hours or weeks each time.
 * What must always hold holds again as soon as it is back. When it is killed is chance, so this run is not played again step by
 * step; its findings are those of the other runs or they are about the killing.
 */
@RedvestTest
class KilledCityTest {

    private static final int STEPS = 40;
    private static final int KILLED_EACH = 20;
    private static final long SEED = 1;

    @Autowired
    private CityFounding founding;

    @Autowired
    private TestDataSource database;

    @Autowired
    private TestClock clock;

    @Test
    void nothing_breaks_in_a_city_whose_server_is_killed() throws Exception {
        clock.set(InProcessCity.FOUNDED.toString());
        var citizens = founding.found();
        var founded = database.database();
        var findings = new Findings();
        var words = new ArrayList<String>();

        try (var city = new KilledCity(founded, Instant.now().minus(Duration.ofDays(300)));
                var client = RandomCity.client()) {
            var play = new CityPlay(city, client, findings, citizens);
            for (int number = 1; number <= STEPS; number++) {
                var step = new CityStep(SEED, number);
                findings.at(number);
                boolean inTheMiddle = number % KILLED_EACH == 0 && step.kind() != CityStep.Kind.TIME;
                words.add(inTheMiddle ? killedIn(step, play, city) : number + " " + play.walk(step));
                play.check(number);
            }
            play.checkAll();
        }

        assertThat(findings.neverLookedAt())
                .as(() -> String.join("\n", words))
                .doesNotContain(Promise.FORMS_WORK.words(), Promise.LINKS_OPEN.words());
        assertThat(findings.all()).as(() -> String.join("\n", words)).isEmpty();
    }

    /** Whether the step was done, half done or not at all is not known to the one who did it. */
    private static String killedIn(CityStep step, CityPlay play, KilledCity city) throws Exception {
        var walking = CompletableFuture.supplyAsync(() -> play.walk(step));
        TimeUnit.MILLISECONDS.sleep(step.between("killed after", 0, 120));
        city.kill();
        try {
            return step.number() + " " + walking.join() + ", and then the server was killed";
        } catch (CompletionException cutOff) {
            assertThat(cutOff.getCause()).isInstanceOf(UncheckedIOException.class);
            return step.number() + " the server was killed in the middle of a " + step.kind();
        } finally {
            city.startAgain();
        }
    }
}
