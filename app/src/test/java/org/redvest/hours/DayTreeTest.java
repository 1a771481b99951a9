package org.redvest.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day has any number of lines. */
class DayTreeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 128, 4096, 4097, 5000})
    void each_level_stands_above_the_one_below_and_one_node_above_all(int lines) {
        var nodes = tree(lines).nodes();

        var levels = DayTree.levels(lines);
        assertThat(nodes.getLast().level()).isEqualTo(levels);
        assertThat(nodes.getLast().upTo()).isEqualTo(lines);
        assertThat(nodes.stream().filter(node -> node.level() == levels)).hasSize(1);
        for (int level = 1; level <= levels; level++) {
            var below = level == 1
                    ? LongStream.rangeClosed(1, lines)
                            .mapToObj(DayTreeTest::hash)
                            .toList()
                    : hashes(nodes, level - 1);
            assertThat(hashes(nodes, level)).as("level " + level).isEqualTo(groups(level, below));
        }
    }

    @Test
    void another_order_is_another_day() {
        var turned = new DayTree().add(1, hash(2).bytes()).add(2, hash(1).bytes());

        assertThat(turned.top()).isNotEqualTo(tree(2).top());
    }

    private static List<Hash> groups(int level, List<Hash> below) {
        return IntStream.iterate(0, from -> from < below.size(), from -> from + 64)
                .mapToObj(from -> DayTree.over(level, below.subList(from, Math.min(from + 64, below.size()))))
                .toList();
    }

    private static List<Hash> hashes(List<DayTree.Node> nodes, int level) {
        return nodes.stream()
                .filter(node -> node.level() == level)
                .map(DayTree.Node::hash)
                .toList();
    }

    private static DayTree tree(int lines) {
        var tree = new DayTree();
        LongStream.rangeClosed(1, lines)
                .forEach(line -> tree.add(line, hash(line).bytes()));
        return tree;
    }

    private static Hash hash(long line) {
        return Hash.of(new CanonicalBytes().int64(line).copy());
    }
}
