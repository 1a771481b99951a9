package org.redvest.engine.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Seeds;

/** A list keeps what nothing else in it beats in every respect, and nothing else. */
class LabelsTest {
    private final Labels labels = new Labels();

    /** What a label stands for, beside its number. */
    private record Label(int number, long worth, int count, int today, int time) {
        boolean beats(long otherWorth, int otherCount, int otherToday, int otherTime) {
            return worth >= otherWorth && count <= otherCount && today <= otherToday && time <= otherTime;
        }

        boolean beats(Label other) {
            return beats(other.worth, other.count, other.today, other.time);
        }
    }

    @Test
    void of_all_that_come_those_remain_that_no_other_beats() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            clear();
            int list = labels.newList();
            List<Label> front = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                add(list, front, chance);
            }

            assertThat(membersOf(list)).as("seed %d", seed).isEqualTo(numbers(front));
        }
    }

    @Test
    void what_moves_into_another_list_is_measured_against_what_is_there() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            clear();
            int from = labels.newList();
            int to = labels.newList();
            List<Label> moving = new ArrayList<>();
            List<Label> there = new ArrayList<>();
            for (int n = 0; n < 15; n++) {
                add(from, moving, chance);
                add(to, there, chance);
            }
            boolean anotherDay = seed % 2 == 0;

            labels.moveAll(from, to, anotherDay);

            // The last come is the first to move.
            for (int i = moving.size() - 1; i >= 0; i--) {
                Label label = moving.get(i);
                join(
                        there,
                        new Label(label.number, label.worth, label.count, anotherDay ? 0 : label.today, label.time));
            }
            assertThat(membersOf(to)).as("seed %d", seed).isEqualTo(numbers(there));
            assertThat(membersOf(from)).isEmpty();
        }
    }

    @Test
    void one_more_shift_is_added_to_all_that_have_room_for_it() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            clear();
            int from = labels.newList();
            int to = labels.newList();
            List<Label> before = new ArrayList<>();
            for (int n = 0; n < 15; n++) {
                add(from, before, chance);
            }
            boolean sameDay = seed % 2 == 0;
            List<Label> after = new ArrayList<>();
            for (int i = before.size() - 1; i >= 0; i--) {
                Label label = before.get(i);
                int today = sameDay ? label.today + 1 : 1;
                if (label.count < 3 && today <= 2 && label.time + 2 <= 5) {
                    join(after, new Label(label.number, label.worth + 7, label.count + 1, today, label.time + 2));
                }
            }
            int first = labels.size();

            labels.step(to, 5, 7, 2, 3, 2, 5).extend(from, sameDay);

            Set<Integer> parents = new TreeSet<>();
            for (int label : membersOf(to)) {
                assertThat(label).isGreaterThanOrEqualTo(first);
                assertThat(labels.item(label)).isEqualTo(5);
                parents.add(labels.parent(label));
            }
            assertThat(parents).as("seed %d", seed).isEqualTo(numbers(after));
        }
    }

    @Test
    void the_best_is_worth_most_when_fatigue_is_taken_off() {
        long[] fatigue = {0, 10, 30, 60, 100};
        int list = labels.newList();
        int other = labels.newList();
        labels.add(list, 0, 0, 0, 0, -1, -1);
        assertThat(labels.best(fatigue, 0)).as("nothing pays").isZero();

        labels.add(list, 20, 1, 1, 60, 0, 1);
        labels.add(other, 45, 2, 1, 90, 1, 2);
        assertThat(labels.best(fatigue, 0)).as("15 is more than 10").isEqualTo(2);
        assertThat(labels.best(fatigue, 1))
                .as("one is held: 20 − 20 and 45 − 50 are not more than nothing")
                .isZero();
    }

    @Test
    void there_is_room_for_any_number_of_lists_and_labels() {
        for (int l = 0; l < 300; l++) {
            int list = labels.newList();
            assertThat(list).isEqualTo(l);
            for (int i = 0; i < 3; i++) {
                labels.add(list, i, i, 0, l, i - 1, l);
            }
        }

        assertThat(labels.size()).isEqualTo(900);
        assertThat(membersOf(299)).containsExactly(897, 898, 899);
        assertThat(labels.value(899)).isEqualTo(2);
        assertThat(labels.shifts(899)).isEqualTo(2);
        assertThat(labels.item(899)).isEqualTo(299);
    }

    @Test
    void each_look_at_another_label_is_counted() {
        int list = labels.newList();
        for (int i = 0; i < 4; i++) {
            labels.add(list, i, i, 0, 0, -1, i);
        }

        assertThat(labels.compared()).isEqualTo(1 + 2 + 3);
    }

    private void clear() {
        labels.clear();
    }

    /** Few different amounts, so that much is equal. */
    private void add(int list, List<Label> front, Random chance) {
        var label =
                new Label(labels.size(), chance.nextInt(4), chance.nextInt(4), chance.nextInt(3), chance.nextInt(4));
        labels.add(list, label.worth, label.count, label.today, label.time, -1, 0);
        boolean added = join(front, label);
        assertThat(labels.size()).isEqualTo(label.number + (added ? 1 : 0));
    }

    private static boolean join(List<Label> front, Label label) {
        if (front.stream().anyMatch(l -> l.beats(label))) {
            return false;
        }
        front.removeIf(label::beats);
        return front.add(label);
    }

    private static Set<Integer> numbers(List<Label> front) {
        return front.stream().map(Label::number).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One by one, taken out by what a step that nothing limits makes of them. */
    private Set<Integer> membersOf(int list) {
        var members = new TreeSet<Integer>();
        int copy = labels.newList();
        int first = labels.size();
        labels.step(copy, 0, 1, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)
                .extend(list, true);
        for (int label = first; label < labels.size(); label++) {
            members.add(labels.parent(label));
        }
        return members;
    }
}
