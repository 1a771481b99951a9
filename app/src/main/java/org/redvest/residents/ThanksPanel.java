package org.redvest.residents;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityPanel;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On the community's page of an order: which resident's it is, and what that resident said of it afterwards. */
@Component
class ThanksPanel implements ActivityPanel {

    private final HelpRequestStore store;
    private final Fragments fragments;

    ThanksPanel(HelpRequestStore store, Fragments fragments) {
        this.store = store;
        this.fragments = fragments;
    }

    @Override
    public Spot spot() {
        return Spot.TO_DO;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Content> draw(Activity activity, Hat reader, Text text) {
        if (reader.role() != Role.COMMUNITY) {
            return Optional.empty();
        }
        var requests = store.listOf(activity.number());
        return requests.isEmpty()
                ? Optional.empty()
                : Optional.of(fragments.of("residents/of-order", Map.of("text", text, "requests", requests)));
    }
}
