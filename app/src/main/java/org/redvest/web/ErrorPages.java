package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Map;
import org.redvest.database.Outage;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** What is wrong, what is safe, one way on. Nobody is shown a stack trace, an SQL text or another person's data. */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

    private final Failures failures;

    ErrorPages(Failures failures) {
        this.failures = failures;
    }

    @ExceptionHandler(NotFound.class)
    ModelAndView notFound() {
        return problem(HttpStatus.NOT_FOUND, "not-found", "");
    }

    /** A parameter that cannot be read: named, with what is allowed, and the page without it. */
    @ExceptionHandler(UnreadableParameter.class)
    ModelAndView unreadable(UnreadableParameter why, HttpServletRequest request) {
        failures.refused(request, why);
        return new ModelAndView(
                "web/unreadable",
                Map.of(
                        "parameter", why.parameter(),
                        "allowed", why.allowed(),
                        "without", Queries.without(why.parameter().name(), request)),
                HttpStatus.BAD_REQUEST);
    }

    /** Of two lists on one page either may be the one that ended; each step leads nearer to both ends. */
    @ExceptionHandler(BeyondLastPage.class)
    ModelAndView beyondLastPage(BeyondLastPage why, HttpServletRequest request) {
        return new ModelAndView("redirect:" + Queries.replacing("" + why.asked(), "" + why.last(), request));
    }

    /** A value that is no number, no date, or beyond all dates: the address is wrong, and nothing of ours is broken. */
    @ExceptionHandler({
        TypeMismatchException.class,
        ServletRequestBindingException.class,
        HttpMessageConversionException.class,
        MultipartException.class,
        RequestRejectedException.class,
        DateTimeException.class,
        ArithmeticException.class,
        NumberFormatException.class
    })
    ModelAndView unreadable(Exception why, HttpServletRequest request) {
        failures.refused(request, why);
        return problem(HttpStatus.BAD_REQUEST, "not-found", "");
    }

    /**
     * A reader who has gone is told nothing, and an answer that has begun is not begun anew. Without a database there is no
     * frame either: {@link OutageFilter} answers then.
     */
    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (Outage.of(failure).isPresent()) {
            throw failure;
        }
        if (response.isCommitted()
                || failure instanceof IOException
                || failure instanceof AsyncRequestTimeoutException) {
            return new ModelAndView();
        }
        return failure instanceof ErrorResponse answer
                ? of(answer.getStatusCode(), request, failure)
                : broken(request, failure);
    }

    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
        var failure = request.getAttribute("jakarta.servlet.error.exception") instanceof Throwable thrown
                ? thrown
                : new IllegalStateException("No exception is known");
        return of(HttpStatusCode.valueOf(response.getStatus()), request, failure);
    }

    private ModelAndView of(HttpStatusCode status, HttpServletRequest request, Throwable failure) {
        return switch (status.value()) {
            case 200 -> problem(HttpStatus.NOT_FOUND, "not-found", "");
            case 403 -> problem(status, "stale", "");
            case 413 -> problem(status, "too-large", "");
            case 429 -> problem(status, "too-many", "");
            default -> status.is4xxClientError() ? problem(status, "not-found", "") : broken(request, failure);
        };
    }

    private ModelAndView broken(HttpServletRequest request, Throwable failure) {
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "broken", failures.broken(request, failure));
    }

    private static ModelAndView problem(HttpStatusCode status, String kind, String reference) {
        return new ModelAndView("web/problem", Map.of("kind", kind, "reference", reference), status);
    }
}
