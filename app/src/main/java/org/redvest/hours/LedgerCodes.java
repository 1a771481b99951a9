package org.redvest.hours;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The numbers by which the format knows what the database keeps as a readable word. A number is never given twice and never
 * changed; a new word gets the next.
 */
final class LedgerCodes {

    static final LedgerCodes KIND =
            new LedgerCodes(Map.of("service", 1, "void", 2, "correction", 3, "opening", 4, "honour", 5));

    static final LedgerCodes HOURS_CLASS = new LedgerCodes(Map.of("credit", 1, "honour", 2));

    static final LedgerCodes MARK = new LedgerCodes(Map.of("code", 1, "roll", 2, "confirmation", 3, "correction", 4));

    /** No word has this number. */
    static final int UNKNOWN = 0;

    private final Map<String, Integer> numbers;
    private final byte[][] words;
    private final int[] codes;

    private LedgerCodes(Map<String, Integer> numbers) {
        this.numbers = Map.copyOf(numbers);
        var sorted =
                numbers.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        this.words = sorted.stream()
                .map(each -> each.getKey().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.codes = sorted.stream().mapToInt(Map.Entry::getValue).toArray();
    }

    int number(String word) {
        var number = numbers.get(word);
        if (number == null) {
            throw new IllegalArgumentException("No code stands for \"%s\"; known are %s".formatted(word, words()));
        }
        return number;
    }

    List<String> words() {
        return numbers.keySet().stream().sorted().toList();
    }

    /** For rows as PostgreSQL sends them: no text is made of the bytes, because ten million rows are read like this. */
    int number(byte[] row, int from, int length) {
        for (int word = 0; word < words.length; word++) {
            if (words[word].length == length && isAt(words[word], row, from)) {
                return codes[word];
            }
        }
        return UNKNOWN;
    }

    private static boolean isAt(byte[] word, byte[] row, int from) {
        for (int at = 0; at < word.length; at++) {
            if (row[from + at] != word[at]) {
                return false;
            }
        }
        return true;
    }
}
