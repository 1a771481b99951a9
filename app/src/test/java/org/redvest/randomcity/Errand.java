package org.redvest.randomcity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.randomcity.Matters.Matter;
import org.redvest.randomcity.WebPage.Offered;

/** A way through the pages: from the start by the links that stand on them, to a form worth filling. */
final class Errand {

    private static final int MOST_HOPS = 6;
    private static final int MOST_HOPS_AT_RANDOM = 4;

    private final CityStep step;
    private final CityPerson person;
    private final Optional<Matter> matter;
    private final Set<String> been = new LinkedHashSet<>();

    Errand(CityStep step, CityPerson person, Optional<Matter> matter) {
        this.step = step;
        this.person = person;
        this.matter = matter;
    }

    /** Where a form was found, if one was; else the person stands on the last page they read. */
    Optional<Offered> findForm() {
        var page = begin(0.5);
        for (int hop = 0; hop < (matter.isPresent() ? MOST_HOPS : MOST_HOPS_AT_RANDOM); hop++) {
            var form = form(page, hop);
            if (form.isPresent()) {
                return form;
            }
            var link = link(page, hop);
            if (link.isEmpty()) {
                return Optional.empty();
            }
            been.add(link.get().href());
            page = person.open(link.get().href());
        }
        return Optional.empty();
    }

    /** Which links were followed, in words. */
    String way() {
        return String.join(" ", been);
    }

    /** Reads on for some pages. */
    void read(int pages) {
        var page = begin(0.6);
        for (int hop = 0; hop < pages; hop++) {
            var link = link(page, hop);
            if (link.isEmpty()) {
                return;
            }
            been.add(link.get().href());
            page = person.open(link.get().href());
        }
    }

    /** Who looks for something begins where they are: the menu stands on every page. */
    private WebPage begin(double afresh) {
        var here = person.page().filter(page -> page.grant().isPresent());
        return here.isPresent() && (matter.isPresent() || !step.happens("afresh", afresh))
                ? here.get()
                : person.start();
    }

    /** Opens some of what stands on the page and was not tried before, each from there: what is offered must open. */
    void tryLinks(int most) {
        var page = person.page();
        if (page.isEmpty()) {
            return;
        }
        var links = page.get().links().stream().filter(person::isNew).toList();
        for (int i = 0; i < most && i < links.size(); i++) {
            step.pick("try " + i, links, Offered::name, Offered::weight).ifPresent(link -> person.peek(link.href()));
        }
    }

    private Optional<Offered> form(WebPage page, int hop) {
        var forms = page.forms().stream().filter(Offered::sends).toList();
        var wanted = matter.map(of -> forms.stream()
                        .filter(form ->
                                of.isOn(form.action()) || of.isOn(page.reply().path()))
                        .filter(form -> form.mayGoTo(of.goal()))
                        .toList())
                .orElse(forms);
        return step.happens("fill " + hop, matter.isPresent() ? 1 : 0.5)
                ? step.pick("form " + hop, wanted, Offered::name, Offered::weight)
                : Optional.empty();
    }

    private Optional<Offered> link(WebPage page, int hop) {
        List<Offered> links = page.links().stream()
                .filter(link -> !been.contains(link.href()))
                .toList();
        boolean near = links.stream().anyMatch(this::leadsThere);
        var alike = links.stream().collect(Collectors.groupingBy(Offered::shape, Collectors.counting()));
        return step.pick(
                "link " + hop,
                links,
                Offered::name,
                link -> (link.href().contains("/sign-in") ? 0.05 : 1)
                        * (leadsThere(link) ? 1000 : 1)
                        * (isGoal(link) ? 20 : 1)
                        * (isOnTheWay(link) ? 30 : 1)
                        * urge(link, near)
                        / Math.sqrt(alike.getOrDefault(link.shape(), 1L)));
    }

    private boolean leadsThere(Offered link) {
        return matter.filter(of -> of.isOn(link.href())).isPresent();
    }

    private boolean isGoal(Offered link) {
        return matter.map(Matter::goal)
                .filter(goal -> !goal.isEmpty() && link.href().contains(goal))
                .isPresent();
    }

    private boolean isOnTheWay(Offered link) {
        return matter.filter(of -> of.isBehind(link.href())).isPresent();
    }

    /** Somebody who looks for something and does not see it tries the menu that stands on every page. */
    private double urge(Offered link, boolean near) {
        return matter.isEmpty() || near ? link.weight() : link.element().closest("nav") == null ? 0.2 : 4;
    }
}
