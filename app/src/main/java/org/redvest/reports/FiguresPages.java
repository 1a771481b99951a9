package org.redvest.reports;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.regions.Level;
import org.redvest.regions.RegionCode;
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

    private final Reports reports;
    private final FigureViews views;
    private final Downloads downloads;
    private final Clock clock;
    private final Audit audit;

    FiguresPages(Reports reports, FigureViews views, Downloads downloads, Clock clock, Audit audit) {
        this.reports = reports;
        this.views = views;
        this.downloads = downloads;
        this.clock = clock;
        this.audit = audit;
    }

    @GetMapping(BASE)
    @For(Role.SECRETARY)
    ModelAndView figures(@RequestParam Map<String, String> typed, Hat hat) {
        var asked = within(hat, typed);
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
        return PublishedPages.opened(reports, views, metric, within(hat, typed), only(hat));
    }

    @GetMapping(BASE + "/{metric}.csv")
    @For(Role.SECRETARY)
    ResponseEntity<byte[]> download(
            @PathVariable String metric,
            @RequestParam Map<String, String> typed,
            Hat hat,
            @RequestParam(defaultValue = "") String lang) {
        var asked = within(hat, typed).readable();
        var file = PublishedPages.csv(reports, downloads, metric, asked, lang);
        audit.record(
                AuditedAct.FIGURES_DOWNLOADED,
                hat.actor(),
                hat.region(),
                AuditSubject.named("%s %s – %s"
                        .formatted(
                                metric,
                                asked.question().from(),
                                asked.question().to())));
        return file;
    }

    /** A county's secretary asks about that county and nothing else; another's is not even a question here. */
    private FigureRequest within(Hat hat, Map<String, String> typed) {
        var asked = views.asked(BASE, typed);
        var only = only(hat);
        if (only.isEmpty()) {
            return asked;
        }
        boolean beyond = asked.question()
                .region()
                .filter(region -> !hat.region().contains(region))
                .isPresent();
        if (beyond) {
            throw new NoSuchFigure();
        }
        return asked.question().region().isPresent() ? asked : asked.within(only.get());
    }

    /** Empty for a secretary of the city. */
    private static Optional<RegionCode> only(Hat hat) {
        return Optional.of(hat.region()).filter(region -> region.level().compareTo(Level.COUNTY) >= 0);
    }

    private java.util.List<YearMonth> lastMonths() {
        return Stream.iterate(YearMonth.now(clock), month -> month.minusMonths(1))
                .limit(12)
                .toList();
    }
}
