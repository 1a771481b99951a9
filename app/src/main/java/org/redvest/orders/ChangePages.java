package org.redvest.orders;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A community changes an order, or does not want it any more. */
@Controller
@For(Role.COMMUNITY)
class ChangePages {

    private final Orders orders;
    private final OrderForms forms;

    ChangePages(Orders orders, OrderForms forms) {
        this.orders = orders;
        this.forms = forms;
    }

    @GetMapping("/orders/{number}/change")
    String change(@PathVariable String number, Hat hat, Model page) {
        var order = changeable(number);
        var form = forms.formOf(order).with("version", String.valueOf(order.version()));
        return form(order, form, Problems.NONE, hat, page);
    }

    @PostMapping("/orders/{number}/change")
    String change(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Hat hat,
            Model page,
            HttpServletResponse response) {
        var order = orders.order(new OrderNumber(number));
        var form = sameService(order, new OrderForm(typed));
        var reader = forms.reader(form);
        var reading = reader.read(order.shifts().size());
        var problems = reading.readable()
                ? changed(orders.change(order.number(), version(form), reading.draft(), hat))
                : reading.problems();
        if (problems.isEmpty()) {
            return "redirect:/orders/" + order.number();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var now = orders.order(order.number());
        // Whoever reads that the order has changed meanwhile decides on what it is now.
        var next = form.with("version", String.valueOf(now.version()));
        return form(now, next, OrderForms.shown(reader, problems), hat, page);
    }

    private static List<Problem> changed(Submission submission) {
        return switch (submission) {
            case Submission.Placed _ -> List.of();
            case Submission.Refused(var problems) -> problems;
            case Submission.Outdated outdated -> List.of(outdated(outdated.now()));
        };
    }

    private static Problem outdated(Order now) {
        return new Problem(
                "when", Rules.KEY + (now.state().mayBeChanged() ? "changed-meanwhile" : "too-late-to-change"));
    }

    @GetMapping("/orders/{number}/cancellation")
    String cancel(@PathVariable String number, Model page) {
        return cancellation(changeable(number), "", Problems.NONE, page);
    }

    @PostMapping("/orders/{number}/cancellation")
    String cancel(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Hat hat,
            Model page,
            HttpServletResponse response) {
        var order = orders.order(new OrderNumber(number));
        var problems = switch (orders.cancel(order.number(), reason.strip(), hat)) {
            case Submission.Placed _ -> List.<Problem>of();
            case Submission.Refused(var refused) -> refused;
            case Submission.Outdated _ -> List.of(new Problem("reason", Rules.KEY + "too-late-to-cancel"));
        };
        if (problems.isEmpty()) {
            return "redirect:/orders/" + order.number();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return cancellation(order, reason, new Problems(problems), page);
    }

    private Order changeable(String number) {
        var order = orders.order(new OrderNumber(number));
        if (!order.state().mayBeChanged()) {
            throw new NoSuchOrder("form");
        }
        return order;
    }

    private String form(Order order, OrderForm form, Problems problems, Hat hat, Model page) {
        page.addAttribute("view", forms.page(UUID.randomUUID(), form, Optional.of(order), problems, hat));
        page.addAttribute(
                "draft", forms.reader(form).read(order.shifts().size()).draft());
        return "orders/form";
    }

    private static String cancellation(Order order, String reason, Problems problems, Model page) {
        page.addAttribute("order", order);
        page.addAttribute("reason", reason);
        page.addAttribute("problems", problems);
        return "orders/cancellation";
    }

    /** What is ordered cannot be exchanged for something else by changing it. */
    private static OrderForm sameService(Order order, OrderForm form) {
        return form.with("item", order.service().item().map(Object::toString).orElse(""))
                .with("when", FormReader.OTHER);
    }

    private static int version(OrderForm form) {
        return form.value("version").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("version")) : 0;
    }
}
