package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

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
    ModelAndView answer(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        var reader = KeptAnswers.Request.reader(request, frame.hat(request));
        return answers.find(KeptAnswers.PATH + token, reader)
                .map(answer -> again(answer, request))
                .orElseGet(() -> new ModelAndView(
                        "web/problem", Map.of("kind", "expired", "reference", ""), HttpStatus.NOT_FOUND));
    }

    /** What was refused is shown as a page like any; what was wrong with the address stays wrong. */
    private static ModelAndView again(KeptAnswers.Answer answer, HttpServletRequest request) {
        request.setAttribute(KeptAnswers.INSTEAD_OF, answer.path());
        boolean problem = answer.template().equals("web/problem.jte");
        var page = new ModelAndView(answer.template().replaceFirst("[.]jte$", ""), answer.model());
        page.setStatus(problem ? HttpStatus.valueOf(answer.status()) : HttpStatus.OK);
        return page;
    }
}
