package org.redvest.cli.files;

import java.util.ArrayList;
import java.util.List;

/** Collects faults, so that somebody who mends one does not then discover the next; a hundred are enough at a time. */
public final class Faults {
    private static final int MOST = 100;

    private final List<Fault> found = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    public void add(Fault fault) {
        if (!full()) {
            found.add(fault);
        }
    }

    /** Something odd that changes nothing. */
    void warn(Fault fault) {
        if (warnings.size() < MOST) {
            warnings.add(fault);
        }
    }

    /** Nothing more will be listed, so nothing more needs to be looked at. */
    boolean full() {
        return found.size() >= MOST;
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }

    public List<Fault> warnings() {
        return List.copyOf(warnings);
    }

    /** @throws BadInput when anything was found */
    public void refuse() {
        if (!none()) {
            throw new BadInput(found());
        }
    }
}
