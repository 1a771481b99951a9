package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A wave asks as few people as make it likely enough that all places are filled. */
class WaveSizeTest {

    @Test
    void the_chance_that_enough_say_yes_is_that_of_all_two_to_the_n_answers() {
        var random = new Random(5);
        for (int i = 0; i < Seeds.many(2_000); i++) {
            var chances = chances(random, random.nextInt(11));
            int wanted = random.nextInt(6);

            assertThat(WaveSize.enough(chances, wanted)).isCloseTo(bruteForce(chances, wanted), within(1e-12));
        }
    }

    @Test
    void in_a_list_by_falling_chances_no_smaller_choice_of_people_is_enough() {
        var random = new Random(6);
        for (int i = 0; i < Seeds.many(400); i++) {
            var waiting = chances(random, random.nextInt(3));
            var next = chances(random, 1 + random.nextInt(8));
            next.sort(Comparator.reverseOrder());
            int wanted = 1 + random.nextInt(3);
            double sure = random.nextDouble();

            int asked = WaveSize.toAsk(waiting, next, wanted, sure);

            assertThat(smallest(waiting, next, wanted, sure)).isEqualTo(asked);
        }
    }

    @Test
    void people_who_always_come_are_asked_once_for_each_place() {
        var certain = List.of(1.0, 1.0, 1.0, 1.0, 1.0);

        assertThat(WaveSize.toAsk(List.of(), certain, 3, 0.95)).isEqualTo(3);
        assertThat(WaveSize.toAsk(List.of(1.0), certain, 3, 0.95)).isEqualTo(2);
        assertThat(WaveSize.toAsk(List.of(1.0, 1.0, 1.0), certain, 3, 0.95)).isZero();
        assertThat(WaveSize.toAsk(List.of(), certain, 0, 0.95)).isZero();
    }

    @Test
    void where_nobody_is_likely_to_come_all_are_asked() {
        assertThat(WaveSize.toAsk(List.of(), List.of(0.01, 0.01), 1, 0.6)).isEqualTo(2);
    }

    @Test
    void what_is_no_chance_is_refused() {
        assertThatThrownBy(() -> WaveSize.enough(List.of(1.2), 1)).hasMessageContaining("A chance of 1.2");
        assertThatThrownBy(() -> WaveSize.enough(List.of(Double.NaN), 1)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> WaveSize.toAsk(List.of(), List.of(), 1, 1)).hasMessageContaining("below 1");
    }

    @Test
    void waves_grow_bolder_as_the_service_comes_near() {
        assertThat(WavePace.of(200)).isEqualTo(WavePace.EARLY);
        assertThat(WavePace.of(72)).isEqualTo(WavePace.NEARING);
        assertThat(WavePace.of(7)).isEqualTo(WavePace.SOON);
        assertThat(WavePace.of(0)).isEqualTo(WavePace.LAST);
        assertThat(List.of(WavePace.values()))
                .isSortedAccordingTo(Comparator.comparing(WavePace::sure))
                .isSortedAccordingTo(Comparator.comparing(WavePace::withinKm))
                .isSortedAccordingTo(Comparator.comparing(WavePace::hoursToWait).reversed());
    }

    @Test
    void the_longer_an_invitation_waits_the_less_is_to_be_hoped_for() {
        assertThat(AnswerDelay.answered(0)).isZero();
        assertThat(AnswerDelay.answered(15)).isCloseTo(0.6 * 0.5 + 0.4 * 0.00405, within(0.002));
        assertThat(AnswerDelay.answered(60))
                .as("most of an hour's messages are answered within it")
                .isBetween(0.5, 0.6);
        assertThat(AnswerDelay.answered(100_000)).isCloseTo(1, within(1e-5));

        assertThat(AnswerDelay.stillYes(0.3, 0)).isEqualTo(0.3);
        double before = 0.3;
        for (double minutes = 5; minutes < 10_000; minutes *= 2) {
            double now = AnswerDelay.stillYes(0.3, minutes);
            assertThat(now).isLessThan(before);
            before = now;
        }
        assertThat(before).isLessThan(0.02);
    }

    /** Simulated: of those silent after three hours this share says yes later. */
    @Test
    void what_is_left_to_hope_for_is_what_simulated_people_do() {
        var random = new Random(7);
        int silent = 0;
        int late = 0;
        for (int i = 0; i < 400_000; i++) {
            boolean comes = random.nextDouble() < 0.25;
            boolean answers = comes || random.nextDouble() < 0.4;
            double median = random.nextDouble() < 0.6 ? 15 : 360;
            double minutes = answers ? median * Math.exp(1.2 * random.nextGaussian()) : Double.POSITIVE_INFINITY;
            if (minutes > 180) {
                silent++;
                late += comes ? 1 : 0;
            }
        }

        assertThat(AnswerDelay.stillYes(0.25, 180)).isCloseTo((double) late / silent, within(0.003));
    }

    @Test
    void an_answer_that_comes_too_late_is_nothing_to_hope_for() {
        assertThat(AnswerDelay.stillYes(0.3, 0, 240)).isCloseTo(0.3, within(1e-12));
        assertThat(AnswerDelay.stillYes(0.3, 240, 240)).isZero();
        assertThat(AnswerDelay.stillYes(0.3, 0, 0)).isZero();
        for (double minutes = 5; minutes < 240; minutes *= 2) {
            assertThat(AnswerDelay.stillYes(0.3, minutes, 240)).isLessThan(AnswerDelay.stillYes(0.3, minutes));
            assertThat(AnswerDelay.stillYes(0.3, minutes, 1e9))
                    .isCloseTo(AnswerDelay.stillYes(0.3, minutes), within(1e-6));
        }
    }

    private static List<Double> chances(Random random, int many) {
        var chances = new ArrayList<Double>();
        for (int i = 0; i < many; i++) {
            chances.add(random.nextInt(10) == 0 ? random.nextInt(2) : random.nextDouble());
        }
        return chances;
    }

    private static double bruteForce(List<Double> chances, int wanted) {
        double enough = 0;
        for (int answers = 0; answers < 1 << chances.size(); answers++) {
            double chance = 1;
            for (int i = 0; i < chances.size(); i++) {
                chance *= (answers >> i & 1) == 1 ? chances.get(i) : 1 - chances.get(i);
            }
            enough += Integer.bitCount(answers) >= wanted ? chance : 0;
        }
        return enough;
    }

    private static int smallest(List<Double> waiting, List<Double> next, int wanted, double sure) {
        int smallest = next.size();
        for (int chosen = 0; chosen < 1 << next.size(); chosen++) {
            var asked = new ArrayList<>(waiting);
            for (int i = 0; i < next.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    asked.add(next.get(i));
                }
            }
            if (bruteForce(asked, wanted) >= sure) {
                smallest = Math.min(smallest, Integer.bitCount(chosen));
            }
        }
        return smallest;
    }
}
