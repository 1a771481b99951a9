package org.redvest.dispatch.plans;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.Where;
import org.redvest.dispatch.board.BoardReader;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.regions.Regions;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.Live;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** 派单方案: a plan is asked for on the board, watched while it is computed, read, changed, sent or thrown away. */
@Controller
@For(Role.DISPATCHER)
class PlanPages {

    private final Plans plans;
    private final PlanSending sending;
    private final PlanDesk desk;
    private final WhatIf whatIf;
    private final BoardReader reader;
    private final Regions regions;
    private final Live live;

    PlanPages(
            Plans plans,
            PlanSending sending,
            PlanDesk desk,
            WhatIf whatIf,
            BoardReader reader,
            Regions regions,
            Live live) {
        this.plans = plans;
        this.sending = sending;
        this.desk = desk;
        this.whatIf = whatIf;
        this.reader = reader;
        this.regions = regions;
        this.live = live;
    }

    @GetMapping("/plans")
    String list(@RequestParam(name = "page", defaultValue = "") String number, Model page) {
        page.addAttribute("plans", plans.list(new AddressParameter("page", number).page()));
        page.addAttribute("regions", regions);
        return "dispatch/plans";
    }

    /** For all shifts of a tab of the board that lack people, or for those that were chosen. */
    @PostMapping("/plans")
    String begin(@RequestParam MultiValueMap<String, String> asked, Hat me) {
        var where = Where.of("/board", Optional.ofNullable(asked.getFirst("region")), me, regions);
        var question = reader.question(asked, where.region().code());
        boolean all = AddressParameter.of(asked, "all").flag();
        var chosen = all ? Set.<ShiftId>of() : chosen(asked);
        var begun = all || !chosen.isEmpty() ? plans.begin(question, chosen, me) : Optional.<PlanId>empty();
        return begun.map(plan -> "redirect:" + plan.path())
                .orElseGet(() -> "redirect:" + where.list("tab", question.tab().word(), "chosen", "none"));
    }

    private static Set<ShiftId> chosen(MultiValueMap<String, String> asked) {
        return asked.getOrDefault("shift", List.of()).stream()
                .flatMap(typed -> new AddressParameter("shift", typed).number().stream())
                .map(ShiftId::new)
                .collect(Collectors.toSet());
    }

    @GetMapping("/plans/{plan}")
    String plan(@PathVariable long plan, @RequestParam(name = "page", defaultValue = "") String number, Model page) {
        page.addAttribute("view", desk.view(new PlanId(plan), new AddressParameter("page", number).page()));
        page.addAttribute("regions", regions);
        return "dispatch/plan";
    }

    /** The part that changes while the plan is computed. */
    @GetMapping("/plans/{plan}/progress")
    String progress(@PathVariable long plan, Model page) {
        page.addAttribute("view", desk.view(new PlanId(plan), 1));
        page.addAttribute("regions", regions);
        return "dispatch/plan-body";
    }

    @GetMapping(path = "/plans/{plan}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@PathVariable long plan) {
        return live.feed(PlanRuns.topic(plans.plan(new PlanId(plan)).id()));
    }

    @PostMapping("/plans/{plan}/stop")
    String stop(@PathVariable long plan) {
        plans.stop(new PlanId(plan));
        return "redirect:" + new PlanId(plan).path();
    }

    /** Everybody is asked, as far as the rules allow it now; the page then says of whom they did not. */
    @PostMapping("/plans/{plan}/sending")
    String send(@PathVariable long plan, Hat me) {
        sending.send(new PlanId(plan), me);
        return "redirect:" + new PlanId(plan).path();
    }

    @PostMapping("/plans/{plan}/discard")
    String discard(@PathVariable long plan, Hat me) {
        plans.discard(new PlanId(plan), me);
        return "redirect:/plans";
    }

    /** The same shifts by what the database says now. */
    @PostMapping("/plans/{plan}/again")
    String again(@PathVariable long plan, Hat me) {
        return "redirect:" + plans.again(new PlanId(plan), me).path();
    }

    @GetMapping("/plans/{plan}/needs/{need}/others/{volunteer}")
    String others(@PathVariable long plan, @PathVariable long need, @PathVariable long volunteer, Model page) {
        page.addAttribute("view", desk.others(new PlanId(plan), need, new VolunteerId(volunteer)));
        page.addAttribute("regions", regions);
        return "dispatch/plan-others";
    }

    /** What a change of one shift would bring. */
    @GetMapping("/plans/{plan}/needs/{need}/what-if")
    String whatIf(@PathVariable long plan, @PathVariable long need, Model page) {
        page.addAttribute("view", whatIf.of(new PlanId(plan), need));
        page.addAttribute("regions", regions);
        return "dispatch/what-if";
    }

    /** One person is not asked for a need; another one may be in their place. */
    @PostMapping("/plans/{plan}/needs/{need}/without/{volunteer}")
    String without(
            @PathVariable long plan,
            @PathVariable long need,
            @PathVariable long volunteer,
            @RequestParam(defaultValue = "") String other,
            Hat me) {
        var not = new HandChange(new PlanningWish.NamedPair(volunteer, need), false);
        var changes = new AddressParameter("other", other)
                .number()
                .map(number -> List.of(not, new HandChange(new PlanningWish.NamedPair(number, need), true, true)))
                .orElse(List.of(not));
        return "redirect:" + plans.change(new PlanId(plan), changes, me).path();
    }

    /** One person is asked for a need in any case. */
    @PostMapping("/plans/{plan}/needs/{need}/with/{volunteer}")
    String with(@PathVariable long plan, @PathVariable long need, @PathVariable long volunteer, Hat me) {
        var kept = List.of(new HandChange(new PlanningWish.NamedPair(volunteer, need), true));
        return "redirect:" + plans.change(new PlanId(plan), kept, me).path();
    }
}
