package org.redvest.volunteers.intake;

import org.redvest.web.Problem;

/** A file that is no list of people, or not one that is safe to read. The problem says why and what to do. */
final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableFile(String reason, Object... arguments) {
        super(reason, null, false, false);
        this.problem = new Problem("file", "volunteers.import.file." + reason, arguments);
    }

    Problem problem() {
        return problem;
    }

    /** Kept with the import. */
    String reason() {
        return problem.key();
    }
}
