package org.redvest.dispatch.emergency;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.Catalogue;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.emergency.EmergencyCalls.CallAct;
import org.redvest.engine.Position;
import org.redvest.regions.CityDrawing;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.redvest.web.Live;
import org.redvest.web.Problems;
import org.redvest.web.TypedNumber;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A dispatcher calls people on duty, watches the answers come in, asks more, pauses and ends it; or drills it. */
@Controller
@For(Role.DISPATCHER)
class EmergencyPages {

    /** So many communities are offered while one types; of a city there are too many to send. */
    private static final int MOST_OFFERED = 400;

    private final EmergencyCalls calls;
    private final EmergencyDesk desk;
    private final EmergencyFormReader reader;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Live live;

    EmergencyPages(
            EmergencyCalls calls,
            EmergencyDesk desk,
            EmergencyFormReader reader,
            Catalogue catalogue,
            Regions regions,
            Live live) {
        this.calls = calls;
        this.desk = desk;
        this.reader = reader;
        this.catalogue = catalogue;
        this.regions = regions;
        this.live = live;
    }

    @GetMapping("/emergencies")
    String list(Hat hat, Model page) {
        page.addAttribute("calls", desk.list(hat));
        page.addAttribute("onDuty", desk.onDuty(hat));
        page.addAttribute("regions", regions);
        return "dispatch/emergencies";
    }

    @GetMapping("/emergencies/new")
    String begin(@RequestParam(defaultValue = "") String drill, Hat hat, Model page) {
        return form(EmergencyForm.empty(new AddressParameter("drill", drill).flag()), Problems.NONE, hat, page);
    }

    /** A click on the map sends the form, too: it fills in where, and calls nobody. */
    @PostMapping("/emergencies")
    String make(
            @RequestParam UUID request,
            @RequestParam MultiValueMap<String, String> typed,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var form = new EmergencyForm(Map.copyOf(typed));
        var clicked = clicked(form, hat);
        if (clicked.isPresent()) {
            var at = clicked.get();
            return form(
                    form.with("lat", Double.toString(at.lat())).with("lon", Double.toString(at.lon())),
                    Problems.NONE,
                    hat,
                    page);
        }
        var read = reader.read(form, hat);
        if (read.wish().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, new Problems(read.problems()), hat, page);
        }
        return "redirect:/emergencies/"
                + calls.make(request, read.wish().get(), hat).id();
    }

    @GetMapping(path = "/emergencies/map", produces = "image/svg+xml")
    @ResponseBody
    String map(Hat hat) {
        return EmergencyPicture.of(drawing(hat), hat.region(), regions);
    }

    @GetMapping("/emergencies/{id}")
    String page(@PathVariable long id, Hat hat, Model page) {
        page.addAttribute("view", desk.page(id, hat));
        return "dispatch/emergency";
    }

    @GetMapping(path = "/emergencies/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@PathVariable long id) {
        return live.feed(EmergencyRounds.topic(desk.call(id).id()));
    }

    @PostMapping("/emergencies/{id}/{act}")
    String act(
            @PathVariable long id, @PathVariable String act, @RequestParam(defaultValue = "1") String more, Hat hat) {
        var number = TypedNumber.upTo(more, EmergencyCalls.MOST_MORE).orElse(1);
        calls.act(id, CallAct.of(act).orElseThrow(NoSuchOpening::new), number, hat);
        return "redirect:/emergencies/" + id;
    }

    private String form(EmergencyForm form, Problems problems, Hat hat, Model page) {
        var communities = regions.communities(hat.region());
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("skills", catalogue.skills());
        page.addAttribute("onDuty", desk.onDuty(hat));
        page.addAttribute("mapped", !drawing(hat).isEmpty());
        page.addAttribute(
                "communities",
                communities.size() > MOST_OFFERED
                        ? List.of()
                        : communities.stream()
                                .map(each -> regions.path(each.code()))
                                .toList());
        return "dispatch/emergency-new";
    }

    private Optional<Position> clicked(EmergencyForm form, Hat hat) {
        return EmergencyPicture.clicked(form, drawing(hat));
    }

    private CityDrawing drawing(Hat hat) {
        return CityDrawing.of(
                hat.region().value().length() < 6
                        ? regions.outlines()
                        : regions.outline(hat.region().county()).stream().toList());
    }
}
