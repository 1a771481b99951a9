package org.redvest.web;

/** A list has become shorter, or its page was typed: the reader is led to the last page that has rows. */
public final class BeyondLastPage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int asked;
    private final int last;

    BeyondLastPage(int asked, int last) {
        super("Page %d was asked for; the list has %d".formatted(asked, last), null, false, false);
        this.asked = asked;
        this.last = last;
    }

    int asked() {
        return asked;
    }

    int last() {
        return last;
    }
}
