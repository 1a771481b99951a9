package org.redvest.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file that was not imported: nothing of it was written. Holds every bad cell and tells up to a hundred. */
public class BadFile extends RuntimeException {

    private static final int MOST_TOLD = 100;

    private final String file;
    private final List<Complaint> complaints;

    BadFile(String file, List<Complaint> complaints) {
        super("%s was not imported: %s".formatted(file, complaints));
        this.file = file;
        this.complaints = List.copyOf(complaints);
    }

    List<Complaint> complaints() {
        return complaints;
    }

    /** How many cells are wrong. */
    public int count() {
        return complaints.size();
    }

    /** The first of them, in the reader's language. */
    public List<String> told(Locale locale) {
        var words = new ImportWords(locale);
        return complaints.stream()
                .limit(MOST_TOLD)
                .map(complaint -> complaint.in(file, words))
                .toList();
    }

    String in(ImportWords words) {
        var lines = new ArrayList<String>();
        lines.add(words.of("regions.import.refused", file, complaints.size()));
        complaints.stream()
                .limit(MOST_TOLD)
                .map(complaint -> complaint.in(file, words))
                .forEach(lines::add);
        if (complaints.size() > MOST_TOLD) {
            lines.add(words.of("regions.import.more", complaints.size() - MOST_TOLD));
        }
        return String.join(System.lineSeparator(), lines);
    }
}
