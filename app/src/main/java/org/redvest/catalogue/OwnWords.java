package org.redvest.catalogue;

import java.util.Map;
import java.util.Optional;
import org.redvest.rules.CityRules;
import org.redvest.rules.RuleKind;
import org.redvest.rules.RuleSubject;
import org.redvest.rules.RuleVersion;
import org.redvest.web.CityWords;
import org.redvest.web.Language;
import org.springframework.stereotype.Component;

/**
 * The words of needs and skills as the city has written them, under the keys of the bundles. Where the English is missing, a word of the
 * bundles stands if there is one, and the Chinese if there is none.
 */
@Component
class OwnWords implements CityWords {

    private static final String PREFIX = "catalogue.";
    private static final String WHAT = ".what";

    private static final Map<String, Spoken> SPOKEN = Map.of(
            "category", new Spoken(RuleKind.CATEGORY, MenuField.TERM),
            "skill", new Spoken(RuleKind.SKILL, MenuField.TERM),
            "licence", new Spoken(RuleKind.SKILL, MenuField.LICENCE));

    private record Spoken(RuleKind kind, String field) {}

    private final CityRules rules;

    OwnWords(CityRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<String> find(Language language, String key) {
        int end = key.indexOf('.', PREFIX.length());
        if (!key.startsWith(PREFIX) || end < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(SPOKEN.get(key.substring(PREFIX.length(), end)))
                .flatMap(spoken -> word(spoken, key.substring(end + 1), language));
    }

    private Optional<String> word(Spoken spoken, String named, Language language) {
        boolean what = named.endsWith(WHAT);
        var code = what ? named.substring(0, named.length() - WHAT.length()) : named;
        if (!RuleSubject.isCode(code)) {
            return Optional.empty();
        }
        var field = what ? MenuField.WHAT : spoken.field();
        return version(new RuleSubject(spoken.kind(), code))
                .map(RuleVersion::content)
                .map(content -> {
                    var english = content.text(MenuField.english(field));
                    return language == Language.EN && !english.isEmpty() ? english : content.text(field);
                })
                .filter(word -> !word.isEmpty());
    }

    /** One that is planned has its words before its day. */
    private Optional<RuleVersion> version(RuleSubject subject) {
        return rules.find(subject, rules.today())
                .or(() -> rules.standing(subject).newest());
    }
}
