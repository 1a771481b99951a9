package org.redvest.dispatch;

import java.util.List;
import java.util.Optional;

/** What a volunteer can take now, and what comes next for them. */
public record OpenPage(List<Card> cards, Optional<Ticket> next, List<Ticket> later, boolean doNotDisturb) {}
