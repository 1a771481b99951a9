package org.redvest.attendance.confirming;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.Sheet;
import org.redvest.hours.Entry;

/**
 * What was said of one person and taken back, as it followed each other. A correction voids a line, takes back a word, or both at
 * once: then the line shows all of it. Two corrections may carry the same second, so the order follows from the words and the
 * numbers of the lines.
 */
final class TakenBackInOrder {

    private final List<Entry> lines;
    private final Deque<Entry> voidings;
    private final Deque<ConfirmationStore.ConfirmationAmendment> words;

    /** @param words oldest first */
    TakenBackInOrder(List<Entry> lines, List<ConfirmationStore.ConfirmationAmendment> words) {
        this.lines =
                lines.stream().sorted(Comparator.comparingInt(Entry::number)).toList();
        this.voidings = new ArrayDeque<>(
                this.lines.stream().filter(entry -> entry.kind().voided() > 0).toList());
        this.words = new ArrayDeque<>(words);
    }

    /** Oldest first. */
    List<Sheet.TakenBack> taken() {
        var taken = new ArrayList<Sheet.TakenBack>();
        while (!words.isEmpty() || !voidings.isEmpty()) {
            boolean stayed = words.isEmpty() || words.getFirst().before() == AttendanceWord.CAME;
            if (stayed && !voidings.isEmpty()) {
                taken.add(voided(voidings.removeFirst()));
            } else {
                var word = words.removeFirst();
                taken.add(new Sheet.TakenBack(Optional.empty(), word.before(), word.why(), word.at()));
            }
        }
        return taken;
    }

    /** A line that none follows in the same act took the word with it. */
    private Sheet.TakenBack voided(Entry voiding) {
        boolean corrected = lines.stream()
                .anyMatch(line -> line.number() == voiding.number() + 1
                        && line.enteredAt().equals(voiding.enteredAt())
                        && line.kind().why().equals(voiding.kind().why()));
        if (!corrected) {
            words.pollFirst();
        }
        return new Sheet.TakenBack(
                Optional.of(voiding.hours()),
                AttendanceWord.CAME,
                voiding.kind().why(),
                voiding.enteredAt());
    }
}
