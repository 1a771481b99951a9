package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Carries a person into a session and out of it, and from one hat to another. */
@Component
class Entrance {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Landing landing;
    private final AccountRecords records;

    Entrance(Accounts accounts, Sessions sessions, Landing landing, AccountRecords records) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.landing = landing;
        this.records = records;
    }

    /** Answers the page to come to. Whoever has one hat wears it; whoever has several starts with the oldest. */
    String enter(HttpServletRequest request, AccountId who, String wanted) {
        var person = accounts.findPerson(who).orElseThrow(NoSuchPage::new);
        var hat = person.hats().stream().findFirst();
        begin(request, person, hat);
        return landing.of(person, hat, wanted);
    }

    void enterUnder(HttpServletRequest request, GrantId grant) {
        var hat = accounts.findHat(grant).orElseThrow(NoSuchPage::new);
        begin(request, accounts.findPerson(hat.account()).orElseThrow(NoSuchPage::new), Optional.of(hat));
    }

    private void begin(HttpServletRequest request, Person person, Optional<Hat> hat) {
        sessions.begin(request, person, hat);
        records.signedIn(person, hat, Device.of(request.getHeader("User-Agent")));
    }

    /** Only one's own hats can be put on: another's grant is no grant. */
    String change(HttpServletRequest request, Person person, GrantId grant, String wanted) {
        var hat = person.hat(grant).orElseThrow(NoSuchPage::new);
        sessions.putOn(request, hat);
        records.hatChanged(person, Acting.in(request).hat(), hat);
        return landing.of(person, Optional.of(hat), wanted);
    }

    void leave(HttpServletRequest request) {
        sessions.end(request);
    }
}
