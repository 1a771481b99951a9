package org.redvest.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * A form as it stands on a page, filled in by somebody who writes words into every field.
 *
 * @param fields by name, hidden ones as the page gives them
 * @param words that were written
 * @param shown what the page gives for each field that one types into
 * @param numbers the fields that ask a telephone for its digits
 */
record PageForm(
        String action, Map<String, String> fields, List<String> words, Map<String, String> shown, Set<String> numbers) {

    private static final Pattern FORM =
            Pattern.compile("<form\\b([^>]*method=\"post\"[^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile(
            "<(input|button)\\b([^>]*)>|<textarea\\b([^>]*)>(?<area>.*?)</textarea>|<select\\b([^>]*)>.*?<option value=\"([^\"]*)\"",
            Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("<input\\b[^>]*inputmode=\"(?:numeric|decimal)\"[^>]*>");
    private static final Set<String> CHOSEN = Set.of("radio", "checkbox");

    static List<PageForm> on(String page) {
        return FORM.matcher(page).results().map(PageForm::form).toList();
    }

    private static PageForm form(MatchResult found) {
        var fields = new LinkedHashMap<String, String>();
        var words = new ArrayList<String>();
        var shown = new LinkedHashMap<String, String>();
        CONTROL.matcher(found.group(2)).results().forEach(control -> fill(control, fields, words, shown));
        var numbers = NUMBER.matcher(found.group(2))
                .results()
                .map(number -> attribute(number.group(), "name"))
                .collect(Collectors.toCollection(TreeSet::new));
        return new PageForm(attribute(found.group(1), "action"), fields, words, shown, numbers);
    }

    /** The form as the page shows it, but for one field. */
    Map<String, String> with(String field, String typed) {
        var filled = new LinkedHashMap<>(fields);
        filled.putAll(shown);
        filled.put(field, typed);
        return filled;
    }

    private static void fill(
            MatchResult control, Map<String, String> fields, List<String> words, Map<String, String> shown) {
        boolean area = control.group(3) != null;
        boolean select = control.group(5) != null;
        var attributes = area ? control.group(3) : select ? control.group(5) : control.group(2);
        var name = attribute(attributes, "name");
        var type = attribute(attributes, "type");
        if (name.isEmpty() || type.equals("file")) {
            return;
        }
        if (select) {
            fields.put(name, HtmlUtils.htmlUnescape(control.group(6)));
        } else if (type.equals("hidden") || CHOSEN.contains(type) || "button".equals(control.group(1))) {
            fields.putIfAbsent(name, attribute(attributes, "value"));
        } else {
            var word = "写下的话" + (words.size() + 1);
            fields.put(name, word);
            words.add(word);
            if (!type.equals("password")) {
                shown.put(name, area ? HtmlUtils.htmlUnescape(control.group("area")) : attribute(attributes, "value"));
            }
        }
    }

    private static String attribute(String attributes, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }
}
