package org.redvest.attendance;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.ledger.Line;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My hours, read like a statement of a bank. */
@Controller
class HoursPages {

    private final Attendance attendance;
    private final Clock clock;

    HoursPages(Attendance attendance, Clock clock) {
        this.attendance = attendance;
        this.clock = clock;
    }

    @GetMapping("/hours")
    @For({Role.VOLUNTEER, Role.LEADER})
    String hours(@RequestParam(defaultValue = "") String month, Hat hat, Model page) {
        var volunteer = VolunteerId.of(hat.account());
        page.addAttribute(
                "statement", statement(attendance.hours(volunteer), attendance.unconfirmed(volunteer), month(month)));
        page.addAttribute("holds", attendance.hoursHold(volunteer));
        return "attendance/hours";
    }

    /** A month that cannot be read is this one: nothing was typed here, only a link was followed. */
    private YearMonth month(String typed) {
        try {
            return typed.isEmpty() ? YearMonth.now(clock) : YearMonth.parse(typed);
        } catch (DateTimeException malformed) {
            return YearMonth.now(clock);
        }
    }

    private Statement statement(List<Line> lines, List<Unconfirmed> waiting, YearMonth month) {
        var ofMonth = lines.stream()
                .filter(line -> month(line.entry().enteredAt()).equals(month))
                .toList();
        var carried = lines.stream()
                .filter(line -> month(line.entry().enteredAt()).isBefore(month))
                .reduce((_, later) -> later)
                .map(Line::balance)
                .orElse(0);
        return new Statement(
                month,
                lines.isEmpty() ? 0 : lines.getLast().balance(),
                lines.stream()
                        .filter(line -> !line.voided() && line.entry().minutes() >= 0)
                        .filter(line -> !line.entry().kind().code().equals("void"))
                        .count(),
                ofMonth.reversed(),
                carried,
                month.equals(YearMonth.now(clock)) ? waiting : List.of(),
                lines.isEmpty() ? "" : lines.getLast().entry().hash().shown(),
                lines.stream().anyMatch(line -> month(line.entry().enteredAt()).isBefore(month)),
                month.isBefore(YearMonth.now(clock)));
    }

    private YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(clock.getZone()));
    }
}
