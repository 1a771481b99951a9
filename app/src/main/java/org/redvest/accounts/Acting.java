package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.redvest.database.Scope;

/** Who makes a request, and under which hat: read from the session once, by {@link ActingFilter}. */
record Acting(Optional<Person> person, Optional<Hat> hat) {

    static final Acting NOBODY = new Acting(Optional.empty(), Optional.empty());

    private static final String ATTRIBUTE = Acting.class.getName();

    static Acting in(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Acting acting ? acting : NOBODY;
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Without a hat one still has a list of sessions and a password of one's own. */
    Scope scope() {
        return hat.map(Hat::scope)
                .or(() ->
                        person.map(own -> Scope.PUBLIC.withPerson(own.account().value())))
                .orElse(Scope.PUBLIC);
    }
}
