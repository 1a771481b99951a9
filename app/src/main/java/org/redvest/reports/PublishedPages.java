package org.redvest.reports;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What everybody may see. Always read as the public, whoever looks, so it is the same for everybody. */
@Controller
class PublishedPages {

    static final String BASE = "/published";

    private final Reports reports;
    private final FigureViews views;
    private final Downloads downloads;

    PublishedPages(Reports reports, FigureViews views, Downloads downloads) {
        this.reports = reports;
        this.views = views;
        this.downloads = downloads;
    }

    /** The first page: what was done this month. */
    @GetMapping("/")
    String home(@RequestParam Map<String, String> typed, Model page) {
        var asked = views.asked(BASE, Map.of("month", typed.getOrDefault("month", "")));
        page.addAttribute("month", Scopes.within(Scope.PUBLIC, () -> views.month(asked)));
        page.addAttribute("menu", Scopes.within(Scope.PUBLIC, views::menu));
        page.addAttribute("city", views.city());
        return "reports/home";
    }

    @GetMapping(BASE + "/{metric}")
    ModelAndView rows(@PathVariable String metric, @RequestParam Map<String, String> typed) {
        var asked = views.asked(BASE, typed);
        return Scopes.within(Scope.PUBLIC, () -> opened(reports, views, metric, asked));
    }

    @GetMapping(BASE + "/{metric}.csv")
    ResponseEntity<byte[]> download(
            @PathVariable String metric,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "") String lang) {
        var asked = views.asked(BASE, typed);
        return Scopes.within(Scope.PUBLIC, () -> csv(reports, downloads, metric, asked, lang));
    }

    static ModelAndView opened(Reports reports, FigureViews views, String code, Asked asked) {
        var metric = Metric.named(code).orElseThrow(NoSuchFigure::new);
        var opened = reports.open(metric, asked.question(), asked.page());
        Optional<Session> session = asked.opened()
                .filter(_ -> metric.rows() == Metric.Rows.SESSIONS)
                .map(shift -> reports.session(shift, asked.question()));
        var page = new ModelAndView("reports/rows");
        page.addObject("view", views.opened(metric, asked, opened, session));
        page.addObject("problems", asked.problems());
        page.setStatus(asked.problems().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    static ResponseEntity<byte[]> csv(Reports reports, Downloads downloads, String code, Asked asked, String lang) {
        var metric = Metric.named(code).orElseThrow(NoSuchFigure::new);
        var content = downloads.csv(reports.openAll(metric, asked.question()), lang);
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"redvest-%s-%s-%s.csv\""
                                .formatted(
                                        metric.code(),
                                        asked.question().from(),
                                        asked.question().to()))
                .body(content.getBytes(StandardCharsets.UTF_8));
    }
}
