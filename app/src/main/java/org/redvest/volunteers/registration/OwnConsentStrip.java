package org.redvest.volunteers.registration;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.database.Scopes;
import org.redvest.web.Fragments;
import org.redvest.web.Strip;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** Asks those who have come of age for a consent of their own, on each page until they have answered. */
@Component
class OwnConsentStrip implements Strip {

    private final ComingOfAge grown;
    private final Fragments fragments;

    OwnConsentStrip(ComingOfAge grown, Fragments fragments) {
        this.grown = grown;
        this.fragments = fragments;
    }

    @Override
    public Optional<Content> strip(HttpServletRequest request, Text text) {
        // Only who acts as a volunteer has a home here.
        var acting = Scopes.current();
        return !acting.home().isEmpty() && grown.isAsked(new AccountId(acting.person()))
                ? Optional.of(fragments.of("volunteers/own-consent", Map.of("text", text)))
                : Optional.empty();
    }
}
