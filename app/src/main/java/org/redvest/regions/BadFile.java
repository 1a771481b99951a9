package org.redvest.regions;

import java.util.List;
import java.util.stream.Collectors;

/** A file that was not imported: nothing of it was written. Lists every bad cell, up to a hundred. */
class BadFile extends RuntimeException {

    private static final int MOST_LISTED = 100;

    BadFile(String file, List<Complaint> complaints) {
        super(message(file, complaints));
    }

    private static String message(String file, List<Complaint> complaints) {
        var listed = complaints.stream()
                .limit(MOST_LISTED)
                .map(complaint -> "%n%s, %s".formatted(file, complaint))
                .collect(Collectors.joining());
        int unlisted = complaints.size() - MOST_LISTED;
        return "%s was not imported, nothing was written. Mistakes: %d%s%s"
                .formatted(file, complaints.size(), listed, unlisted > 0 ? "%nand %d more".formatted(unlisted) : "");
    }
}
