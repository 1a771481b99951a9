package org.redvest.randomcity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.redvest.randomcity.Browser.Field;

/** Fills a form as people do: by what a field is called and how it is typed. What is already chosen mostly stays. */
final class FormFiller {

    /** From when to when, as a heading says it. */
    private static final Pattern HOURS = Pattern.compile("([0-2]?[0-9]:[0-5][0-9])[^0-9]+([0-2]?[0-9]:[0-5][0-9])");

    private final CityStep step;
    private final TypedWords words;
    private final boolean careless;
    private final List<Field> fields = new ArrayList<>();
    private final Set<String> proper = new HashSet<>();
    /** Where a contact is asked for, an office's number with its extension is one; an account's own number has none. */
    private boolean withContact;

    private Optional<MatchResult> hours = Optional.empty();

    FormFiller(CityStep step, LocalDate today, boolean careless) {
        this.step = step;
        this.words = new TypedWords(step, today);
        this.careless = careless;
    }

    /** @param round another time the same person fills the same form in one step */
    TypedForm fill(WebPage page, WebPage.Offered form, int round) {
        fields.clear();
        proper.clear();
        hours = HOURS.matcher(page.html().select(".page__head").text())
                .results()
                .findFirst();
        withContact = form.element().selectFirst("[name=contact]") != null;
        var controls = form.element().select("input[name], select[name], textarea[name]");
        for (var group : controls.eachAttr("name").stream().distinct().toList()) {
            var named = controls.stream()
                    .filter(control -> control.attr("name").equals(group))
                    .filter(control -> !control.hasAttr("disabled"))
                    .toList();
            if (!named.isEmpty()) {
                fill(group, named, round);
            }
        }
        words.makeTimesFit(fields, careless, proper);
        return new TypedForm(page.at(), pressed(form), page.grant(), List.copyOf(fields), proper);
    }

    private void fill(String name, List<Element> controls, int round) {
        var first = controls.getFirst();
        switch (first.hasAttr("readonly") || first.hasAttr("hidden") ? "hidden" : kind(first)) {
            case "hidden", "submit", "button" -> controls.forEach(each -> add(name, each.val()));
            case "radio" -> choose(name, controls);
            case "checkbox" ->
                controls.stream()
                        .filter(this::ticked)
                        .forEach(each -> add(name, each.hasAttr("value") ? each.val() : "on"));
            case "select" -> select(name, first);
            default -> type(name, first, round);
        }
    }

    private static String kind(Element control) {
        return control.normalName().equals("input")
                ? control.attr("type").isEmpty() ? "text" : control.attr("type")
                : control.normalName();
    }

    private void choose(String name, List<Element> controls) {
        var chosen = controls.stream().filter(each -> each.hasAttr("checked")).findFirst();
        if (chosen.isPresent() && step.happens("keep " + name, 0.5)) {
            add(name, chosen.get().val());
        } else if (!careless || step.happens("answer " + name, 0.8)) {
            step.pick(name, controls, Element::val, each -> words.likely(each.val()))
                    .ifPresent(each -> add(name, each.val()));
        }
    }

    private boolean ticked(Element box) {
        return box.hasAttr("checked") != step.happens("toggle " + box.attr("name") + box.val(), 0.15);
    }

    private void select(String name, Element select) {
        var options = select.select("option");
        var chosen = options.stream()
                .filter(option -> option.hasAttr("selected") && !option.val().isEmpty())
                .findFirst();
        if (chosen.isPresent() && step.happens("keep " + name, 0.6)) {
            add(name, chosen.get().val());
        } else {
            step.pick(name, options, Element::val, option -> option.val().isEmpty() && !careless ? 0.1 : 1)
                    .ifPresent(option -> add(name, option.val()));
        }
    }

    private void type(String name, Element control, int round) {
        var standing = control.normalName().equals("textarea") ? control.wholeText() : control.val();
        if (standing.isBlank()
                && name.matches("(date|from|to)\\d")
                && !step.happens("row " + name.charAt(name.length() - 1), 0.18)) {
            add(name, standing);
        } else if (wasThere(name).isPresent() && step.happens("knows when " + name, 0.85)) {
            add(name, wasThere(name).get());
        } else if (careless && step.happens("careless " + name, 0.4)) {
            add(name, words.careless(name, typeOf(control)));
        } else if (!standing.isBlank() && !words.isPrivate(name) && step.happens("leave " + name, 0.6)) {
            add(name, standing);
        } else {
            var typed = words.sensible(name, typeOf(control), round);
            add(name, typed.value());
            if (typed.proper() && (withContact || !typed.value().contains("转"))) {
                proper.add(name);
            }
        }
    }

    /** Who came was there from the beginning to the end; of who did not there is nothing to say. */
    private Optional<String> wasThere(String name) {
        var place = name.replaceFirst("^(came|left)-?", "");
        return hours.filter(_ -> name.matches("(came|left)(-.*)?")).map(times -> {
            boolean away = fields.stream()
                    .anyMatch(field -> field.name().matches("said-?" + Pattern.quote(place))
                            && !field.value().equals("came"));
            return away ? "" : padded(times.group(name.startsWith("came") ? 1 : 2));
        });
    }

    private static String padded(String time) {
        return time.length() == 4 ? "0" + time : time;
    }

    private static String typeOf(Element control) {
        return control.attr("inputmode").matches("numeric|decimal") ? "number" : control.attr("type");
    }

    /** The button decides where a form goes, and may carry a value of its own. */
    private String pressed(WebPage.Offered form) {
        var buttons = form.element().select("button:not([type=button]), input[type=submit]");
        var button = step.pick(
                "button",
                buttons,
                each -> each.attr("formaction") + each.attr("name") + each.val(),
                each -> each.hasClass("btn--primary") ? 5 : 1);
        button.filter(each -> each.hasAttr("name")).ifPresent(each -> add(each.attr("name"), each.val()));
        return button.map(each -> each.attr("formaction"))
                .filter(action -> !action.isEmpty())
                .orElse(form.action());
    }

    private void add(String name, String value) {
        fields.add(new Field(name, value));
    }
}
