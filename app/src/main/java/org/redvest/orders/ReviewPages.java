package org.redvest.orders;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.web.Live;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The committee reviews (审单): approve in a tap, return or reject with a reason. */
@Controller
@For(Role.DISPATCHER)
class ReviewPages {

    private final Orders orders;
    private final ReviewDesk desk;
    private final Live live;
    private final Audit audit;

    ReviewPages(Orders orders, ReviewDesk desk, Live live, Audit audit) {
        this.orders = orders;
        this.desk = desk;
        this.live = live;
        this.audit = audit;
    }

    @GetMapping("/review")
    String queue(@RequestParam(defaultValue = "waiting") String tab, Hat hat, Model page) {
        var queue = desk.queue(ReviewTab.of(tab), hat);
        var first = queue.rows().stream().findFirst().map(row -> row.order().number());
        page.addAttribute("queue", queue);
        page.addAttribute("dossier", first.map(number -> opened(number, hat)));
        page.addAttribute("attempt", ReviewAttempt.NONE);
        return "orders/review";
    }

    /** The list alone, for the page that is open while it changes. */
    @GetMapping("/review/queue")
    String rows(
            @RequestParam(defaultValue = "waiting") String tab,
            @RequestParam(defaultValue = "") String open,
            Hat hat,
            Model page) {
        page.addAttribute("queue", desk.queue(ReviewTab.of(tab), hat));
        page.addAttribute("open", open);
        return "orders/queue";
    }

    @GetMapping(path = "/review/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Hat hat) {
        return live.feed(Track.queueTopic(hat.region()));
    }

    @GetMapping("/review/{number}")
    String dossier(
            @PathVariable String number, @RequestParam(defaultValue = "waiting") String tab, Hat hat, Model page) {
        return show(new OrderNumber(number), ReviewTab.of(tab), ReviewAttempt.NONE, hat, page);
    }

    @PostMapping("/review/{number}/approval")
    String approve(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Optional<String> category,
            Hat hat,
            Model page,
            HttpServletResponse response) {
        var order = new OrderNumber(number);
        var review = category.isPresent()
                ? orders.approveAs(category.get(), order, version, hat)
                : orders.approve(order, version, hat);
        return answer(order, review, "", "", hat, page, response);
    }

    @PostMapping("/review/{number}/refusal")
    String refuse(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String said,
            Hat hat,
            Model page,
            HttpServletResponse response) {
        var order = new OrderNumber(number);
        var review = reason(reason)
                .map(chosen -> orders.refuse(order, version, chosen, said.strip(), hat))
                .orElseGet(() -> new Review.Refused(List.of(new Problem("reason", Rules.KEY + "no-reason"))));
        return answer(order, review, reason, said, hat, page, response);
    }

    private String answer(
            OrderNumber order,
            Review review,
            String reason,
            String said,
            Hat hat,
            Model page,
            HttpServletResponse response) {
        return switch (review) {
            case Review.Done _ -> "redirect:/review/" + order;
            case Review.Refused(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var attempt = new ReviewAttempt(reason, said, new Problems(problems), Optional.empty());
                yield show(order, ReviewTab.WAITING, attempt, hat, page);
            }
            case Review.AlreadyDecided decided -> late(order, decided, hat, page, response);
            case Review.Outdated outdated -> late(order, outdated, hat, page, response);
        };
    }

    /** Nothing was written: the reviewer sees what was decided, or changed, first. */
    private String late(OrderNumber order, Review review, Hat hat, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(order, ReviewTab.WAITING, new ReviewAttempt("", "", Problems.NONE, Optional.of(review)), hat, page);
    }

    private String show(OrderNumber number, ReviewTab tab, ReviewAttempt attempt, Hat hat, Model page) {
        page.addAttribute("queue", desk.queue(tab, hat));
        page.addAttribute("dossier", Optional.of(opened(number, hat)));
        page.addAttribute("attempt", attempt);
        return "orders/review";
    }

    private Dossier opened(OrderNumber number, Hat hat) {
        var dossier = desk.dossier(number, hat);
        audit.recordOnce(
                AuditedAct.PRIVATE_DETAILS_READ,
                hat.actor(),
                dossier.order().region(),
                AuditSubject.named(number.value()));
        return dossier;
    }

    static Optional<Decision.Reason> reason(String word) {
        return Stream.of(Decision.Reason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }
}
