package org.redvest.reports;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
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
    private final PublishedFigures published;
    private final Fragments fragments;
    private final Clock clock;

    PublishedPages(
            Reports reports,
            FigureViews views,
            Downloads downloads,
            PublishedFigures published,
            Fragments fragments,
            Clock clock) {
        this.reports = reports;
        this.views = views;
        this.downloads = downloads;
        this.published = published;
        this.fragments = fragments;
        this.clock = clock;
    }

    /** The first page: what was done this month, or another. */
    @GetMapping("/")
    String home(@RequestParam(defaultValue = "") String month, Model page) {
        page.addAttribute("body", body(FigureRequest.month(month, clock)));
        return "reports/home";
    }

    private Function<Text, Content> body(YearMonth month) {
        return text -> {
            var body = published.body(month, text.language(), () -> render(month, text));
            return output -> output.writeContent(body);
        };
    }

    private String render(YearMonth month, Text text) {
        var home = Scopes.within(Scope.PUBLIC, () -> views.home(views.asked(BASE, Map.of("month", month.toString()))));
        var body = new StringOutput();
        fragments.of("reports/home-body", Map.of("text", text, "home", home)).writeTo(body);
        return body.toString();
    }

    @GetMapping(BASE + "/{metric}")
    ModelAndView rows(@PathVariable String metric, @RequestParam Map<String, String> typed) {
        return Scopes.within(
                Scope.PUBLIC, () -> opened(reports, views, metric, views.asked(BASE, typed), Optional.empty()));
    }

    @GetMapping(BASE + "/{metric}.csv")
    ResponseEntity<byte[]> download(
            @PathVariable String metric,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "") String lang) {
        return Scopes.within(
                Scope.PUBLIC,
                () -> csv(reports, downloads, metric, views.asked(BASE, typed).readable(), lang));
    }

    /** @param only the region beyond which this reader sees nothing */
    static ModelAndView opened(
            Reports reports, FigureViews views, String code, FigureRequest asked, Optional<RegionCode> only) {
        var metric = Metric.named(code).orElseThrow(NoSuchFigure::new);
        var opened = reports.open(metric, asked.question(), asked.search(), asked.page());
        Optional<Session> session = asked.opened()
                .filter(_ -> metric.rows() == Metric.Rows.SESSIONS)
                .map(shift -> reports.session(shift, asked.question()));
        var page = new ModelAndView("reports/rows");
        page.addObject("view", views.opened(metric, asked, opened, session, only));
        page.addObject("problems", asked.problems());
        page.setStatus(asked.problems().any() ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
        return page;
    }

    static ResponseEntity<byte[]> csv(
            Reports reports, Downloads downloads, String code, FigureRequest asked, String lang) {
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
