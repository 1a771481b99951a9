package org.redvest.notices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Hat;

/**
 * A notice was put into the lists of these people, in the transaction that is running.
 *
 * @param to those to whom it is new, each under the hat that it concerns them under
 * @param what end of the key of its words
 * @param id the same for the same news; a digest has one a day
 * @param order number of the order it is about; empty where it is about none, or sums up several
 * @param start of the service it is about, as its words name it
 */
public record NoticeGiven(
        List<Hat> to, String what, String id, String order, Optional<Instant> start, String href, Instant at) {

    public NoticeGiven {
        to = List.copyOf(to);
    }
}
