package org.redvest.residents;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.MenuItemId;
import org.redvest.orders.PrefilledOrders;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.redvest.web.FreeText;
import org.redvest.web.Language;
import org.redvest.web.Live;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A community answers its residents; a dispatcher reads what waits too long. */
@Controller
class HelpDeskPages {

    private final HelpDesk desk;
    private final HelpDoors doors;
    private final PrefilledOrders orders;
    private final Regions regions;
    private final Texts texts;
    private final Live live;
    private final Clock clock;

    HelpDeskPages(
            HelpDesk desk,
            HelpDoors doors,
            PrefilledOrders orders,
            Regions regions,
            Texts texts,
            Live live,
            Clock clock) {
        this.desk = desk;
        this.doors = doors;
        this.orders = orders;
        this.regions = regions;
        this.texts = texts;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping("/residents")
    @For({Role.COMMUNITY, Role.DISPATCHER})
    ModelAndView list(@RequestParam(defaultValue = "") String page, Hat hat) {
        var all = desk.list(hat, new AddressParameter("page", page).page());
        var view = new ModelAndView("residents/list");
        view.addObject("all", all);
        view.addObject("waiting", desk.waiting(hat.role(), hat.region()));
        view.addObject("community", hat.role() == Role.COMMUNITY);
        view.addObject("hasDoor", doors.find(hat).isPresent());
        view.addObject("regions", regions);
        view.addObject("now", clock.instant());
        return view;
    }

    @GetMapping("/residents/feed")
    @For(Role.COMMUNITY)
    SseEmitter feed(Hat hat) {
        return live.feed(HelpDesk.topic(hat.region()));
    }

    @GetMapping("/residents/{request}")
    @For({Role.COMMUNITY, Role.DISPATCHER})
    ModelAndView matter(@PathVariable long request, Hat hat) {
        return matter(request, hat, "", "", Problems.NONE);
    }

    /** @param item a service of the menu; empty for what the menu does not have */
    @PostMapping("/residents/{request}/order")
    @For(Role.COMMUNITY)
    ModelAndView order(@PathVariable long request, @RequestParam(defaultValue = "") String item, Hat hat) {
        var dish = Optional.of(item).filter(typed -> !typed.isEmpty()).map(MenuItemId::new);
        // What goes into the order's form is read by its volunteers, whose language is the house's.
        return desk.order(request, dish, hat, texts.in(Language.ZH))
                .map(form -> new ModelAndView("redirect:" + form))
                .orElseGet(() -> matter(request, hat, "", "", overtaken()));
    }

    @PostMapping("/residents/{request}/answer")
    @For(Role.COMMUNITY)
    ModelAndView answer(
            @PathVariable long request,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(name = FreeText.NOTHING_PRIVATE, required = false) @Nullable String nothingPrivate,
            Hat hat) {
        var words = PlainText.of(said);
        var chosen = HelpAnswer.HelpAnswerKind.of(kind);
        if (chosen.isEmpty()) {
            return matter(request, hat, kind, words, problem("kind", "residents.problem.kind"));
        }
        return switch (desk.answer(request, chosen.get(), words, nothingPrivate != null, hat)) {
            case HelpDesk.Answered.Done _ -> new ModelAndView("redirect:/residents/" + request);
            case HelpDesk.Answered.Overtaken _ -> matter(request, hat, kind, words, overtaken());
            case HelpDesk.Answered.Refused(var problems) -> matter(request, hat, kind, words, new Problems(problems));
        };
    }

    private static Problems overtaken() {
        return problem("answer", "residents.problem.overtaken");
    }

    private static Problems problem(String field, String key) {
        return new Problems(List.of(new Problem(field, key)));
    }

    private ModelAndView matter(long number, Hat hat, String kind, String said, Problems problems) {
        var matter = desk.matter(number, hat);
        var page = new ModelAndView("residents/matter");
        page.addObject("matter", matter);
        page.addObject("community", hat.role() == Role.COMMUNITY);
        page.addObject("place", regions.path(matter.request().region()));
        page.addObject("begun", matter.request().draft().filter(draft -> orders.begun(draft, hat)));
        page.addObject("kind", kind);
        page.addObject("said", said);
        page.addObject("problems", problems);
        page.addObject("now", clock.instant());
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
