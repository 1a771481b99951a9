package org.redvest.cli;

/** How a command ends; anything else is a bug. */
final class Exit {
    static final int DONE = 0;
    static final int WRONG_PLAN = 1;
    static final int BAD_INPUT = 2;
    static final int TIME_LIMIT = 3;
    static final int INTERRUPTED = 130;
    static final int BUG = 70;

    private Exit() {}
}
