package org.redvest.reports;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The secretary's figures: those of the region they answer for, with the same statements as the public's. */
@Controller
@For(Role.SECRETARY)
class FiguresPages {

    static final String BASE = "/figures";

    private final FigureRows rows;
    private final FigureViews views;
    private final Clock clock;

    FiguresPages(FigureRows rows, FigureViews views, Clock clock) {
        this.rows = rows;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping(BASE)
    @For(Role.SECRETARY)
    ModelAndView figures(@RequestParam Map<String, String> typed, Hat hat) {
        var asked = rows.within(BASE, hat, typed);
        var page = new ModelAndView("reports/figures");
        page.addObject("month", views.month(asked));
        page.addObject("months", lastMonths());
        page.addObject("place", hat.label());
        page.addObject("problems", asked.problems());
        page.setStatus(asked.problems().any() ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
        return page;
    }

    @GetMapping(BASE + "/{metric}")
    @For(Role.SECRETARY)
    ModelAndView rows(@PathVariable String metric, @RequestParam Map<String, String> typed, Hat hat) {
        return rows.page(BASE, metric, typed, hat);
    }

    @GetMapping(BASE + "/{metric}.csv")
    @For(Role.SECRETARY)
    ResponseEntity<byte[]> download(
            @PathVariable String metric,
            @RequestParam Map<String, String> typed,
            Hat hat,
            @RequestParam(defaultValue = "") String lang) {
        return rows.file(BASE, metric, typed, hat, lang);
    }

    private java.util.List<YearMonth> lastMonths() {
        return Stream.iterate(YearMonth.now(clock), month -> month.minusMonths(1))
                .limit(12)
                .toList();
    }
}
