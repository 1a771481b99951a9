package org.redvest.cli.files;

import java.util.List;

/** The files cannot be used; the faults say where and what is allowed. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public BadInput(List<Fault> faults) {
        super(faults.size() + " faults, first: " + faults.getFirst());
        this.faults = faults;
    }

    public List<Fault> faults() {
        return faults;
    }
}
