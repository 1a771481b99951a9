package org.redvest.attendance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Orders;
import org.redvest.orders.ShiftId;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The community: who came, and how was it. */
@Controller
class ConfirmPages {

    private final Attendance attendance;
    private final Orders orders;

    ConfirmPages(Attendance attendance, Orders orders) {
        this.attendance = attendance;
        this.orders = orders;
    }

    @GetMapping("/shifts/{shift}/confirmation")
    @For(Role.COMMUNITY)
    ModelAndView page(@PathVariable long shift, Hat hat) {
        return page(new ShiftId(shift), hat, Sheet.Filled.NOTHING, Problems.NONE);
    }

    @PostMapping("/shifts/{shift}/confirmation")
    @For(Role.COMMUNITY)
    ModelAndView confirm(@PathVariable long shift, @RequestParam Map<String, String> typed, Hat hat) {
        var id = new ShiftId(shift);
        var filled = new Sheet.Filled(
                byPlace(typed, "said-"),
                byPlace(typed, "left-"),
                typed.getOrDefault("beneficiaries", ""),
                typed.getOrDefault("measured", ""));
        return switch (attendance.confirm(id, filled, hat)) {
            case Confirmation.Done _, Confirmation.Already _ -> SeeOther.than("/shifts/" + shift + "/confirmation");
            case Confirmation.Refused(var problems) -> page(id, hat, filled, new Problems(problems));
            case Confirmation.TooEarly _ ->
                page(
                        id,
                        hat,
                        filled,
                        new Problems(List.of(new Problem("beneficiaries", "attendance.problem.not-over"))));
        };
    }

    private static Map<PlaceId, String> byPlace(Map<String, String> typed, String prefix) {
        var values = new HashMap<PlaceId, String>();
        typed.forEach((name, value) -> {
            if (name.matches(prefix + "[0-9]{1,18}")) {
                values.put(new PlaceId(Long.parseLong(name.substring(prefix.length()))), value);
            }
        });
        return values;
    }

    @PostMapping("/shifts/{shift}/places/{place}/correction")
    @For(Role.COMMUNITY)
    ModelAndView correct(
            @PathVariable long shift, @PathVariable long place, @RequestParam Map<String, String> typed, Hat hat) {
        var id = new ShiftId(shift);
        var left = typed.getOrDefault("left-" + place, "");
        return switch (attendance.correct(id, new PlaceId(place), left, typed.getOrDefault("why-" + place, ""), hat)) {
            case Correction.Done _, Correction.NothingEntered _ -> SeeOther.than("/shifts/" + shift + "/confirmation");
            case Correction.Refused(var problems) ->
                page(
                        id,
                        hat,
                        new Sheet.Filled(Map.of(), Map.of(new PlaceId(place), left), "", ""),
                        new Problems(problems));
        };
    }

    private ModelAndView page(ShiftId shift, Hat hat, Sheet.Filled filled, Problems problems) {
        var sheet = attendance.sheet(shift, hat);
        var page = new ModelAndView(sheet.receipt().isPresent() ? "attendance/confirmed" : "attendance/confirm");
        page.addObject("sheet", sheet);
        page.addObject("filled", filled);
        page.addObject("problems", problems);
        page.addObject("evaluated", attendance.evaluated(sheet.order().number()).isPresent());
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    @GetMapping("/orders/{number}/evaluation")
    @For(Role.COMMUNITY)
    ModelAndView evaluation(@PathVariable String number, Hat hat) {
        return evaluation(new OrderNumber(number), "", "", Problems.NONE);
    }

    @PostMapping("/orders/{number}/evaluation")
    @For(Role.COMMUNITY)
    ModelAndView evaluate(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String stars,
            @RequestParam(defaultValue = "") String word,
            Hat hat) {
        var order = new OrderNumber(number);
        return switch (attendance.evaluate(order, stars, word, hat)) {
            case Evaluation.Given _, Evaluation.Already _ -> SeeOther.than("/orders/" + number + "/evaluation");
            case Evaluation.Refused(var problems) -> evaluation(order, stars, word, new Problems(problems));
            case Evaluation.NotYet _ ->
                evaluation(
                        order,
                        stars,
                        word,
                        new Problems(List.of(new Problem("stars", "attendance.problem.unconfirmed"))));
        };
    }

    private ModelAndView evaluation(OrderNumber number, String stars, String word, Problems problems) {
        var page = new ModelAndView("attendance/evaluation");
        page.addObject("order", orders.order(number));
        page.addObject("given", attendance.evaluated(number));
        page.addObject("stars", stars);
        page.addObject("word", word);
        page.addObject("problems", problems);
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
