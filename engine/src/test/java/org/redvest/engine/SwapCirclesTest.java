package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who exchanges places with whom. */
class SwapCirclesTest {

    @Test
    void two_who_want_each_other_s_place_exchange() {
        assertThat(circles("01", "10")).containsExactly(List.of(0, 1));
    }

    @Test
    void three_go_round_where_no_two_suit() {
        assertThat(circles("01", "12", "20")).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void two_pairs_are_better_than_one_circle_of_three() {
        assertThat(circles("01", "10", "23", "32", "12", "20")).containsExactlyInAnyOrder(List.of(0, 1), List.of(2, 3));
    }

    @Test
    void a_circle_of_three_is_better_than_one_pair() {
        assertThat(circles("01", "10", "12", "20")).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void who_has_waited_longer_is_first_to_exchange() {
        assertThat(circles("02", "20", "12", "21")).containsExactly(List.of(0, 2));
    }

    @Test
    void nobody_exchanges_where_nothing_closes() {
        assertThat(circles("01", "12", "23")).isEmpty();
    }

    @Test
    void on_small_random_cities_as_many_people_and_pairs_as_any_choice_has() {
        var random = new Random(20261127);
        for (int round = 0; round < 400; round++) {
            int people = 2 + random.nextInt(6);
            var takes = new boolean[people][people];
            for (int i = 0; i < people; i++) {
                for (int j = 0; j < people; j++) {
                    takes[i][j] = i != j && random.nextInt(100) < 35;
                }
            }

            var circles = SwapCircles.choose(people, (i, j) -> takes[i][j]);

            var seen = new HashSet<Integer>();
            circles.forEach(circle -> {
                assertThat(circle).hasSizeBetween(2, 3).allMatch(seen::add);
                for (int i = 0; i < circle.size(); i++) {
                    assertThat(takes[circle.get(i)][circle.get((i + 1) % circle.size())])
                            .isTrue();
                }
            });
            assertThat(worth(circles)).as("round %d", round).isEqualTo(best(every(takes), 0, 0));
        }
    }

    @Test
    void a_thousand_people_who_all_suit_are_answered_too() {
        assertThat(SwapCircles.choose(1_000, (_, _) -> true)).hasSize(500);
    }

    private static List<List<Integer>> circles(String... takes) {
        var edges = List.of(takes);
        int people = edges.stream().flatMapToInt(String::chars).max().orElseThrow() - '0' + 1;
        return SwapCircles.choose(people, (i, j) -> edges.contains("" + i + j));
    }

    private static int worth(List<List<Integer>> circles) {
        return circles.stream().mapToInt(each -> worth(each.size())).sum();
    }

    private static int worth(int size) {
        return 100 * size + (size == 2 ? 1 : 0);
    }

    private static List<List<Integer>> every(boolean[][] takes) {
        var all = new ArrayList<List<Integer>>();
        for (int i = 0; i < takes.length; i++) {
            for (int j = 0; j < takes.length; j++) {
                if (i < j && takes[i][j] && takes[j][i]) {
                    all.add(List.of(i, j));
                }
                for (int k = 0; k < takes.length; k++) {
                    if (i < j && i < k && j != k && takes[i][j] && takes[j][k] && takes[k][i]) {
                        all.add(List.of(i, j, k));
                    }
                }
            }
        }
        return all;
    }

    /** Every choice of disjoint circles. */
    private static int best(List<List<Integer>> circles, int from, int used) {
        int best = 0;
        for (int c = from; c < circles.size(); c++) {
            int mask = circles.get(c).stream().mapToInt(each -> 1 << each).sum();
            if ((mask & used) == 0) {
                best = Math.max(best, worth(circles.get(c).size()) + best(circles, c + 1, used | mask));
            }
        }
        return best;
    }
}
