package org.redvest.channels.gateway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.channels.Sentence;
import org.redvest.web.Language;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedDay;

/**
 * How far texts have come with the carriers, as it was typed: for each text a day and the provider's numbers.
 *
 * @param typed by field and number of the text, such as zh-3
 */
public record FilingForm(Map<String, String> typed) {

    public FilingForm {
        typed = Map.copyOf(typed);
    }

    public static FilingForm of(List<FiledTexts.FiledText> texts) {
        var typed = new HashMap<String, String>();
        texts.forEach(each -> {
            typed.put(
                    "on-" + each.number(),
                    each.filing().submitted().map(LocalDate::toString).orElse(""));
            typed.put("zh-" + each.number(), each.filing().templates().getOrDefault(Language.ZH, ""));
            typed.put("en-" + each.number(), each.filing().templates().getOrDefault(Language.EN, ""));
        });
        return new FilingForm(typed);
    }

    public static FilingForm typed(Map<String, String> typed) {
        var plain = new HashMap<>(typed);
        plain.replaceAll((_, words) -> PlainText.line(words));
        return new FilingForm(plain);
    }

    /**
     * What was typed for one text.
     *
     * @param number of the text in the list of those that can be sent, from 1
     */
    public String at(String field, int number) {
        return typed.getOrDefault(field + "-" + number, "");
    }

    Problems problems(List<Sentence> sentences) {
        var problems = new ArrayList<Problem>();
        for (int number = 1; number <= sentences.size(); number++) {
            var day = at("on", number);
            if (!day.isEmpty() && TypedDay.read(day).isEmpty()) {
                problems.add(new Problem("on-" + number, "channels.problem.day"));
            }
            for (var field : List.of("zh", "en")) {
                if (!at(field, number).matches("[A-Za-z0-9._-]{0,60}")) {
                    problems.add(new Problem(field + "-" + number, "channels.problem.template"));
                }
            }
            if (at("zh", number).isEmpty() && !at("en", number).isEmpty()) {
                problems.add(new Problem("zh-" + number, "channels.problem.chinese-first"));
            }
        }
        return new Problems(List.copyOf(problems));
    }

    /** Only where there are no problems. */
    Map<Sentence, Filing> filings(List<Sentence> sentences) {
        var filings = new EnumMap<Sentence, Filing>(Sentence.class);
        for (int number = 1; number <= sentences.size(); number++) {
            var templates = new EnumMap<Language, String>(Language.class);
            templates.put(Language.ZH, at("zh", number));
            templates.put(Language.EN, at("en", number));
            templates.values().removeIf(String::isEmpty);
            filings.put(sentences.get(number - 1), new Filing(TypedDay.read(at("on", number)), templates));
        }
        return filings;
    }
}
