package org.redvest.randomcity;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as its reader sees it: what can be followed, what can be sent. */
record WebPage(Reply reply, Document html) {

    static WebPage of(Reply reply) {
        return new WebPage(reply, Jsoup.parse(reply.body(), reply.at().toString()));
    }

    /**
     * Something to press.
     *
     * @param name its address without numbers and which of its kind it is: {@code GET /openings/N #2}
     * @param element as it stands on the page
     */
    record Offered(String name, Element element) {

        /** Twelve counties' figures are one kind of thing. */
        String shape() {
            return name.substring(0, name.indexOf(" #"));
        }

        boolean isForm() {
            return element.normalName().equals("form");
        }

        String href() {
            return element.attr("href");
        }

        String action() {
            return element.attr("action");
        }

        /** Its own address, or that of one of its buttons. */
        boolean mayGoTo(String part) {
            return action().contains(part)
                    || element.select("[formaction]").eachAttr("formaction").stream()
                            .anyMatch(each -> each.contains(part));
        }

        boolean sends() {
            return isForm() && element.attr("method").equalsIgnoreCase("post");
        }

        /** What the page is about counts more than what stands round every page; what it urges counts most. */
        double weight() {
            double weight = element.closest("main") != null ? 4 : 1;
            return element.is(".btn--primary") || element.selectFirst(".btn--primary") != null ? weight * 4 : weight;
        }
    }

    URI at() {
        return reply.at();
    }

    boolean english() {
        return html.select("html").attr("lang").equals("en");
    }

    /** The grant under which the page was made. */
    Optional<Long> grant() {
        return Optional.ofNullable(html.selectFirst(".hat__grant[aria-current=true]"))
                .map(button -> Long.parseLong(button.attr("value")));
    }

    /** Links of ours to other pages; what changes the language is a kind of step of its own. */
    List<Offered> links() {
        return named(
                html.select("a[href]").stream()
                        .filter(link -> link.attr("href").matches("(/(?!/)|\\?).*"))
                        .filter(link ->
                                !link.hasAttr("hreflang") && !link.attr("href").startsWith("/assets/"))
                        .toList(),
                link -> "GET " + Finding.shape(link.attr("href")));
    }

    Optional<String> otherLanguage() {
        return Optional.ofNullable(html.selectFirst("a[hreflang]")).map(link -> link.attr("href"));
    }

    /** What the page itself asks; signing out and changing the hat stand on every page and are steps of their own. */
    List<Offered> forms() {
        return named(
                html.select("form").stream()
                        .filter(form -> !form.attr("action").matches("/(sign-out|hat|walk-in|demo/.*)"))
                        .toList(),
                form -> "FORM " + Finding.shape(form.attr("action")));
    }

    /** The forms that stand on every page, by their address. */
    Optional<Element> form(String action) {
        return Optional.ofNullable(html.selectFirst("form[action='" + action + "']"));
    }

    private static List<Offered> named(List<Element> elements, java.util.function.Function<Element, String> shape) {
        Map<String, Integer> seen = new HashMap<>();
        var offered = new ArrayList<Offered>();
        for (var element : elements) {
            var name = shape.apply(element);
            offered.add(new Offered(name + " #" + seen.merge(name, 1, Integer::sum), element));
        }
        return offered;
    }
}
