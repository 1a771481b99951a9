package org.redvest.volunteers.registration;

import java.util.Locale;
import org.redvest.accounts.ConsentText;
import org.redvest.web.Language;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.stereotype.Component;

/** The texts that people agree to. Whoever changes their words in the bundles changes the version with them. */
@Component
class ConsentWords {

    private final Texts texts;

    ConsentWords(Texts texts) {
        this.texts = texts;
    }

    /** @param language as the page that was read says it: {@code en}, or anything else for Chinese */
    ConsentText registration(String language) {
        return text("registration", language);
    }

    ConsentText guardian(String language) {
        return text("guardian", language);
    }

    /** Of somebody who was registered as a minor and is of age now. */
    ConsentText grown(String language) {
        return text("grown", language);
    }

    private ConsentText text(String subject, String language) {
        Text words = texts.in(language.toLowerCase(Locale.ROOT).equals("en") ? Language.EN : Language.ZH);
        return new ConsentText(
                subject,
                words.of("volunteers.consent.version"),
                words.language().tag(),
                words.of("volunteers.consent." + subject));
    }
}
