package org.redvest.hours.statements;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.hours.Ledger;
import org.redvest.hours.Line;
import org.redvest.hours.StatementNotes;
import org.redvest.shifts.ActivityNumber;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** My hours, read like a statement of a bank; a month of it on paper; and the way to check the paper. */
@Controller
class HoursPages {

    /** Before this, nobody could have entered anything. */
    private static final YearMonth FIRST = YearMonth.of(2017, 12);

    private final Ledger ledger;
    private final StatementNotes notes;
    private final PaperStatements papers;
    private final Clock clock;

    HoursPages(Ledger ledger, StatementNotes notes, PaperStatements papers, Clock clock) {
        this.ledger = ledger;
        this.notes = notes;
        this.papers = papers;
        this.clock = clock;
    }

    /** @param order whose lines are looked for: a message leads to the page on which they stand */
    @GetMapping("/hours")
    @For({Role.VOLUNTEER, Role.LEADER})
    String hours(
            @RequestParam(defaultValue = "") String page,
            @RequestParam(name = "order", defaultValue = "") String activity,
            Hat hat,
            Model model) {
        var volunteer = VolunteerId.of(hat.account());
        var lines = Scopes.within(Scope.SYSTEM, () -> ledger.lines(volunteer));
        var rows = Statement.rows(lines, clock.getZone()).reversed();
        var sought = ActivityNumber.in(new AddressParameter("order", activity));
        var shown = sought.isEmpty() ? new AddressParameter("page", page).page() : pageOf(sought, rows);
        var list = listing(rows, shown);
        model.addAttribute(
                "statement",
                new Statement(
                        lines.isEmpty() ? 0 : lines.getLast().balance(),
                        Statement.honour(lines),
                        Statement.services(lines),
                        list.page() == 1 ? notes.waiting(volunteer) : List.of(),
                        list,
                        months(rows),
                        Scopes.within(Scope.SYSTEM, () -> ledger.prove(volunteer)),
                        lines.isEmpty() ? "" : lines.getLast().entry().hash().shown(),
                        notes.of(list.rows().stream()
                                .flatMap(row -> row.activity().stream())
                                .toList())));
        model.addAttribute("month", YearMonth.now(clock));
        return "hours/hours";
    }

    private static int pageOf(String activity, List<Statement.StatementRow> rows) {
        return IntStream.range(0, rows.size())
                                .filter(row -> rows.get(row).belongsTo(activity))
                                .findFirst()
                                .orElse(0)
                        / Listing.LENGTH
                + 1;
    }

    private static Listing<Statement.StatementRow> listing(List<Statement.StatementRow> rows, int page) {
        var from = (page - 1L) * Listing.LENGTH;
        return new Listing<>(rows.stream().skip(from).limit(Listing.LENGTH).toList(), page, rows.size());
    }

    private static TreeMap<YearMonth, Integer> months(List<Statement.StatementRow> rows) {
        var months = new TreeMap<YearMonth, Integer>();
        rows.forEach(row -> months.merge(row.month(), minutes(row.line()), Integer::sum));
        return months;
    }

    private static int minutes(Line line) {
        return line.entry().credit();
    }

    /** To be printed. */
    @GetMapping("/hours/statement")
    @For({Role.VOLUNTEER, Role.LEADER})
    String statement(@RequestParam(defaultValue = "") String month, Hat hat, Model page) {
        var volunteer = VolunteerId.of(hat.account());
        var wanted = month(month);
        page.addAttribute("paper", papers.of(volunteer, wanted, notes.waiting(volunteer)));
        page.addAttribute("before", wanted.isAfter(FIRST));
        // Paper has no link: the address stands on it in full.
        page.addAttribute(
                "desk",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/check")
                        .build()
                        .toUriString());
        return "hours/statement";
    }

    /** For everybody who holds a printed statement. */
    @GetMapping("/check")
    String check(
            @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code, Model page) {
        page.addAttribute("number", new AddressParameter("number", number).code());
        page.addAttribute("code", new AddressParameter("code", code).code());
        page.addAttribute(
                "check",
                number.isBlank() && code.isBlank()
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(papers.check(number, code)));
        return "hours/check";
    }

    private YearMonth month(String typed) {
        var now = YearMonth.now(clock);
        return new AddressParameter("month", typed).month(FIRST, now).orElse(now);
    }
}
