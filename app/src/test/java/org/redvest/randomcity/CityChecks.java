package org.redvest.randomcity;

import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that is checked of one answer, in one place. */
final class CityChecks {

    /** An offered form may be refused in words; it may not lead nowhere. */
    private static final Set<Integer> NOWHERE = Set.of(400, 403, 404, 405);

    /** A form that lay open for a while may name what is gone; it may not be unknown. */
    private static final Set<Integer> UNKNOWN = Set.of(400, 405);

    private final Findings findings;
    private final Hats hats;
    private final PageChecks pages;
    private final PrivacyChecks privacy;
    private final FigureChecks figures;
    private final PagerChecks pagers;
    private final Runnable settled;

    /** @param settled waits until what was done is on every page */
    CityChecks(Findings findings, CityServer server, JdbcClient sql, Runnable settled) {
        this.findings = findings;
        this.hats = new Hats(sql);
        this.pages = new PageChecks(findings);
        this.privacy = new PrivacyChecks(findings, server, sql);
        this.figures = new FigureChecks(findings, server, sql);
        this.pagers = new PagerChecks(findings);
        this.settled = settled;
    }

    Hats hats() {
        return hats;
    }

    FigureChecks figures() {
        return figures;
    }

    PrivacyChecks privacy() {
        return privacy;
    }

    void seen(Reply reply, CityPerson by) {
        var who = by.citizen().toString();
        pages.check(reply, who);
        var hat = reply.isPage() ? hats.of(reply.page()) : by.page().flatMap(hats::of);
        privacy.check(reply, hat, who);
        if (reply.found()) {
            figures.check(reply, hat, who);
            pagers.check(reply, by);
        }
    }

    void followed(String link, Reply reply, CityPerson by) {
        findings.lookedAt(Promise.LINKS_OPEN);
        if (reply.status() >= 400 && reply.status() < 500 && by.stillSees(link)) {
            findings.add(
                    "A link leads nowhere: " + reply.status(),
                    Finding.shape(link) + role(by),
                    "%s follows %s".formatted(by.shown(), link));
        }
    }

    void typed(TypedForm form) {
        privacy.typed(form, form.grant().map(hats::of));
    }

    void settle() {
        settled.run();
    }

    void answered(TypedForm form, Reply reply, boolean fresh, CityPerson by) {
        findings.lookedAt(Promise.FORMS_WORK);
        if ((fresh ? NOWHERE : UNKNOWN).contains(reply.status()) && !reply.asksToSignIn()) {
            findings.add(
                    (reply.hops().isEmpty() ? "A form leads nowhere: " : "The answer of a form leads nowhere: ")
                            + reply.status(),
                    form.shape() + (reply.hops().isEmpty() ? "" : " to " + Finding.shape(reply.path())) + role(by),
                    "%s sends %s%s".formatted(by.shown(), form.action(), fresh ? "" : " from a tab that lay open"));
        }
        proper(form, reply, by);
        if (reply.hops().isEmpty()) {
            pages.kept(form, reply, by.citizen().toString(), "");
        }
    }

    void toldOnce(TypedForm form, Reply one, Reply other, CityPerson by) {
        pages.toldOnce(form, one, other, by.citizen().toString());
    }

    void keptInTheOtherLanguage(TypedForm form, Reply one, Reply other, CityPerson by) {
        pages.keptInTheOtherLanguage(form, one, other, by.citizen().toString());
    }

    /** What people write is right somewhere, so it is right everywhere. */
    private void proper(TypedForm form, Reply reply, CityPerson by) {
        if (!reply.isPage()) {
            return;
        }
        var page = reply.page();
        for (var field : form.fields()) {
            if (form.proper().contains(field.name())) {
                findings.lookedAt(Promise.UNDERSTOOD);
                Optional.ofNullable(page.html().getElementById(field.name() + "-error"))
                        .ifPresent(error -> findings.add(
                                "What people write is not understood",
                                form.shape() + " " + Finding.shape(field.name()),
                                "%s typed \"%s\" into %s: %s"
                                        .formatted(by.citizen(), field.value(), field.name(), error.text())));
            }
        }
    }

    private String role(CityPerson by) {
        return by.page().flatMap(hats::of).map(hat -> " as " + hat.role()).orElse(" as a visitor");
    }

    String shown(WebPage page, Citizen citizen) {
        return hats.of(page)
                        .map(Hat::toString)
                        .map(hat -> citizen.name() + " as " + hat)
                        .orElse(citizen.name()) + " on " + page.reply().path();
    }
}
