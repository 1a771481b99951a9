package org.redvest.attendance.marks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.CheckInResult;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A volunteer on the spot: the code in, the code out. */
@Controller
class CheckInPages {

    private final Attendance attendance;
    private final Clock clock;

    CheckInPages(Attendance attendance, Clock clock) {
        this.attendance = attendance;
        this.clock = clock;
    }

    /** @param code from the QR code, so that scanning it leaves one tap */
    @GetMapping("/shifts/{shift}/check-in")
    @For({Role.VOLUNTEER, Role.LEADER})
    ModelAndView page(@PathVariable long shift, @RequestParam(defaultValue = "") String code, Hat hat) {
        return page(new ShiftId(shift), hat, new AddressParameter("code", code).code(), Problems.NONE);
    }

    @PostMapping("/shifts/{shift}/check-in")
    @For({Role.VOLUNTEER, Role.LEADER})
    ModelAndView checkIn(@PathVariable long shift, @RequestParam(defaultValue = "") String code, Hat hat) {
        var id = new ShiftId(shift);
        return answer(id, hat, code, attendance.checkIn(id, VolunteerId.of(hat.account()), code));
    }

    @PostMapping("/shifts/{shift}/check-out")
    @For({Role.VOLUNTEER, Role.LEADER})
    ModelAndView checkOut(@PathVariable long shift, @RequestParam(defaultValue = "") String code, Hat hat) {
        var id = new ShiftId(shift);
        return answer(id, hat, code, attendance.checkOut(id, VolunteerId.of(hat.account()), code));
    }

    private ModelAndView answer(ShiftId shift, Hat hat, String code, CheckInResult checked) {
        return switch (checked) {
            case CheckInResult.In _, CheckInResult.AlreadyIn _, CheckInResult.Out _, CheckInResult.AlreadyOut _ ->
                Redirect.than("/shifts/" + shift + "/check-in");
            case CheckInResult.Refused(var problems) -> page(shift, hat, code, new Problems(problems));
            case CheckInResult.TooEarly(var opens) ->
                refused(shift, hat, code, "attendance.checked.too-early", TypedTime.hour(opens, clock.getZone()));
            case CheckInResult.Over(var closed) -> refused(shift, hat, code, over(shift, hat, closed));
            case CheckInResult.NotIn _ -> refused(shift, hat, code, "attendance.checked.not-in");
            case CheckInResult.WrongCode(var left) -> refused(shift, hat, code, "attendance.checked.wrong", left);
            case CheckInResult.TooManyTries _ -> refused(shift, hat, code, "attendance.checked.too-many");
            case CheckInResult.Confirmed _ -> refused(shift, hat, code, "attendance.checked.confirmed");
        };
    }

    /** Whoever may still be called by roll is sent to whoever leads, and nobody else. */
    private String over(ShiftId shift, Hat hat, Instant closed) {
        var closes = attendance.mine(shift, VolunteerId.of(hat.account())).closes();
        return closed.isBefore(closes) && !clock.instant().isAfter(closes)
                ? "attendance.checked.over"
                : "attendance.checked.closed";
    }

    private ModelAndView refused(ShiftId shift, Hat hat, String code, String key, Object... arguments) {
        return page(shift, hat, code, new Problems(List.of(new Problem("code", key, arguments))));
    }

    private ModelAndView page(ShiftId shift, Hat hat, String code, Problems problems) {
        var page = new ModelAndView("attendance/check-in");
        page.addObject("mine", attendance.mine(shift, VolunteerId.of(hat.account())));
        page.addObject("code", code);
        page.addObject("now", clock.instant());
        page.addObject("problems", problems);
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
