package org.redvest.orders.forms;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.MenuItemId;
import org.redvest.orders.Draft;
import org.redvest.orders.NoSuchOrder;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.orders.drafting.KeptForms;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.orders.lists.OrderLists;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** A community orders: what, when, how many, 下单. */
@Controller
@For(Role.COMMUNITY)
class OrderPages {

    private final Orders orders;
    private final OrderForms forms;
    private final KeptForms kept;
    private final OrderLists lists;
    private final Catalogue catalogue;

    OrderPages(Orders orders, OrderForms forms, KeptForms kept, OrderLists lists, Catalogue catalogue) {
        this.orders = orders;
        this.forms = forms;
        this.kept = kept;
        this.lists = lists;
        this.catalogue = catalogue;
    }

    @GetMapping("/orders/new")
    String pick(@RequestParam(defaultValue = "1") String drafts, Hat hat, Model page) {
        page.addAttribute("pick", lists.pick(new AddressParameter("drafts", drafts).page(), hat));
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

    /** What is refused is kept and shown at its own address, which survives a reload and another language. */
    @PostMapping("/orders")
    String submit(@RequestParam MultiValueMap<String, String> typed, Hat hat, Model page) {
        var form = new OrderForm(typed);
        var id = id(form);
        if (KeptForms.isOfAnotherHat(form, hat)) {
            return anotherHat(id, form, hat, page);
        }
        var reading = forms.reader(form).read(0);
        var answer = problems(id, form, reading, hat).isEmpty()
                ? orders.submit(id, reading.draft(), hat)
                : new Submission.Refused(List.of());
        return switch (answer) {
            case Submission.Placed(var number) -> "redirect:/orders/" + number;
            case Submission.Unchanged(var number) -> "redirect:/orders/" + number;
            case Submission.Outdated(var order) -> sentBefore(order, form, reading.draft(), hat);
            case Submission.Refused _ -> {
                kept.keep(id, Optional.empty(), form, hat);
                yield "redirect:" + address(id) + "?checked=true";
            }
        };
    }

    /** The back button, then other words: they become a change of the order that the form is already, as far as it can be changed. */
    private String sentBefore(Order order, OrderForm form, Draft draft, Hat hat) {
        if (!orders.mayBeChanged(order)) {
            return "redirect:/orders/" + order.number() + "?late=true";
        }
        var change = forms.atTimes(draft.shifts(), form).with(ChangePages.SENT_BEFORE, FormReader.YES);
        return "redirect:"
                + Queries.with(
                        "/orders/" + order.number() + "/change",
                        "form",
                        kept.keepAbout(order.number(), "change", change, hat));
    }

    /** All at once: who has mended what is wrong must not then be asked about the same line. */
    private List<Problem> problems(UUID id, OrderForm form, FormReader.Reading reading, Hat hat) {
        var wrong = reading.with(orders.problems(reading.draft()));
        var doubts = forms.doubts(form, reading.draft(), Optional.empty());
        var twin = forms.doubtsAboutTwin(id, form, reading.draft(), hat);
        return Stream.of(wrong, doubts, twin).flatMap(List::stream).toList();
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
        if (fragment.isEmpty() && KeptForms.isOfAnotherHat(form, hat)) {
            return anotherHat(id, form, hat, page);
        }
        page.addAttribute("savedAt", kept.keep(id, Optional.empty(), form, hat));
        if (fragment.isEmpty()) {
            return "redirect:/orders/new";
        }
        page.addAttribute("view", forms.page(id, form, Optional.empty(), Problems.NONE, hat));
        page.addAttribute("draft", forms.reader(form).read(0).draft());
        return "orders/summary";
    }

    /** @param checked after it was refused: then what is wrong with it stands beside its fields */
    @GetMapping("/orders/drafts/{draft}")
    String resume(@PathVariable UUID draft, @RequestParam(defaultValue = "") String checked, Hat hat, Model page) {
        var form = kept.find(draft, Optional.empty(), hat)
                .orElseThrow(() -> new NoSuchOrder("draft"))
                .form();
        var reader = forms.reader(form);
        var reading = reader.read(0);
        var problems = new AddressParameter("checked", checked).flag()
                ? OrderForms.shown(reader, problems(draft, form, reading, hat))
                : Problems.NONE;
        return form(forms.page(draft, form, Optional.empty(), problems, hat), page);
    }

    @PostMapping("/orders/drafts/{draft}/discard")
    String discard(@PathVariable UUID draft, Hat hat) {
        kept.discard(draft, hat);
        return "redirect:/orders/new";
    }

    /**
     * Written for one community, sent under the hat of another, as happens in two tabs: it stays with the first. Where that hat
     * was taken away, the words are kept for the second, and nothing that is private to the first.
     */
    private String anotherHat(UUID id, OrderForm form, Hat now, Model page) {
        var writer = kept.writer(form, now);
        if (writer.isPresent()) {
            kept.keep(id, Optional.empty(), form, now);
            return OtherHat.page(writer.get(), address(id), page);
        }
        var mine = KeptForms.named(id, now.grant());
        kept.keep(mine, Optional.empty(), forms.movedTo(now, form), now);
        return "redirect:" + address(mine);
    }

    private static String address(UUID draft) {
        return "/orders/drafts/" + draft;
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
