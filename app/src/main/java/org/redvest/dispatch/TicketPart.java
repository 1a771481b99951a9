package org.redvest.dispatch;

import gg.jte.Content;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.web.Frame;
import org.redvest.web.Text;

/** What a later module adds to the ticket of a place that somebody holds: checking in, for one. Every bean of this kind is asked. */
public interface TicketPart {

    /** Drawn at the ticket's foot, under the tear line; empty when there is nothing to do now. */
    Optional<Content> draw(Place place, Hat volunteer, Text text, Frame frame);
}
