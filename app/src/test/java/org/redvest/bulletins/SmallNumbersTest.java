package org.redvest.bulletins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.bulletins.BulletinContent.PartLine;

/** What leaves the house names no part with fewer than five people, and nothing can be told by subtraction. */
class SmallNumbersTest {

    @Test
    void small_parts_stand_together_and_sums_stay() {
        assertThat(SmallNumbers.fold(lines(40, 3, 12, 2)))
                .extracting(PartLine::code, PartLine::people)
                .containsExactly(tuple("0", 40L), tuple("2", 12L), tuple(BulletinContent.FOLDED, 5L));
    }

    @Test
    void one_small_part_takes_the_next_smallest_along() {
        assertThat(SmallNumbers.fold(lines(40, 3, 12)))
                .extracting(PartLine::code, PartLine::people)
                .containsExactly(tuple("0", 40L), tuple(BulletinContent.FOLDED, 15L));
    }

    @Test
    void where_all_are_large_enough_all_are_named() {
        assertThat(SmallNumbers.fold(lines(5, 6))).isEqualTo(lines(5, 6));
    }

    @Test
    void whatever_the_parts_are_none_that_is_named_is_small() {
        var random = new Random(3);
        for (int each = 0; each < 500; each++) {
            var lines = lines(random.ints(1 + random.nextInt(8), 1, 12).toArray());
            var folded = SmallNumbers.fold(lines);
            assertThat(folded.stream().mapToLong(PartLine::participations).sum())
                    .isEqualTo(
                            lines.stream().mapToLong(PartLine::participations).sum());
            long people = lines.stream().mapToLong(PartLine::people).sum();
            assertThat(folded).allMatch(line -> line.people() >= Math.min(people, SmallNumbers.LEAST));
        }
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static List<PartLine> lines(int... people) {
        return IntStream.range(0, people.length)
                .mapToObj(at -> new PartLine(
                        Integer.toString(at), "项目" + at, "团委", people[at], people[at] * 2L, people[at], 60, 10))
                .toList();
    }
}
