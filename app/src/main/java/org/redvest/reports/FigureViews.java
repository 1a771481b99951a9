package org.redvest.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** Puts figures together for the pages. */
@Component
public class FigureViews {

    private final Reports reports;
    private final Regions regions;
    private final Catalogue catalogue;
    private final Clock clock;
    private final CountyMaps maps;

    FigureViews(Reports reports, Regions regions, Catalogue catalogue, CountyMaps maps, Clock clock) {
        this.reports = reports;
        this.regions = regions;
        this.catalogue = catalogue;
        this.maps = maps;
        this.clock = clock;
    }

    /**
     * A month's figures, by county and by category.
     *
     * @param over people counted in more than one county, so that the column adds up
     */
    public record Month(
            FigureRequest asked,
            YearMonth month,
            boolean current,
            Figures figures,
            List<County> counties,
            List<Kind> kinds,
            long over,
            CountyMap map,
            CountyMap.Shades shades) {

        /** Nothing before it can be asked for. */
        public boolean first() {
            return FigureRequest.isFirst(month);
        }

        public Figures of(RegionCode county) {
            return counties.stream()
                    .filter(each -> each.code().equals(county))
                    .findFirst()
                    .map(County::figures)
                    .orElse(Figures.NONE);
        }

        public String name(RegionCode county) {
            return counties.stream()
                    .filter(each -> each.code().equals(county))
                    .findFirst()
                    .map(County::name)
                    .orElse("");
        }

        public String href(Metric metric) {
            return asked.href(metric);
        }

        public String href(Metric metric, RegionCode county) {
            return asked.with(asked.question().in(county)).href(metric);
        }

        public String href(Metric metric, Kind kind) {
            return asked.with(asked.question().doing(kind.category())).href(metric);
        }

        public long most() {
            return counties.stream()
                    .mapToLong(county -> county.figures().participations())
                    .max()
                    .orElse(0);
        }
    }

    /** The public start page: a month's figures, and what can be ordered. */
    public record Home(Month month, List<Category> menu, String city) {}

    Home home(FigureRequest asked) {
        return new Home(month(asked), catalogue.categories(), regions.city().name());
    }

    public record County(RegionCode code, String name, Figures figures) {}

    public record Kind(String category, Figures figures) {}

    Month month(FigureRequest asked) {
        var question = asked.question();
        var month = YearMonth.from(question.from());
        var table = reports.table(question);
        var figures = table.all();
        var counties = counties(question, table.byCounty());
        var kinds = table.byCategory().entrySet().stream()
                .map(entry -> new Kind(entry.getKey(), entry.getValue()))
                .toList();
        var values = new HashMap<RegionCode, Long>();
        counties.forEach(county -> values.put(county.code(), county.figures().participations()));
        var people =
                counties.stream().mapToLong(county -> county.figures().people()).sum();
        return new Month(
                asked,
                month,
                month.equals(YearMonth.now(clock)),
                figures,
                counties,
                kinds,
                people - figures.people(),
                maps.map(),
                CountyMap.Shades.of(values));
    }

    /** All counties of the question, those where nothing was done yet among them. */
    private List<County> counties(Question question, Map<String, Figures> found) {
        var counties = new ArrayList<County>();
        for (var region : regions.counties()) {
            if (question.region().isEmpty()
                    || region.code().contains(question.region().get())
                    || question.region().get().contains(region.code())) {
                counties.add(new County(
                        region.code(),
                        region.name(),
                        found.getOrDefault(region.code().value(), Figures.NONE)));
            }
        }
        counties.sort(java.util.Comparator.comparingLong(
                        (County county) -> -county.figures().participations())
                .thenComparing(County::code));
        return List.copyOf(counties);
    }

    /**
     * An opened figure with what its page needs beside it.
     *
     * @param choices counties one may look at
     * @param only the region beyond which this reader sees nothing: there is nothing to choose
     */
    public record OpenedPage(
            FigureRequest asked,
            OpenedFigure opened,
            Optional<Session> session,
            List<County> choices,
            List<String> categories,
            Map<RegionCode, String> names,
            Optional<RegionCode> only) {

        public String name(RegionCode code) {
            return names.getOrDefault(code, "");
        }

        public String countyName(RegionCode code) {
            return name(code.county());
        }

        public String download(Text text) {
            return asked.download(opened.metric()) + (text.english() ? "&lang=en" : "");
        }

        /** The same figure of the same days, of all that this reader sees; none where that is what was asked. */
        public Optional<String> wholeHref() {
            var asking = asked.question().everywhere().doingAnything();
            var whole = only.map(asking::in).orElse(asking);
            return Optional.of(whole)
                    .filter(more -> !more.equals(asked.question()))
                    .map(more -> asked.with(more).href(opened.metric()));
        }

        public boolean empty() {
            return opened.metric().rows() == Metric.Rows.ORDERS
                    ? opened.figures().due() == 0
                    : opened.figures().participations() == 0;
        }

        public String href(OpenedFigure.SessionRow row) {
            var open = asked.opened().filter(row.shift()::equals).isPresent();
            return (open ? asked.onPage(asked.page()) : asked.opening(row.shift())).href(opened.metric())
                    + (open ? "" : "#evidence");
        }

        public boolean isOpen(OpenedFigure.SessionRow row) {
            return session.map(Session::shift).filter(row.shift()::equals).isPresent();
        }

        public String programmes() {
            return FigureRequest.listed(asked.question().programmes());
        }

        /** The bulletin whose rows these are: of a draft the same question, asked again. */
        public String bulletinHref() {
            var bulletin = asked.base().substring(0, asked.base().lastIndexOf('/'));
            return bulletin.endsWith("/draft")
                    ? FigureRows.address(bulletin, asked.question().doingAnything())
                    : bulletin;
        }

        public String list() {
            return asked.onPage(1).href(opened.metric());
        }
    }

    OpenedPage opened(
            Metric metric,
            FigureRequest asked,
            OpenedFigure opened,
            Optional<Session> session,
            Optional<RegionCode> only) {
        var names = new HashMap<RegionCode, String>();
        var choices = regions.counties().stream()
                .map(region -> new County(region.code(), region.name(), Figures.NONE))
                .toList();
        choices.forEach(county -> names.put(county.code(), county.name()));
        Stream.of(
                        session.map(Session::region).map(RegionCode::township),
                        asked.question().region())
                .flatMap(Optional::stream)
                .map(regions::find)
                .flatMap(Optional::stream)
                .forEach(region -> names.put(region.code(), region.name()));
        return new OpenedPage(
                asked,
                opened,
                session,
                choices,
                catalogue.everyCategory().stream().map(Category::code).toList(),
                Map.copyOf(names),
                only);
    }

    /** Reads what was asked for; a county or category that does not exist is named beside its field. */
    FigureRequest asked(String base, Map<String, String> typed) {
        var categories = catalogue.everyCategory().stream().map(Category::code).toList();
        var known = new FigureRequest.Known() {
            @Override
            public Instant latest() {
                return reports.latest();
            }

            @Override
            public boolean county(RegionCode code) {
                return regions.find(code).isPresent();
            }

            @Override
            public boolean category(String code) {
                return categories.contains(code);
            }
        };
        return FigureRequest.of(base, typed, known, clock);
    }
}
