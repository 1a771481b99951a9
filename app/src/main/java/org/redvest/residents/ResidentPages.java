package org.redvest.residents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.redvest.catalogue.Catalogue;
import org.redvest.regions.Regions;
import org.redvest.web.KeyPages;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.QrDrawing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A resident asks by the code at the door, and follows by the link. Nothing here is for anybody signed in alone. */
@Controller
class ResidentPages {

    private final Residents residents;
    private final HelpRetention retention;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Clock clock;

    ResidentPages(Residents residents, HelpRetention retention, Catalogue catalogue, Regions regions, Clock clock) {
        this.residents = residents;
        this.retention = retention;
        this.catalogue = catalogue;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping("/help/{code}")
    ModelAndView form(@PathVariable String code) {
        var door = residents.door(code);
        return door.open(clock.instant()) ? form(door, HelpForm.blank(HelpLink.newToken()), Problems.NONE) : shut(door);
    }

    @PostMapping("/help/{code}")
    ModelAndView ask(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String called,
            HttpServletRequest request) {
        var sent = HelpLink.isToken(token) ? token : HelpLink.newToken();
        var form = new HelpForm(sent, category, wanted, words, phone, called);
        return switch (residents.ask(code, form, request.getRemoteAddr())) {
            case HelpReceipt.Received _ -> new ModelAndView("redirect:" + HelpLink.path(sent));
            case HelpReceipt.Refused(var problems) -> form(residents.door(code), form, new Problems(problems));
            case HelpReceipt.TooOften(var what) ->
                refused(
                        form(
                                residents.door(code),
                                form,
                                new Problems(List.of(new Problem("phone", "residents.too-often." + what)))),
                        HttpStatus.TOO_MANY_REQUESTS);
            case HelpReceipt.NotOpen _ -> keptAtShutDoor(residents.door(code), form);
        };
    }

    private ModelAndView form(HelpDoor door, HelpForm form, Problems problems) {
        var page = new ModelAndView("residents/ask");
        page.addObject("door", door);
        page.addObject("community", regions.path(door.region()));
        page.addObject("needs", catalogue.categories());
        page.addObject("form", form);
        page.addObject("problems", problems);
        page.addObject("promised", residents.promise());
        page.addObject("keptDays", retention.days());
        return problems.any() ? refused(page, HttpStatus.UNPROCESSABLE_CONTENT) : page;
    }

    /** It was shut while the resident wrote: the form comes back with all that was typed, to be sent when the door is open again. */
    private ModelAndView keptAtShutDoor(HelpDoor door, HelpForm form) {
        var problem = door.closedUntil()
                .filter(_ -> !door.ended())
                .map(until -> new Problem("words", "residents.problem.paused", until))
                .orElseGet(() -> new Problem("words", "residents.problem.renewed"));
        return refused(form(door, form, new Problems(List.of(problem))), HttpStatus.CONFLICT);
    }

    /** The code was renewed, or the community has switched it off for a while. */
    private ModelAndView shut(HelpDoor door) {
        var page = new ModelAndView("residents/shut");
        page.addObject("door", door);
        page.addObject("community", regions.path(door.region()));
        page.setStatus(door.ended() ? HttpStatus.GONE : HttpStatus.OK);
        return page;
    }

    @GetMapping("/help/status/{token}")
    ModelAndView stand(@PathVariable String token, HttpServletResponse response) {
        return stand(token, "", "", Problems.NONE, response);
    }

    @PostMapping("/help/status/{token}/withdrawal")
    String withdraw(@PathVariable String token) {
        residents.withdraw(token);
        return "redirect:" + HelpLink.path(token);
    }

    @PostMapping("/help/status/{token}/lines")
    ModelAndView add(
            @PathVariable String token, @RequestParam(defaultValue = "") String words, HttpServletResponse response) {
        var line = PlainText.of(words);
        var problems = residents.add(token, line);
        return problems.isEmpty()
                ? new ModelAndView("redirect:" + HelpLink.path(token))
                : stand(token, line, "", new Problems(problems), response);
    }

    @PostMapping("/help/status/{token}/thanks")
    ModelAndView thank(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String helped,
            @RequestParam(defaultValue = "") String thanks,
            HttpServletResponse response) {
        var said = PlainText.of(thanks);
        var problems = residents.sayHelped(token, helped, said);
        return problems.isEmpty()
                ? new ModelAndView("redirect:" + HelpLink.path(token))
                : stand(token, "", said, new Problems(problems), response);
    }

    private ModelAndView stand(
            String token, String words, String thanks, Problems problems, HttpServletResponse response) {
        KeyPages.keepAddress(response);
        var page = new ModelAndView("residents/status");
        page.addObject("stand", residents.stand(token));
        page.addObject("path", HelpLink.path(token));
        page.addObject(
                "qr",
                QrDrawing.of(ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path(HelpLink.path(token))
                        .toUriString()));
        page.addObject("words", words);
        page.addObject("thanks", thanks);
        page.addObject("problems", problems);
        page.addObject("keptDays", retention.days());
        return problems.any() ? refused(page, HttpStatus.UNPROCESSABLE_CONTENT) : page;
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
