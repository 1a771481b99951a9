package org.redvest.bulletins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.bulletins.BulletinContent.CountedTwice;
import org.redvest.bulletins.BulletinContent.Coverage;
import org.redvest.bulletins.BulletinContent.Heading;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.bulletins.BulletinContent.TimeLine;
import org.redvest.bulletins.BulletinContent.Unfinished;
import org.redvest.programmes.Programme;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.ProgrammeOutline;
import org.redvest.programmes.Programmes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.reports.Breakdown;
import org.redvest.reports.FigureTable;
import org.redvest.reports.Figures;
import org.redvest.reports.OmittedSessions;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a bulletin together from what the records say; nothing of it is kept. */
@Component
class Drafts {

    private final List<FigureSource> sources;
    private final Reports reports;
    private final Programmes programmes;
    private final Regions regions;

    Drafts(List<FigureSource> sources, Reports reports, Programmes programmes, Regions regions) {
        this.sources = sources;
        this.reports = reports;
        this.programmes = programmes;
        this.regions = regions;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public BulletinContent draft(Question question, Hat hat) {
        var table = reports.table(question);
        var parts = reports.breakdown(question);
        var known = known(parts);
        var region = question.region().orElseGet(hat::region);
        return new BulletinContent(
                new Heading(
                        hat.label(),
                        region,
                        regions.region(region).name(),
                        question.from(),
                        question.to(),
                        question.asOf(),
                        question.programmes()),
                figures(question),
                programmeLines(parts, known),
                countyLines(table),
                twice(parts, known),
                parts.series().entrySet().stream()
                        .map(each -> new TimeLine(each.getKey(), each.getValue()))
                        .toList(),
                new Coverage(
                        table.byCounty().values().stream()
                                .filter(county -> county.participations() > 0)
                                .count(),
                        parts.communities()),
                unfinished(table.leftOut()));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Figure> figures(Question question) {
        return sources.stream()
                .flatMap(source -> source.figures(question).stream())
                .toList();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<PartLine> choices(Question question) {
        var parts = reports.breakdown(question.of(List.of()));
        return programmeLines(parts, known(parts));
    }

    /** What each programme is called, for those that this reader may see. */
    private Map<Long, ProgrammeOutline> known(Breakdown parts) {
        var known = new LinkedHashMap<Long, ProgrammeOutline>();
        for (long number : parts.byProgramme().keySet()) {
            outline(number).ifPresent(outline -> known.put(number, outline));
        }
        return known;
    }

    Optional<ProgrammeOutline> outline(long number) {
        return number == Question.ORDERS
                ? Optional.empty()
                : programmes.find(new ProgrammeId(number)).map(Programme::outline);
    }

    private static List<PartLine> programmeLines(Breakdown parts, Map<Long, ProgrammeOutline> known) {
        var lines = new ArrayList<PartLine>();
        parts.byProgramme().forEach((number, figures) -> {
            var outline = Optional.ofNullable(known.get(number));
            lines.add(line(
                    number.toString(),
                    outline.map(ProgrammeOutline::name).orElse(""),
                    outline.map(ProgrammeOutline::organiser).orElse(""),
                    parts.people().of(List.of(number)),
                    figures));
        });
        return lines;
    }

    private List<PartLine> countyLines(FigureTable table) {
        return table.byCounty().entrySet().stream()
                .filter(county -> county.getValue().participations() > 0)
                .map(county -> line(
                        county.getKey(),
                        regions.find(new RegionCode(county.getKey()))
                                .map(region -> region.name())
                                .orElse(""),
                        "",
                        county.getValue().people(),
                        county.getValue()))
                .toList();
    }

    private static PartLine line(String code, String name, String organiser, long people, Figures figures) {
        return new PartLine(
                code,
                name,
                organiser,
                people,
                figures.participations(),
                figures.sessions(),
                figures.minutes(),
                figures.contacts());
    }

    /** Programmes of one organiser are one group; what no name is known of, and the orders, are a group each. */
    private static CountedTwice twice(Breakdown parts, Map<Long, ProgrammeOutline> known) {
        var numbers = parts.byProgramme().keySet();
        var organisers = new LinkedHashMap<String, List<Long>>();
        numbers.forEach(number -> organisers
                .computeIfAbsent(
                        Optional.ofNullable(known.get(number))
                                .map(ProgrammeOutline::organiser)
                                .orElse("#" + number),
                        _ -> new ArrayList<>())
                .add(number));
        var people = parts.people();
        return new CountedTwice(
                people.of(numbers),
                numbers.size(),
                numbers.stream().mapToLong(each -> people.of(List.of(each))).sum(),
                people.inSeveral(numbers.stream().map(List::of).toList()),
                organisers.size(),
                organisers.values().stream().mapToLong(people::of).sum(),
                people.inSeveral(organisers.values()));
    }

    private static Unfinished unfinished(OmittedSessions left) {
        return new Unfinished(left.unconfirmed(), left.onLeave(), left.absent(), left.excused(), left.nobodyCame());
    }
}
