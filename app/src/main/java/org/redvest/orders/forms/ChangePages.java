package org.redvest.orders.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.orders.drafting.Drafting;
import org.redvest.orders.drafting.KeptForms;
import org.redvest.orders.drafting.OrderChecks;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.orders.drafting.SavedDraft;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Queries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A community changes an order, or does not want all of it any more. */
@Controller
@For(Role.COMMUNITY)
class ChangePages {

    /** The hidden word of a change that was typed into the form of an order that had been sent. */
    static final String SENT_BEFORE = "sent";

    private final Orders orders;
    private final OrderForms forms;
    private final KeptForms kept;

    ChangePages(Orders orders, OrderForms forms, KeptForms kept) {
        this.orders = orders;
        this.forms = forms;
        this.kept = kept;
    }

    /** @param form the number of a form that was refused and kept */
    @GetMapping("/orders/{number}/change")
    String change(@PathVariable String number, @RequestParam(defaultValue = "") String form, Hat hat, Model page) {
        var order = orders.order(new ActivityNumber(number));
        if (!orders.mayBeChanged(order)) {
            return closed(order.number(), form);
        }
        var saved = kept.find(new AddressParameter("form", form), order.number(), hat)
                .map(SavedDraft::form);
        if (saved.isEmpty()) {
            return form(order, forms.formOf(order), Problems.NONE, hat, page);
        }
        var typed = forms.typedChange(order, saved.get());
        var problems = shownProblems(order, typed);
        // A reader of "has changed meanwhile" decides on what the order is now.
        return form(order, typed.with("version", String.valueOf(order.version())), problems, hat, page);
    }

    @PostMapping("/orders/{number}/change")
    String change(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed, Hat hat) {
        var id = new ActivityNumber(number);
        var asTyped = new OrderForm(typed);
        var order = orders.order(id);
        var form = forms.typedChange(order, asTyped);
        var reading = forms.reader(form).read(OrderForms.rows(order));
        if (isNow(order, asTyped)) {
            return order.version() == version(form) ? unchanged(order, hat) : "redirect:/orders/" + id;
        }
        var answer = problems(order, form, reading).isEmpty()
                ? orders.change(id, version(form), reading.draft(), hat)
                : new Submission.Outdated(order);
        return switch (answer) {
            case Submission.Placed _ -> {
                kept.discardAbout(id, hat);
                yield "redirect:/orders/" + id;
            }
            case Submission.Unchanged _ -> unchanged(order, hat);
            // The same form came in beside this one, and was first.
            case Submission.Outdated _ when isNow(orders.order(id), asTyped) -> "redirect:/orders/" + id;
            case Submission.Refused _, Submission.Outdated _ ->
                orders.mayBeChanged(order) ? "redirect:" + keep(id, "change", form, hat) : late(id);
        };
    }

    /** Of what is closed nothing typed is read any more: it cannot be said that it differed in nothing. */
    private String unchanged(Order order, Hat hat) {
        kept.discardAbout(order.number(), hat);
        return orders.mayBeChanged(order)
                ? "redirect:/orders/" + order.number() + "?unchanged=true"
                : late(order.number());
    }

    /**
     * A change that was sent twice: the order has become what was typed, and its services may stand in other lines since. What was
     * returned is sent in again as it stands.
     */
    private boolean isNow(Order order, OrderForm asTyped) {
        if (order.state() == OrderState.RETURNED) {
            return false;
        }
        var now = forms.reader(forms.formOf(order))
                .read(OrderForms.rows(order))
                .draft()
                .inOrder();
        return Stream.of(OrderForms.ofOrder(order, asTyped), forms.typedChange(order, asTyped))
                .map(form -> forms.reader(form).read(0))
                .filter(FormReader.Reading::readable)
                .map(typed -> typed.draft().inOrder())
                .anyMatch(typed -> order.state().inReview() ? typed.equals(now) : isNow(typed, now, order));
    }

    /** Once approved, only what lies ahead, how many people and whom to ask for were asked. */
    private boolean isNow(Draft typed, Draft now, Order order) {
        var ahead = orders.cancellable(order);
        return aheadOf(typed, order, ahead)
                        .equals(ahead.stream().map(Shift::window).toList())
                && Drafting.people(typed).equals(Drafting.people(now))
                && typed.details().equals(now.details());
    }

    /** A form that lay open while a service began still has its time. */
    private static List<Window> aheadOf(Draft typed, Order order, List<Shift> ahead) {
        var times = new ArrayList<>(typed.shifts());
        for (var shift : order.shifts()) {
            if (!ahead.contains(shift) && times.size() > ahead.size()) {
                times.remove(shift.window());
            }
        }
        return times;
    }

    private Problems shownProblems(Order order, OrderForm typed) {
        var reader = forms.reader(typed);
        var problems = problems(order, typed, reader.read(OrderForms.rows(order)));
        var shown = order.version() == version(typed) ? reader.asShown(problems) : problems;
        return new Problems(
                shown.stream().map(problem -> withAField(order, problem)).toList());
    }

    /** What is history is no field any more, and what the order does not have never was one: it is said of all times together. */
    private Problem withAField(Order order, Problem problem) {
        var row = FormReader.row(problem.field());
        return order.state().inReview() || row.isEmpty() || canBeTyped(order, row.getAsInt())
                ? problem
                : new Problem("when", problem.key(), problem.arguments());
    }

    private boolean canBeTyped(Order order, int row) {
        return row < order.shifts().size()
                && orders.cancellable(order).contains(order.shifts().get(row));
    }

    private List<Problem> problems(Order order, OrderForm form, FormReader.Reading reading) {
        if (order.version() != version(form)) {
            var word = form.has(SENT_BEFORE, FormReader.YES) ? "sent-before" : "changed-meanwhile";
            return List.of(new Problem("when", OrderChecks.KEY + word));
        }
        var wrong = reading.with(orders.problems(order, reading.draft()));
        var doubts = forms.doubts(form, reading.draft(), Optional.of(order));
        return Stream.concat(wrong.stream(), doubts.stream()).toList();
    }

    /** @param shift the one service to cancel, or nothing where it is cancelled already; without it all that lies ahead is chosen */
    @GetMapping("/orders/{number}/cancellation")
    String cancel(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String shift,
            @RequestParam(defaultValue = "") String form,
            Hat hat,
            Model page) {
        var order = orders.order(new ActivityNumber(number));
        if (!orders.mayBeChanged(order)) {
            return closed(order.number(), form);
        }
        var saved = kept.find(new AddressParameter("form", form), order.number(), hat)
                .map(SavedDraft::form);
        var all = orders.cancellable(order).stream()
                .map(each -> each.id().toString())
                .toList();
        var one = new AddressParameter("shift", shift).number().map(String::valueOf);
        // A form without the list of services is about all that lies ahead.
        var chosen = saved.filter(typed -> typed.has("list", FormReader.YES))
                .map(typed -> typed.values("shifts"))
                .orElseGet(() -> one.filter(all::contains).map(List::of).orElse(all));
        var reason = saved.map(typed -> typed.value("reason")).orElse("");
        var problems = saved.map(typed -> cancellationProblems(order, shifts(chosen), typed))
                .orElse(List.of());
        page.addAttribute("order", order);
        page.addAttribute("services", orders.cancellable(order));
        page.addAttribute("chosen", Set.copyOf(chosen));
        page.addAttribute("reason", reason);
        page.addAttribute("problems", new Problems(problems));
        return "orders/cancellation";
    }

    @PostMapping("/orders/{number}/cancellation")
    String cancel(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed, Hat hat) {
        var id = new ActivityNumber(number);
        var form = new OrderForm(typed);
        var order = orders.order(id);
        var why = form.value("reason");
        if (orders.mayBeChanged(order) && !Doubts.aboutReason(form).isEmpty()) {
            return "redirect:" + keep(id, "cancellation", form, hat);
        }
        // A form without the list of services cancels all that lies ahead.
        var answer = form.has("list", FormReader.YES)
                ? orders.cancel(id, shifts(form.values("shifts")), why, hat)
                : orders.cancel(id, why, hat);
        return switch (answer) {
            case Submission.Placed _, Submission.Unchanged _ -> {
                kept.discardAbout(id, hat);
                yield "redirect:/orders/" + id;
            }
            case Submission.Refused _ -> "redirect:" + keep(id, "cancellation", form, hat);
            case Submission.Outdated _ -> late(id);
        };
    }

    private List<Problem> cancellationProblems(Order order, Set<ShiftId> chosen, OrderForm form) {
        return Stream.concat(
                        orders.cancellationProblems(order, chosen, form.value("reason")).stream(),
                        Doubts.aboutReason(form).stream())
                .toList();
    }

    private String keep(ActivityNumber about, String page, OrderForm form, Hat hat) {
        return Queries.with("/orders/" + about + "/" + page, "form", kept.keepAbout(about, page, form, hat));
    }

    /** It went on while the form stood open: the order's page says where it is now, and why it cannot be changed. */
    private static String late(ActivityNumber number) {
        return "redirect:/orders/" + number + "?late=true";
    }

    /** Whoever only opens the page of a change has sent nothing yet. */
    private static String closed(ActivityNumber number, String form) {
        return form.isEmpty() ? "redirect:/orders/" + number + "?closed=true" : late(number);
    }

    private String form(Order order, OrderForm form, Problems problems, Hat hat, Model page) {
        page.addAttribute("view", forms.page(UUID.randomUUID(), form, Optional.of(order), problems, hat));
        page.addAttribute(
                "draft", forms.reader(form).read(OrderForms.rows(order)).draft());
        return "orders/form";
    }

    private static Set<ShiftId> shifts(List<String> typed) {
        return typed.stream()
                .filter(id -> id.matches("[0-9]{1,15}"))
                .map(id -> new ShiftId(Long.parseLong(id)))
                .collect(Collectors.toSet());
    }

    private static int version(OrderForm form) {
        return form.value("version").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("version")) : 0;
    }
}
