package org.redvest.randomcity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.Hat;
import org.redvest.randomcity.WebPage.Offered;

/** A citizen with a browser in hand: opens pages, sends forms, and everything that comes back is checked. */
final class CityPerson {

    private static final int MOST_TABS = 3;

    private final Citizen citizen;
    private final Browser browser;
    private final CityChecks checks;
    private final PlantedSessions sessions;
    private final Deque<TypedForm> tabs = new ArrayDeque<>();
    private final Map<Long, Browser> machines = new HashMap<>();
    private final Map<Long, WebPage> homes = new HashMap<>();
    private final Set<String> tried = new HashSet<>();
    private @Nullable WebPage page;

    CityPerson(Citizen citizen, Browser browser, CityChecks checks, PlantedSessions sessions) {
        this.citizen = citizen;
        this.browser = browser;
        this.checks = checks;
        this.sessions = sessions;
    }

    Citizen citizen() {
        return citizen;
    }

    Browser browser() {
        return browser;
    }

    Optional<WebPage> page() {
        return Optional.ofNullable(page);
    }

    /** The first page, signed in. It is loaded once under each hat: to come back to it is to press the back button. */
    WebPage start() {
        var known = page().flatMap(WebPage::grant).map(homes::get);
        if (known.isPresent()) {
            page = known.get();
            return known.get();
        }
        var first = open("/");
        if (first.grant().isEmpty() && letIn(Optional.empty())) {
            first = open("/");
        }
        var home = first;
        home.grant().ifPresent(grant -> homes.put(grant, home));
        return home;
    }

    WebPage open(String path) {
        var reply = browser.get(page == null ? browser.home() : page.at(), path);
        if (reply.asksToSignIn() && !path.startsWith("/sign-in") && letIn(Optional.empty())) {
            reply = browser.get(browser.home(), path);
        }
        return see(reply, path.startsWith("/sign-in") || path.equals("/") ? "" : path);
    }

    /** Through the side door, under the hat they want or wore; false where this person has none. */
    boolean letIn(Optional<Hat> wanted) {
        if (citizen.hats().isEmpty()) {
            return false;
        }
        var worn = hatsNow();
        var hat = wanted.or(() -> page().flatMap(checks.hats()::of))
                .filter(worn::contains)
                .or(() -> worn.stream().findFirst());
        homes.clear();
        hat.ifPresent(first -> browser.keep("redvest", sessions.open(first)));
        return hat.isPresent();
    }

    /** Those that were not taken away, and those that were given since. */
    List<Hat> hatsNow() {
        return checks.hats().now(citizen.account());
    }

    /** The same person at another machine, under a hat of theirs. */
    Reply aside(Hat hat, String path) {
        var other = machines.computeIfAbsent(hat.grant().value(), _ -> machine(hat));
        var reply = other.get(other.home(), path);
        if (reply.asksToSignIn()) {
            other = machine(hat);
            machines.put(hat.grant().value(), other);
            reply = other.get(other.home(), path);
        }
        return reply;
    }

    private Browser machine(Hat hat) {
        var other = browser.another();
        other.keep("redvest", sessions.open(hat));
        return other;
    }

    /** Another hat, by the menu that stands on every page. */
    WebPage wear(Hat hat) {
        var now = page == null || page.grant().isEmpty() ? start() : page;
        if (now.grant().isEmpty()) {
            letIn(Optional.of(hat));
            return start();
        }
        if (now.grant().get() == hat.grant().value()) {
            return now;
        }
        return now.form("/hat")
                .map(menu -> see(
                        browser.post(
                                now.at(),
                                "/hat",
                                List.of(
                                        new Browser.Field(
                                                "_csrf",
                                                menu.select("input[name=_csrf]").val()),
                                        new Browser.Field(
                                                "grant",
                                                String.valueOf(hat.grant().value())))),
                        ""))
                .orElse(now);
    }

    /** @param fresh the form was offered just now: what is offered works */
    Reply send(TypedForm form, boolean fresh) {
        checks.typed(form);
        var reply = browser.post(form.from(), form.action(), form.fields());
        checks.settle();
        checks.answered(form, reply, fresh, this);
        see(reply, "");
        if (PageChecks.tellsOnce(reply)) {
            reply.page()
                    .otherLanguage()
                    .ifPresent(link -> checks.toldOnce(form, reply, browser.get(reply.at(), link), this));
        }
        return reply;
    }

    /** @param offered the link it came from, or empty where nothing promised that there is a page */
    WebPage see(Reply reply, String offered) {
        checks.seen(reply, this);
        if (reply.asksToSignIn()) {
            homes.clear();
        }
        if (!offered.isEmpty()) {
            checks.followed(offered, reply, this);
        }
        page = reply.isPage() ? reply.page() : page == null ? reply.page() : page;
        return page;
    }

    /** Whether this person has never tried the link, under the hat of the page. */
    boolean isNew(Offered link) {
        return !tried.contains(underThisHat(link.href()));
    }

    /** The moment that a figure is of, and the part of a page, make no other link of it. */
    private String underThisHat(String link) {
        return page().flatMap(WebPage::grant).map(String::valueOf).orElse("") + " "
                + link.replaceAll("[&?]at=[^&]*|#.*", "");
    }

    /** Opens a link in a new tab, looks and closes it. */
    void peek(String link) {
        tried.add(underThisHat(link));
        var reply = browser.get(page == null ? browser.home() : page.at(), link);
        checks.seen(reply, this);
        checks.followed(link, reply, this);
    }

    /** Whether a link stands there when the page is loaded anew; what a form itself answered cannot be. */
    boolean stillSees(String link) {
        var from = page;
        if (from == null
                || from.reply().hops().isEmpty() && !from.reply().asked().startsWith("GET ")) {
            return true;
        }
        var anew = browser.get(from.at(), from.reply().path());
        return anew.isPage()
                && anew.page().links().stream().anyMatch(each -> each.href().equals(link));
    }

    void leaveOpen(TypedForm form) {
        tabs.addLast(form);
        if (tabs.size() > MOST_TABS) {
            tabs.removeFirst();
        }
    }

    Optional<TypedForm> oldestTab() {
        return Optional.ofNullable(tabs.pollFirst());
    }

    String shown() {
        return page == null ? citizen.toString() : checks.shown(page, citizen);
    }
}
