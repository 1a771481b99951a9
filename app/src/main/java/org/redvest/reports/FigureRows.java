package org.redvest.reports;

import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.regions.Level;
import org.redvest.regions.RegionCode;
import org.redvest.web.Queries;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The rows behind a figure, for those who work for a region: as a page and as a file. Other modules open their figures here. */
@Component
public class FigureRows {

    private final Reports reports;
    private final FigureViews views;
    private final Downloads downloads;
    private final Audit audit;

    FigureRows(Reports reports, FigureViews views, Downloads downloads, Audit audit) {
        this.reports = reports;
        this.views = views;
        this.downloads = downloads;
        this.audit = audit;
    }

    /** @param base where these pages stand; the metric's code follows */
    public ModelAndView page(String base, String metric, Map<String, String> typed, Hat hat) {
        return PublishedPages.opened(reports, views, metric, within(base, hat, typed), only(hat));
    }

    public ResponseEntity<byte[]> file(String base, String metric, Map<String, String> typed, Hat hat, String lang) {
        var asked = within(base, hat, typed).readable();
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

    /** The address with the parameters by which these pages know a question. */
    public static String address(String path, Question question) {
        return Queries.with(
                path,
                "since",
                question.from(),
                "until",
                question.to(),
                "county",
                question.region().map(RegionCode::value).orElse(""),
                "programmes",
                FigureRequest.listed(question.programmes()),
                "at",
                question.asOf());
    }

    /** A county's staff asks about that county and nothing else; another's is not even a question here. */
    public FigureRequest within(String base, Hat hat, Map<String, String> typed) {
        var asked = views.asked(base, typed);
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

    /** Empty for those who work for the city. */
    static Optional<RegionCode> only(Hat hat) {
        return Optional.of(hat.region()).filter(region -> region.level().compareTo(Level.COUNTY) >= 0);
    }
}
