package org.redvest.orders;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.MenuItemId;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** A community orders: what, when, how many, 下单. */
@Controller
@For(Role.COMMUNITY)
class OrderPages {

    private final Orders orders;
    private final OrderForms forms;
    private final OrderLists lists;
    private final Catalogue catalogue;

    OrderPages(Orders orders, OrderForms forms, OrderLists lists, Catalogue catalogue) {
        this.orders = orders;
        this.forms = forms;
        this.lists = lists;
        this.catalogue = catalogue;
    }

    @GetMapping("/orders/new")
    String pick(Hat hat, Model page) {
        page.addAttribute("pick", lists.pick(hat));
        return "orders/pick";
    }

    @GetMapping("/orders/new/need/{category}")
    String need(@PathVariable String category, Hat hat, Model page) {
        var need = catalogue.category(category);
        if (need.offMenu()) {
            return "redirect:/orders/new/other";
        }
        page.addAttribute("category", need);
        page.addAttribute("items", catalogue.menu(need));
        return "orders/need";
    }

    @GetMapping("/orders/new/item/{item}")
    String item(@PathVariable String item, Hat hat, Model page) {
        return form(forms.begin(Optional.of(catalogue.item(new MenuItemId(item))), hat), page);
    }

    @GetMapping("/orders/new/other")
    String offMenu(Hat hat, Model page) {
        return form(forms.begin(Optional.empty(), hat), page);
    }

    @PostMapping("/orders")
    String submit(
            @RequestParam MultiValueMap<String, String> typed, Hat hat, Model page, HttpServletResponse response) {
        var form = new OrderForm(typed);
        var id = id(form);
        var reader = forms.reader(form);
        var reading = reader.read(0);
        var problems = reading.readable()
                ? placed(orders.submit(id, reading.draft(), hat), page)
                : reading.with(orders.problems(reading.draft()));
        if (problems.isEmpty()) {
            return "redirect:/orders/" + page.getAttribute("placed");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(forms.page(id, form, Optional.empty(), OrderForms.shown(reader, problems), hat), page);
    }

    private static List<Problem> placed(Submission submission, Model page) {
        return switch (submission) {
            case Submission.Placed(var number) -> {
                page.addAttribute("placed", number);
                yield List.of();
            }
            case Submission.Refused(var problems) -> problems;
            case Submission.Outdated outdated ->
                throw new IllegalStateException(
                        "A new order cannot be outdated by " + outdated.now().number());
        };
    }

    /** Each answer is kept as soon as it is given; the button does the same where scripts are off. */
    @PostMapping("/orders/drafts")
    String save(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader("HX-Request") Optional<String> fragment,
            Hat hat,
            Model page) {
        var form = new OrderForm(typed);
        var id = id(form);
        page.addAttribute("savedAt", forms.save(id, form, hat));
        if (fragment.isEmpty()) {
            return "redirect:/orders/new";
        }
        page.addAttribute("view", forms.page(id, form, Optional.empty(), Problems.NONE, hat));
        page.addAttribute("draft", forms.reader(form).read(0).draft());
        return "orders/summary";
    }

    @GetMapping("/orders/drafts/{draft}")
    String resume(@PathVariable UUID draft, Hat hat, Model page) {
        var saved = forms.saved(draft, hat);
        return form(forms.page(draft, saved.form(), Optional.empty(), Problems.NONE, hat), page);
    }

    @PostMapping("/orders/drafts/{draft}/discard")
    String discard(@PathVariable UUID draft, Hat hat) {
        forms.discard(draft, hat);
        return "redirect:/orders/new";
    }

    private String form(FormPage view, Model page) {
        page.addAttribute("view", view);
        page.addAttribute("draft", forms.reader(view.form()).read(0).draft());
        return "orders/form";
    }

    private static UUID id(OrderForm form) {
        try {
            return UUID.fromString(form.value("request"));
        } catch (IllegalArgumentException notOurs) {
            throw new NoSuchOrder("draft");
        }
    }
}
