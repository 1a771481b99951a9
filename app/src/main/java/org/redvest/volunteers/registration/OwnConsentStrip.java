package org.redvest.volunteers.registration;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Fragments;
import org.redvest.web.Strip;
import org.redvest.web.Text;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** Asks those who have come of age for a consent of their own, on each page until they have answered. */
@Component
class OwnConsentStrip implements Strip {

    private final WhoActs who;
    private final Fragments fragments;

    OwnConsentStrip(WhoActs who, Fragments fragments) {
        this.who = who;
        this.fragments = fragments;
    }

    @Override
    public Optional<Content> strip(HttpServletRequest request, Text text) {
        return who.acting(request)
                .filter(acting -> Role.valueOf(acting.role()).serves())
                .filter(acting -> acting.count(OwnConsentCount.NAME) > 0)
                .map(_ -> fragments.of("volunteers/own-consent", Map.of("text", text)));
    }
}
