package org.redvest.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets a module lend a piece of page to a place that another module keeps free for it. */
@Component
public class Fragments {

    private final TemplateEngine templates;

    Fragments(TemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * @param template as a controller would name it: {@code dispatch/seats}
     * @param parameters the template's own, with {@code text} among them
     */
    public Content of(String template, Map<String, Object> parameters) {
        return output -> templates.render(template + ".jte", parameters, output);
    }
}
