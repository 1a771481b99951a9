package org.redvest.attendance.leading;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.CheckInResult;
import org.redvest.attendance.Handover;
import org.redvest.attendance.marks.Redirect;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.attendance.roll.RollMark;
import org.redvest.attendance.roll.RollSlips;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Live;
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
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Whoever leads a shift: shows the code, calls the roll. */
@Controller
class LeadPages {

    private final Attendance attendance;
    private final RollSlips slips;
    private final Live live;
    private final Clock clock;

    LeadPages(Attendance attendance, RollSlips slips, Live live, Clock clock) {
        this.attendance = attendance;
        this.slips = slips;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping("/shifts/{shift}/code")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.VOLUNTEER, Role.LEADER})
    ModelAndView page(@PathVariable long shift, Hat hat) {
        return page("attendance/lead", new ShiftId(shift), hat, Map.of(), Problems.NONE);
    }

    /** The code alone, asked for again when it has changed. */
    @GetMapping("/shifts/{shift}/code/now")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.VOLUNTEER, Role.LEADER})
    ModelAndView code(@PathVariable long shift, Hat hat) {
        return page("attendance/passcode", new ShiftId(shift), hat, Map.of(), Problems.NONE);
    }

    @GetMapping("/shifts/{shift}/feed")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.VOLUNTEER, Role.LEADER})
    SseEmitter feed(@PathVariable long shift, Hat hat) {
        attendance.show(new ShiftId(shift), hat);
        return live.feed("shift/" + shift);
    }

    @PostMapping("/shifts/{shift}/places/{place}/arrival")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.VOLUNTEER, Role.LEADER})
    ModelAndView arrival(
            @PathVariable long shift, @PathVariable long place, @RequestParam Map<String, String> typed, Hat hat) {
        var checked = attendance.callIn(
                new ShiftId(shift),
                new PlaceId(place),
                typed.getOrDefault("time-" + place, ""),
                typed.getOrDefault("reason-" + place, ""),
                hat);
        return answer(new ShiftId(shift), place, typed, checked, hat);
    }

    @PostMapping("/shifts/{shift}/places/{place}/departure")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.VOLUNTEER, Role.LEADER})
    ModelAndView departure(
            @PathVariable long shift, @PathVariable long place, @RequestParam Map<String, String> typed, Hat hat) {
        var checked = attendance.callOut(
                new ShiftId(shift), new PlaceId(place), typed.getOrDefault("time-" + place, ""), hat);
        return answer(new ShiftId(shift), place, typed, checked, hat);
    }

    @PostMapping("/shifts/{shift}/places/{place}/arrival/undo")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.VOLUNTEER, Role.LEADER})
    ModelAndView notArrived(@PathVariable long shift, @PathVariable long place, Hat hat) {
        return takeBack(shift, place, RollMark.ARRIVAL, hat);
    }

    @PostMapping("/shifts/{shift}/places/{place}/departure/undo")
    @For({Role.COMMUNITY, Role.DISPATCHER, Role.VOLUNTEER, Role.LEADER})
    ModelAndView notDeparted(@PathVariable long shift, @PathVariable long place, Hat hat) {
        return takeBack(shift, place, RollMark.DEPARTURE, hat);
    }

    /** Where nothing was left to take back, the page shows what stands. */
    private ModelAndView takeBack(long shift, long place, RollMark mark, Hat hat) {
        slips.takeBack(new ShiftId(shift), new PlaceId(place), mark, hat);
        return Redirect.than("/shifts/" + shift + "/code");
    }

    /** @param volunteer the number of somebody who has accepted; empty takes the lead back */
    @PostMapping("/shifts/{shift}/lead")
    @For({Role.COMMUNITY, Role.DISPATCHER})
    ModelAndView lead(@PathVariable long shift, @RequestParam(defaultValue = "") String volunteer, Hat hat) {
        var to = Optional.of(volunteer)
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(id -> new VolunteerId(Long.parseLong(id)));
        return switch (attendance.handLead(new ShiftId(shift), to, hat)) {
            case Handover.Done _ -> Redirect.than("/shifts/" + shift + "/code");
            case Handover.NothingToLead _ ->
                page(
                        "attendance/lead",
                        new ShiftId(shift),
                        hat,
                        Map.of(),
                        new Problems(List.of(new Problem("roll", "attendance.lead.nothing"))));
        };
    }

    private ModelAndView answer(ShiftId shift, long place, Map<String, String> typed, CheckInResult checked, Hat hat) {
        return switch (checked) {
            case CheckInResult.In _, CheckInResult.AlreadyIn _, CheckInResult.Out _, CheckInResult.AlreadyOut _ ->
                Redirect.than("/shifts/" + shift + "/code");
            case CheckInResult.Refused(var problems) ->
                page("attendance/lead", shift, hat, typed, new Problems(problems));
            case CheckInResult.TooEarly(var opens) ->
                refused(
                        shift,
                        place,
                        typed,
                        hat,
                        "attendance.checked.too-early",
                        TypedTime.hour(opens, clock.getZone()));
            case CheckInResult.Over _ -> refused(shift, place, typed, hat, "attendance.checked.closed");
            case CheckInResult.NotIn _ -> refused(shift, place, typed, hat, "attendance.checked.not-in");
            case CheckInResult.Confirmed _ -> refused(shift, place, typed, hat, "attendance.checked.confirmed");
            case CheckInResult.WrongCode _, CheckInResult.TooManyTries _ ->
                throw new IllegalStateException("A roll call asks for no code");
        };
    }

    private ModelAndView refused(
            ShiftId shift, long place, Map<String, String> typed, Hat hat, String key, String... arguments) {
        var problem = new Problem("time-" + place, key, (Object[]) arguments);
        return page("attendance/lead", shift, hat, typed, new Problems(List.of(problem)));
    }

    private ModelAndView page(String template, ShiftId shift, Hat hat, Map<String, String> typed, Problems problems) {
        var shown = attendance.show(shift, hat);
        var scan = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/shifts/{shift}/check-in")
                .queryParam("code", shown.code())
                .buildAndExpand(shift.value())
                .toUriString();
        var page = new ModelAndView(template);
        page.addObject("shown", shown);
        page.addObject("qr", QrDrawing.of(scan));
        page.addObject("now", clock.instant());
        page.addObject("typed", typed);
        page.addObject("slips", RollSlips.of(shown.sheet(), hat));
        page.addObject("again", RollSlips.again(shown.sheet(), hat));
        page.addObject("community", !hat.role().serves());
        page.addObject("problems", problems);
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
