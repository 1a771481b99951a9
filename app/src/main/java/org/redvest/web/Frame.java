package org.redvest.web;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What stands round every page. Templates get it as {@code frame}.
 *
 * @param path of this page, without the query
 * @param here the path at which this page can be asked for again: its own, unless that one takes posts only
 * @param query of this page, without the language, starting with {@code &} where there is one
 * @param keptOffline path of the page that this reader's browser keeps for when there is no network
 * @param demo whether this installation shows synthetic people
 * @param names of the city, its committee and the product
 */
public record Frame(
        String path,
        String here,
        String query,
        Optional<WhoActs.Acting> acting,
        List<Navigation.Entry> navigation,
        Optional<Content> strip,
        @Nullable Token token,
        Optional<String> keptOffline,
        boolean demo,
        CityNames.NameSet names) {

    /** The hidden field that proves that a form is ours. Made when a form asks: pages without one need no session. */
    public record Token(CsrfToken token) {

        /** Where a visitor's token lies. */
        public static final String COOKIE = "redvest-form";

        public String field() {
            return token.getParameterName();
        }

        public String value() {
            return token.getToken();
        }
    }

    /** As many as fit below a phone's page. */
    private static final int TABS = 6;

    /** What stands below a phone's page at once: all places, or so many that a way to the others fits beside them. */
    public List<Navigation.Entry> tabs() {
        return navigation.size() <= TABS ? navigation : navigation.subList(0, TABS - 1);
    }

    public List<Navigation.Entry> moreTabs() {
        return navigation.subList(tabs().size(), navigation.size());
    }

    public boolean current(Navigation.Entry entry) {
        return entry.covers(path)
                && navigation.stream()
                        .noneMatch(other -> other.covers(path)
                                && other.href().length() > entry.href().length());
    }

    /** The hat that a form of this page is shown under; empty where nobody is signed in. */
    public String hat() {
        return acting.map(who -> who.hat().id()).orElse("");
    }

    public boolean desk() {
        return acting.map(WhoActs.Acting::desk).orElse(false);
    }

    /** Names one sending of one form, so that a second tap is told the first answer again. */
    public UUID once() {
        return UUID.randomUUID();
    }
}
