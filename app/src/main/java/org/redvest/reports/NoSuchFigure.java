package org.redvest.reports;

import org.redvest.web.NotFound;

/** No such metric or session, or not for whoever asks. */
final class NoSuchFigure extends NotFound {
    private static final long serialVersionUID = 1L;

    NoSuchFigure() {
        super("No such figure");
    }
}
