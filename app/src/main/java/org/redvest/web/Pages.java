package org.redvest.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Finds the JTE template that a controller names, {@code orders/track} for {@code src/main/jte/orders/track.jte}, and gives
 * it {@code text} and {@code frame} beside the controller's own parameters.
 */
@Configuration(proxyBeanMethods = false)
class Pages {

    private static final String HTML = "text/html;charset=UTF-8";

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "redvest.pages");
    }

    @Bean
    ViewResolver pageResolver(TemplateEngine templates, FrameFilling frame, KeptAnswers answers) {
        return new PageResolver(templates, frame, answers);
    }

    private record PageResolver(TemplateEngine templates, FrameFilling frame, KeptAnswers answers)
            implements ViewResolver, Ordered {

        private static final String REDIRECT = "redirect:";

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            if (name.startsWith(REDIRECT)) {
                return seeOther(name.substring(REDIRECT.length()));
            }
            if (name.startsWith("forward:")) {
                return null;
            }
            return new Page(templates, frame, answers, name + ".jte");
        }

        /** After a post the browser asks for the page anew: 303, so that a reload sends nothing twice. */
        private static View seeOther(String where) {
            var view = new RedirectView(where, true);
            view.setStatusCode(HttpStatus.SEE_OTHER);
            return view;
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    private record Page(TemplateEngine templates, FrameFilling frame, KeptAnswers answers, String template)
            implements View {

        @Override
        public String getContentType() {
            return HTML;
        }

        /** The page is finished before its first byte leaves: a template that fails becomes an error page, not half a page. */
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var own = model == null ? Map.<String, Object>of() : new HashMap<String, Object>(model);
            boolean answers = isAnswer(request);
            var here = answers ? KeptAnswers.newPath() : FrameFilling.path(request);
            var language = FrameFilling.language(request);
            var page = page(own, request, here, language);
            if (answers) {
                keep(here, own, request, response);
            }
            send(page, language, request, response);
        }

        private byte[] page(Map<String, Object> own, HttpServletRequest request, String here, Language language) {
            var parameters = new HashMap<String, Object>(frame.parameters(request, here, language));
            parameters.putAll(own);
            var output = new Utf8ByteOutput();
            templates.render(template, parameters, output);
            return output.toByteArray();
        }

        /** An answer to a post is kept; a fragment has no frame, so nobody could ask for it again. */
        private static boolean isAnswer(HttpServletRequest request) {
            return request.getMethod().equals("POST") && request.getHeader("HX-Request") == null;
        }

        /** Drawn anew in both languages: what a page shows once is no longer on it. */
        private void keep(
                String here, Map<String, Object> own, HttpServletRequest request, HttpServletResponse response) {
            var pages = new EnumMap<Language, String>(Language.class);
            for (var language : Language.values()) {
                pages.put(language, new String(page(own, request, here, language), StandardCharsets.UTF_8));
            }
            int status = template.equals("web/problem.jte") ? response.getStatus() : HttpStatus.OK.value();
            answers.keep(
                    here,
                    new KeptAnswers.ShownAnswer(status, pages),
                    KeptAnswers.Request.of(request, frame.hat(request)));
        }
    }

    static void send(byte[] page, Language language, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(HTML);
        // Not as a header: the server writes the locale of the response over it.
        response.setLocale(language.locale());
        response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie, HX-Request");
        FrameFilling.keepLanguage(request, response);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
