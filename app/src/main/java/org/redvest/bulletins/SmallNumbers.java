package org.redvest.bulletins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.redvest.bulletins.BulletinContent.PartLine;

/**
 * What leaves the house names no part in which fewer than five people served: such parts stand together in one line. Where that line
 * itself has fewer than five, the next smallest part joins it, so nothing can be told by subtraction. Sums stay what they were.
 */
final class SmallNumbers {

    static final int LEAST = 5;

    private SmallNumbers() {}

    static BulletinContent fold(BulletinContent content) {
        return new BulletinContent(
                content.heading(),
                content.figures(),
                fold(content.programmes()),
                fold(content.counties()),
                content.twice(),
                content.series(),
                content.reach(),
                content.unfinished());
    }

    static List<PartLine> fold(List<PartLine> lines) {
        var smallestFirst = new ArrayList<>(lines);
        smallestFirst.sort(Comparator.comparingLong(PartLine::people));
        long people = 0;
        var folded = new ArrayList<PartLine>();
        for (var line : smallestFirst) {
            boolean small = line.people() < LEAST;
            if (!small && (folded.isEmpty() || people >= LEAST)) {
                break;
            }
            folded.add(line);
            people += line.people();
        }
        if (folded.isEmpty()) {
            return lines;
        }
        var kept = new ArrayList<>(lines);
        kept.removeAll(folded);
        kept.add(together(folded));
        return kept;
    }

    private static PartLine together(List<PartLine> lines) {
        return lines.stream()
                .reduce(
                        new PartLine(BulletinContent.FOLDED, "", "", 0, 0, 0, 0, 0),
                        (sum, line) -> new PartLine(
                                BulletinContent.FOLDED,
                                "",
                                "",
                                sum.people() + line.people(),
                                sum.participations() + line.participations(),
                                sum.sessions() + line.sessions(),
                                sum.minutes() + line.minutes(),
                                sum.contacts() + line.contacts()));
    }
}
