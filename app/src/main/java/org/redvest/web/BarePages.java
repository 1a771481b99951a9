package org.redvest.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pages for where nobody knows who reads: without a frame, in both languages. */
@Component
class BarePages {

    private final TemplateEngine templates;
    private final Texts texts;

    BarePages(TemplateEngine templates, Texts texts) {
        this.templates = templates;
        this.texts = texts;
    }

    /** @param kind of what happened, in the bundle {@code outage} */
    byte[] page(String kind) {
        var output = new Utf8ByteOutput();
        templates.render(
                "web/outage.jte",
                Map.of("chinese", texts.in(Language.ZH), "english", texts.in(Language.EN), "kind", kind),
                output);
        return output.toByteArray();
    }
}
