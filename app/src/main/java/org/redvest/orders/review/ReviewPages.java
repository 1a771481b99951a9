package org.redvest.orders.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.orders.Decision;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Review;
import org.redvest.orders.drafting.KeptForms;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.orders.drafting.SavedDraft;
import org.redvest.orders.forms.Doubts;
import org.redvest.orders.lists.ReviewTab;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.redvest.web.AddressParameter;
import org.redvest.web.Live;
import org.redvest.web.Problems;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;

/** The committee reviews (审单): approve in a tap, return or reject with a reason. */
@Controller
@For(Role.DISPATCHER)
class ReviewPages {

    private final Orders orders;
    private final ReviewDesk desk;
    private final KeptForms kept;
    private final Live live;
    private final Audit audit;

    ReviewPages(Orders orders, ReviewDesk desk, KeptForms kept, Live live, Audit audit) {
        this.orders = orders;
        this.desk = desk;
        this.kept = kept;
        this.live = live;
        this.audit = audit;
    }

    @GetMapping("/review")
    String queue(@RequestParam MultiValueMap<String, String> asked, Hat hat, Model page) {
        var queue = queue(asked, hat);
        var first =
                queue.rows().rows().stream().findFirst().map(row -> row.order().number());
        page.addAttribute("queue", queue);
        page.addAttribute("dossier", first.map(number -> desk.preview(number, hat)));
        page.addAttribute("attempt", ReviewAttempt.NONE);
        return "orders/review";
    }

    /** The list alone, for the page that is open while it changes. */
    @GetMapping("/review/queue")
    String rows(@RequestParam MultiValueMap<String, String> asked, Hat hat, Model page) {
        page.addAttribute("queue", queue(asked, hat));
        page.addAttribute("open", ActivityNumber.in(AddressParameter.of(asked, "open")));
        return "orders/queue";
    }

    @GetMapping(path = "/review/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Hat hat) {
        return live.feed(Shifts.topic(hat.region()));
    }

    /**
     * {@code form} is the number of a refusal that was not taken, and kept; {@code late} says of a decision that came too late whether
     * another reviewer's stands, or the community has changed the order.
     */
    @GetMapping("/review/{number}")
    String dossier(
            @PathVariable String number, @RequestParam MultiValueMap<String, String> asked, Hat hat, Model page) {
        var dossier = opened(new ActivityNumber(number), hat);
        var saved = kept.find(
                        AddressParameter.of(asked, "form"), dossier.order().number(), hat)
                .map(SavedDraft::form);
        var late = AddressParameter.of(asked, "late").oneOf(List.of("decided", "outdated"), word -> word);
        page.addAttribute("queue", queue(asked, hat));
        page.addAttribute("dossier", Optional.of(dossier));
        page.addAttribute("attempt", attempt(dossier.order(), saved, late.orElse("")));
        return "orders/review";
    }

    private static ReviewAttempt attempt(Order order, Optional<OrderForm> saved, String late) {
        var stands = switch (late) {
            case "decided" -> order.decision().<Review>map(decision -> new Review.AlreadyDecided(order, decision));
            case "outdated" -> Optional.<Review>of(new Review.Outdated(order));
            default -> Optional.<Review>empty();
        };
        var reason = saved.map(typed -> typed.value("reason")).orElse("");
        var said = saved.map(typed -> typed.value("said")).orElse("");
        boolean nothingPrivate = saved.filter(Doubts::nothingPrivate).isPresent();
        var problems = saved.isPresent() && stands.isEmpty()
                ? new Problems(Reviewing.problems(reason(reason), said, nothingPrivate))
                : Problems.NONE;
        var other = stands.filter(Review.AlreadyDecided.class::isInstance)
                .map(Review.AlreadyDecided.class::cast)
                .flatMap(decided -> other(decided.first(), saved, said));
        return new ReviewAttempt(reason, said, problems, stands, other);
    }

    /** What the reader had decided, where that is not what stands: only a refusal has a form. */
    private static Optional<Decision.Verdict> other(Decision first, Optional<OrderForm> saved, String said) {
        var mine = saved.flatMap(typed -> reason(typed.value("reason")))
                .map(Decision.DecisionReason::verdict)
                .orElse(Decision.Verdict.APPROVED);
        return first.verdict() == mine && first.said().equals(said) ? Optional.empty() : Optional.of(mine);
    }

    @PostMapping("/review/{number}/approval")
    String approve(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") String version,
            @RequestParam Optional<String> category,
            Hat hat) {
        var order = new ActivityNumber(number);
        var review = category.isPresent()
                ? orders.approveAs(category.get(), order, version(version), hat)
                : orders.approve(order, version(version), hat);
        boolean again = review instanceof Review.AlreadyDecided(var _, var first)
                && first.isAgain(Decision.Verdict.APPROVED, hat.account(), Optional.empty(), "");
        return "redirect:" + (again ? "/review/" + order : address(order, review, ""));
    }

    @PostMapping("/review/{number}/refusal")
    String refuse(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed, Hat hat) {
        var order = new ActivityNumber(number);
        var form = new OrderForm(typed);
        orders.order(order);
        var reason = reason(form.value("reason"));
        var problems = Reviewing.problems(reason, form.value("said"), Doubts.nothingPrivate(form));
        var review = problems.isEmpty()
                ? orders.refuse(order, version(form.value("version")), reason.orElseThrow(), form.value("said"), hat)
                : new Review.Refused(problems);
        boolean again = review instanceof Review.AlreadyDecided(var _, var first)
                && first.isAgain(reason.orElseThrow().verdict(), hat.account(), reason, form.value("said"));
        if (again || review instanceof Review.Done) {
            kept.discardAbout(order, hat);
            return "redirect:/review/" + order;
        }
        return "redirect:"
                + address(
                        order,
                        review,
                        kept.keepAbout(order, "refusal", form, hat).toString());
    }

    /** Where the order was not rejected, or is not any more, the page shows how it stands. */
    @PostMapping("/review/{number}/reconsideration")
    String reconsider(@PathVariable String number, Hat hat) {
        var order = new ActivityNumber(number);
        orders.reconsider(order, hat);
        return "redirect:/review/" + order;
    }

    /** Nothing was written where it came too late: the reviewer sees first what was decided, or changed. */
    private static String address(ActivityNumber order, Review review, String form) {
        var page = UriComponentsBuilder.fromPath("/review/" + order);
        if (!form.isEmpty()) {
            page.queryParam("form", form);
        }
        return switch (review) {
            case Review.Done _, Review.Refused _ -> page.toUriString();
            case Review.AlreadyDecided _ -> page.queryParam("late", "decided").toUriString();
            case Review.Outdated _ -> page.queryParam("late", "outdated").toUriString();
        };
    }

    private ReviewQueue queue(MultiValueMap<String, String> asked, Hat hat) {
        var tab = AddressParameter.of(asked, "tab").oneOf(List.of(ReviewTab.values()), ReviewTab::word);
        return desk.queue(
                tab.orElse(ReviewTab.WAITING),
                AddressParameter.of(asked, "words").words(),
                AddressParameter.of(asked, "page").page(),
                hat);
    }

    private static int version(String typed) {
        return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private Dossier opened(ActivityNumber number, Hat hat) {
        var dossier = desk.dossier(number, hat);
        if (dossier.note().isPresent()) {
            audit.recordOnce(
                    AuditedAct.PRIVATE_DETAILS_READ,
                    hat.actor(),
                    dossier.order().region(),
                    AuditSubject.named(number.value()));
        }
        return dossier;
    }

    static Optional<Decision.DecisionReason> reason(String word) {
        return Stream.of(Decision.DecisionReason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }
}
