package org.redvest.dispatch.places;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.ComingAnswer;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.Queries;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A volunteer sees what can be taken, takes it or not (接单), and has the ticket to it. */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class VolunteerPages {

    private final Dispatch dispatch;
    private final VolunteerDesk desk;
    private final Audit audit;
    private final WhoActs who;

    VolunteerPages(Dispatch dispatch, VolunteerDesk desk, Audit audit, WhoActs who) {
        this.dispatch = dispatch;
        this.desk = desk;
        this.audit = audit;
        this.who = who;
    }

    @GetMapping("/openings")
    String open(
            @RequestParam(name = "page", defaultValue = "1") String asked,
            Hat hat,
            HttpServletRequest request,
            Model page) {
        boolean invited = waits(WaitingInvitationCount.NAME, request);
        var view = desk.open(hat, false, new AddressParameter("page", asked).page(), invited);
        view.next().ifPresent(ticket -> opened(ticket, hat));
        page.addAttribute("view", view);
        page.addAttribute("emergency", waits(EmergencyAskCount.NAME, request));
        return "dispatch/openings";
    }

    /** What is full, and can be waited for (候补). */
    @GetMapping("/openings/full")
    String full(@RequestParam(name = "page", defaultValue = "1") String asked, Hat hat, Model page) {
        var view = desk.open(hat, true, new AddressParameter("page", asked).page(), false);
        view.next().ifPresent(ticket -> opened(ticket, hat));
        page.addAttribute("view", view);
        return "dispatch/openings";
    }

    @GetMapping("/openings/{need}")
    String offer(@PathVariable long need, @RequestParam(defaultValue = "") String refused, Hat hat, Model page) {
        var view = desk.offer(
                new NeedId(need),
                hat,
                new AddressParameter("refused", refused).oneOf(List.of(Refusal.values()), Refusal::code));
        var held = view.look().held();
        if (held.isPresent()) {
            return "redirect:/services/" + held.get().id().value();
        }
        page.addAttribute("view", view);
        return "dispatch/offer";
    }

    /** Accepted, it is a ticket; refused, the page one came from says why. */
    @PostMapping("/openings/{need}/acceptance")
    String accept(@PathVariable long need, @RequestParam UUID request, Hat hat) {
        return switch (dispatch.accept(new NeedId(need), me(hat), request)) {
            case Answer.Accepted accepted ->
                "redirect:/services/" + accepted.place().value();
            case Answer.AlreadyAccepted already ->
                "redirect:/services/" + already.place().value();
            case Answer.Full _ -> refused(need, Refusal.FULL);
            case Answer.TooLate _ -> refused(need, Refusal.TOO_LATE);
            case Answer.Clashes _ -> refused(need, Refusal.CLASHES);
            case Answer.Barred _ -> refused(need, Refusal.BARRED);
            case Answer.Withdrawn _ -> refused(need, Refusal.WITHDRAWN);
        };
    }

    @PostMapping("/openings/{need}/decline")
    String decline(@PathVariable long need, Hat hat) {
        return dispatch.decline(new NeedId(need), me(hat))
                .map(place -> "redirect:/services/" + place.id().value())
                .orElse("redirect:/openings/" + need);
    }

    @PostMapping("/openings/{need}/decline/undo")
    String undoDecline(@PathVariable long need, Hat hat) {
        dispatch.undoDecline(new NeedId(need), me(hat));
        return "redirect:/openings/" + need;
    }

    @GetMapping("/services")
    String services(
            @RequestParam(name = "page", defaultValue = "1") String asked,
            Hat hat,
            HttpServletRequest request,
            Model page) {
        boolean swaps = waits(SwapsToAnswer.NAME, request);
        var view = desk.schedule(hat, new AddressParameter("page", asked).page(), swaps);
        view.ahead().stream().findFirst().ifPresent(ticket -> opened(ticket, hat));
        page.addAttribute("view", view);
        return "dispatch/services";
    }

    /** A page that a browser keeps and shows when it has no network. Nothing private stands on it: a telephone may be shared. */
    @GetMapping("/services/offline")
    String offline(Hat hat, Model page) {
        page.addAttribute("services", desk.known(hat));
        return "dispatch/offline";
    }

    @GetMapping("/services/{place}")
    String service(@PathVariable long place, Hat hat, Model page) {
        var ticket = desk.ticket(new PlaceId(place), hat);
        opened(ticket, hat);
        page.addAttribute("ticket", ticket);
        return "dispatch/service";
    }

    /** Leave is asked before it is done: a place that is given back may be another's a moment later. */
    @GetMapping("/services/{place}/leave")
    String askForLeave(@PathVariable long place, Hat hat, Model page) {
        var ticket = desk.ticket(new PlaceId(place), hat);
        if (!ticket.mayLeave() || ticket.asked()) {
            return "redirect:/services/" + place;
        }
        page.addAttribute("ticket", ticket);
        page.addAttribute("leads", desk.leads(ticket));
        return "dispatch/leave";
    }

    /** Granted or too late, the ticket says which: too late, it names whom to call. */
    @PostMapping("/services/{place}/leave")
    String leave(@PathVariable long place, Hat hat) {
        dispatch.leave(new PlaceId(place), me(hat));
        return "redirect:/services/" + place;
    }

    /** The ticket says what became of it. */
    @PostMapping("/services/{place}/answer/yes")
    String comes(@PathVariable long place, @RequestParam(defaultValue = "") String time, Hat hat) {
        dispatch.comes(new PlaceId(place), me(hat), time);
        return "redirect:/services/" + place;
    }

    /** Whoever has said yes before, and cannot come after all, takes leave. */
    @PostMapping("/services/{place}/answer/no")
    String cannotCome(@PathVariable long place, @RequestParam(defaultValue = "") String time, Hat hat) {
        return switch (dispatch.cannotCome(new PlaceId(place), me(hat), time)) {
            case ComingAnswer.NotAsked _ -> "redirect:/services/" + place + "/leave";
            case ComingAnswer.Comes _, ComingAnswer.CannotCome _, ComingAnswer.AlreadyFree _ ->
                "redirect:/services/" + place;
        };
    }

    /** A volunteer who was shown an address and a telephone number stands in the audit log. */
    private void opened(Ticket ticket, Hat hat) {
        if (ticket.details().isPresent()) {
            audit.recordOnce(
                    AuditedAct.PRIVATE_DETAILS_READ,
                    hat.actor(),
                    ticket.activity().region(),
                    AuditSubject.named(ticket.activity().number().value()));
        }
    }

    private boolean waits(String count, HttpServletRequest request) {
        return who.acting(request).filter(acting -> acting.count(count) > 0).isPresent();
    }

    private static String refused(long need, Refusal refusal) {
        return "redirect:" + Queries.with("/openings/" + need, "refused", refusal.code());
    }

    private static VolunteerId me(Hat hat) {
        return VolunteerId.of(hat.account());
    }
}
