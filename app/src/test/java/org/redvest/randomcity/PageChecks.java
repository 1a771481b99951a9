package org.redvest.randomcity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.redvest.randomcity.Browser.Field;

/** What must hold of every answer, whoever asked. */
final class PageChecks {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** Two Latin words in a row are a sentence that was not translated; single ones are names and units, and a code of digits and letters is no word. */
    private static final Pattern LATIN = Pattern.compile("\\b[A-Za-z]{2,} [A-Za-z]{2,}\\b");

    private static final Set<String> SILENT = Set.of("script", "style", "textarea");

    /** On a sheet they are asked only of those of whom no record says it: somebody may have checked out meanwhile. */
    private static final Pattern UNTIL_ON_RECORD = Pattern.compile("(came|left|reason)-\\d+");

    private static final String OTHER_LANGUAGE = " after the language was changed";

    private final Findings findings;

    PageChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Reply reply, String who) {
        var where = Finding.shape(reply.asked());
        findings.lookedAt(Promise.NO_FAILURE);
        if (reply.status() >= 500) {
            findings.add("The server failed", where, who + " asked " + reply.asked() + " and got " + reply.status());
            return;
        }
        if (reply.status() >= 400 && !reply.isPage()) {
            findings.add("A refusal without words", where, who + " got a bare " + reply.status());
        }
        if (reply.isPage()) {
            var page = reply.page();
            language(page, where, who);
            references(page, where, who);
            if (reply.status() >= 400 && page.html().selectFirst("h1") == null) {
                findings.add(
                        "A refusal without words", where, who + " got a page without a heading: " + reply.status());
            }
        }
    }

    private void language(WebPage page, String where, String who) {
        findings.lookedAt(Promise.ONE_LANGUAGE);
        var foreign = page.english() ? CHINESE : LATIN;
        var document = page.html();
        var root = document.selectFirst("html");
        NodeTraversor.traverse(
                (node, _) -> {
                    if (node instanceof TextNode text
                            && text.parent() instanceof Element parent
                            && !SILENT.contains(parent.normalName())
                            && foreign.matcher(text.getWholeText()).find()
                            && Objects.equals(parent.closest("[lang]"), root)) {
                        wrong(page, where, who, text.getWholeText());
                    }
                },
                document.body());
        for (var name : new String[] {"aria-label", "title", "placeholder", "alt"}) {
            for (var element : document.select("[" + name + "]")) {
                if (foreign.matcher(element.attr(name)).find() && Objects.equals(element.closest("[lang]"), root)) {
                    wrong(page, where, who, name + "=" + element.attr(name));
                }
            }
        }
    }

    private void wrong(WebPage page, String where, String who, String text) {
        findings.add(
                page.english() ? "Chinese on an English page" : "English on a Chinese page",
                where,
                "%s at %s: %s".formatted(who, page.reply().path(), shortened(text)));
    }

    /** A link within the page leads somewhere; a label, a description belongs to something; an id is there once. */
    private void references(WebPage page, String where, String who) {
        findings.lookedAt(Promise.NOTHING_DANGLES);
        var ids = new HashSet<String>();
        for (var element : page.html().select("[id]")) {
            if (!ids.add(element.id())) {
                dangling(page, where, who, "two elements are called " + element.id());
            }
        }
        // An empty address asks for the page again, wherever it was kept; such a link says so.
        for (var link : page.html().select("a[href]:not([data-again])")) {
            if (!isAddress(link.attr("href"))) {
                dangling(page, where, who, "a link is no address: " + link.attr("href"));
            }
        }
        for (var link : page.html().select("main a[href^=#]")) {
            pointsAt(page, where, who, ids, link.attr("href").substring(1));
        }
        for (var label : page.html().select("label[for]")) {
            pointsAt(page, where, who, ids, label.attr("for"));
        }
        for (var described : page.html().select("[aria-describedby]")) {
            for (var id : described.attr("aria-describedby").split("\\s+")) {
                pointsAt(page, where, who, ids, id);
            }
        }
    }

    private static boolean isAddress(String link) {
        try {
            return !new URI(link).toString().isEmpty();
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private void pointsAt(WebPage page, String where, String who, Set<String> ids, String id) {
        if (!ids.contains(id)) {
            dangling(page, where, who, "nothing is called #" + id);
        }
    }

    private void dangling(WebPage page, String where, String who, String what) {
        findings.add(
                "A page points at nothing",
                where + " " + Finding.shape(what),
                "%s at %s: %s".formatted(who, page.reply().path(), what));
    }

    /** A form that is shown again, refused or in another language, has what was typed. */
    void kept(TypedForm typed, Reply answer, String who, String after) {
        if (!answer.isPage() || answer.status() >= 500) {
            return;
        }
        var again = answer.page().form(typed.action());
        if (again.isEmpty()) {
            return;
        }
        findings.lookedAt(after.isEmpty() ? Promise.KEPT : Promise.KEPT_IN_THE_OTHER_LANGUAGE);
        for (var field :
                typed.fields().stream().filter(each -> !each.value().isBlank()).toList()) {
            stands(again.get(), field)
                    .ifPresent(stands -> findings.add(
                            "What was typed is gone" + after,
                            typed.shape() + " " + Finding.shape(field.name()),
                            "%s typed %s into %s; now it says %s"
                                    .formatted(who, shortened(field.value()), field.name(), shortened(stands))));
        }
    }

    /** The answer of a form in the other language has the form too. */
    void keptInTheOtherLanguage(TypedForm typed, Reply one, Reply other, String who) {
        if (!one.isPage() || other.status() >= 500) {
            return;
        }
        var form = one.page().form(typed.action());
        if (form.isPresent()
                && (!other.isPage() || other.page().form(typed.action()).isEmpty())) {
            findings.add(
                    "What was typed is gone" + OTHER_LANGUAGE,
                    typed.shape(),
                    "%s sees no form any more at %s".formatted(who, other.path()));
        }
        kept(typed, other, who, OTHER_LANGUAGE);
    }

    static boolean tellsOnce(Reply reply) {
        return reply.isPage() && !reply.page().html().select("main output").isEmpty();
    }

    /** A password that was shown is not shown again, and the page leads to where another one is made. */
    void toldOnce(TypedForm typed, Reply one, Reply other, String who) {
        for (var told : one.page().html().select("main output")) {
            findings.lookedAt(Promise.TOLD_ONCE);
            if (other.body().contains(told.text())) {
                findings.add("What is told once is told again", typed.shape(), who + " at " + other.path());
            }
            if (!other.isPage()
                    || other.page().html().select("main [role=status]").isEmpty()
                    || other.page().html().select("main a[href^=/accounts/]").isEmpty()) {
                findings.add("Nothing is said of what is gone", typed.shape(), who + " at " + other.path());
            }
        }
    }

    /** Empty where it stands as typed. */
    private static Optional<String> stands(Element form, Field field) {
        var controls = form.select("input, select, textarea").stream()
                .filter(control -> control.attr("name").equals(field.name()))
                .toList();
        if (controls.isEmpty()) {
            return UNTIL_ON_RECORD.matcher(field.name()).matches()
                    ? Optional.empty()
                    : Optional.of("(the field is gone)");
        }
        var first = controls.getFirst();
        var value = switch (first.normalName().equals("input") ? first.attr("type") : first.normalName()) {
            case "hidden", "password", "submit" -> field.value();
            case "radio", "checkbox" ->
                controls.stream()
                        .filter(each -> each.hasAttr("checked"))
                        .map(Element::val)
                        .filter(field.value()::equals)
                        .findFirst()
                        .orElse("(nothing chosen)");
            case "select" ->
                first.select("option[selected]").stream()
                        .map(Element::val)
                        .findFirst()
                        .orElse(first.select("option").stream()
                                .map(Element::val)
                                .findFirst()
                                .orElse(""));
            case "textarea" -> first.wholeText();
            default -> first.val();
        };
        return value.strip().equals(field.value().strip()) ? Optional.empty() : Optional.of(value);
    }

    static String shortened(String text) {
        var plain = text.strip();
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }
}
