package org.redvest.bulletins;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.redvest.bulletins.Figure.FigureKind;
import org.redvest.reports.Figures;
import org.redvest.reports.Metric;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was served, as the registry of metrics counts it. */
@Component
@Order(1)
class ServiceFigures implements FigureSource {

    private final Reports reports;

    ServiceFigures(Reports reports) {
        this.reports = reports;
    }

    @Override
    public List<Figure> figures(Question question) {
        var all = reports.figures(question);
        var figures = new ArrayList<>(List.of(
                figure(Metric.PARTICIPATIONS, FigureKind.PARTICIPATIONS, all),
                figure(Metric.PEOPLE, FigureKind.PEOPLE, all),
                figure(Metric.HOURS, FigureKind.HOURS, all),
                figure(Metric.SESSIONS, FigureKind.QUANTITY, all),
                figure(Metric.CONTACTS, FigureKind.QUANTITY, all)));
        if (all.due() > 0) {
            figures.add(figure(Metric.CLOSED_LOOP, FigureKind.QUANTITY, all));
        }
        return figures;
    }

    private static Figure figure(Metric metric, FigureKind kind, Figures all) {
        return new Figure(
                metric.code(),
                kind,
                BigDecimal.valueOf(all.of(metric)),
                metric.code(),
                (metric == Metric.CLOSED_LOOP ? "bulletins.figure." : "reports.metric.") + metric.code(),
                metric.version(),
                metric.code());
    }
}
