package org.redvest.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Shows an answer to a post again. */
@Controller
class AnswerPages {

    private final KeptAnswers answers;
    private final FrameFilling frame;

    AnswerPages(KeptAnswers answers, FrameFilling frame) {
        this.answers = answers;
        this.frame = frame;
    }

    @GetMapping(KeptAnswers.PATH + "{token}")
    ModelAndView answer(@PathVariable String token, HttpServletRequest request) {
        var reader = KeptAnswers.Request.reader(request, frame.hat(request));
        return answers.find(KeptAnswers.PATH + token, reader)
                .map(answer -> new ModelAndView(again(answer)))
                .orElseGet(() -> new ModelAndView(
                        "web/problem", Map.of("kind", "expired", "reference", ""), HttpStatus.NOT_FOUND));
    }

    /** What was refused is shown as a page like any; what was wrong with the address stays wrong. */
    private static View again(KeptAnswers.ShownAnswer answer) {
        return (_, request, response) -> {
            var language = FrameFilling.language(request);
            response.setStatus(answer.status());
            Pages.send(
                    requireNonNull(answer.pages().get(language)).getBytes(StandardCharsets.UTF_8),
                    language,
                    request,
                    response);
        };
    }
}
