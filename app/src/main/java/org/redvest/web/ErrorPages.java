package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What is wrong, what is safe, one way on. Nobody is shown a stack trace, an SQL text or another person's data. */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    @ExceptionHandler(NotFound.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(Model page) {
        return problem(page, "not-found", "");
    }

    @RequestMapping("/error")
    String error(HttpServletRequest request, HttpServletResponse response, Model page) {
        var failure = request.getAttribute("jakarta.servlet.error.exception");
        var status = response.getStatus();
        return switch (status) {
            case 404, 400, 405, 401, 200 -> {
                response.setStatus(status == 200 ? 404 : status);
                yield problem(page, "not-found", "");
            }
            case 403 -> problem(page, "stale", "");
            case 413 -> problem(page, "too-large", "");
            case 429 -> problem(page, "too-many", "");
            default -> {
                var reference = Reference.next();
                LOG.error("Request failed, reference {}", reference, failure instanceof Throwable cause ? cause : null);
                yield problem(page, "broken", reference);
            }
        };
    }

    private static String problem(Model page, String kind, String reference) {
        page.addAttribute("kind", kind);
        page.addAttribute("reference", reference);
        return "web/problem";
    }
}
