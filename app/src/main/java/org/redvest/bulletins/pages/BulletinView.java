package org.redvest.bulletins.pages;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.bulletins.BulletinContent;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.bulletins.BulletinWords;
import org.redvest.bulletins.BulletinWords.Paragraph;
import org.redvest.regions.RegionCode;
import org.redvest.reports.CountyMap;
import org.redvest.reports.CountyMaps;
import org.redvest.reports.FigureRows;
import org.redvest.reports.Question;
import org.redvest.web.Text;

/**
 * A bulletin on a page.
 *
 * @param base below which the rows of its figures stand
 * @param question what it was asked of the records
 * @param words its text in a language
 */
public record BulletinView(
        BulletinContent content,
        String base,
        Question question,
        Function<Text, List<Paragraph>> words,
        CountyMap map,
        CountyMap.Shades shades) {

    static BulletinView of(
            BulletinContent content,
            String base,
            Question question,
            Function<Text, List<Paragraph>> words,
            CountyMap map) {
        var values = content.counties().stream()
                .filter(line -> !line.code().equals(BulletinContent.FOLDED))
                .collect(Collectors.toMap(line -> new RegionCode(line.code()), PartLine::participations));
        return new BulletinView(content, base, question, words, map, CountyMaps.shades(values));
    }

    /** The rows of a figure, or of a part of it: {@code participations#programme-3}. */
    public String href(String rows) {
        if (rows.contains(BulletinWords.OF_PROGRAMME)) {
            var number = Long.parseLong(
                    rows.substring(rows.indexOf(BulletinWords.OF_PROGRAMME) + BulletinWords.OF_PROGRAMME.length()));
            return address(before(rows), question.of(List.of(number)));
        }
        if (rows.contains(BulletinWords.OF_COUNTY)) {
            var code = new RegionCode(
                    rows.substring(rows.indexOf(BulletinWords.OF_COUNTY) + BulletinWords.OF_COUNTY.length()));
            return address(before(rows), question.in(code));
        }
        return address(rows, question);
    }

    private String address(String rows, Question asked) {
        return FigureRows.address(base + "/rows/" + rows, asked);
    }

    private static String before(String rows) {
        return rows.substring(0, rows.indexOf('#'));
    }

    /** Empty where small parts stand together: they open to nothing. */
    public Optional<String> ofProgramme(String metric, PartLine line) {
        return opening(metric + BulletinWords.OF_PROGRAMME, line);
    }

    public Optional<String> ofCounty(String metric, PartLine line) {
        return opening(metric + BulletinWords.OF_COUNTY, line);
    }

    private Optional<String> opening(String rows, PartLine line) {
        return line.code().equals(BulletinContent.FOLDED) ? Optional.empty() : Optional.of(href(rows + line.code()));
    }

    public Optional<PartLine> county(RegionCode code) {
        return content.counties().stream()
                .filter(line -> line.code().equals(code.value()))
                .findFirst();
    }

    public boolean drawn() {
        return content.counties().size() > 1 && !map.areas().isEmpty();
    }

    public boolean empty() {
        return content.figure("participations") == 0;
    }

    public BulletinChart wide() {
        return BulletinChart.wide(content);
    }

    public BulletinChart narrow() {
        return BulletinChart.narrow(content);
    }

    /** The rows of one day or month. */
    public String hrefOf(BulletinContent.TimeLine line) {
        var last = content.byMonth() ? line.first().plusMonths(1).minusDays(1) : line.first();
        var from = line.first().isBefore(question.from()) ? question.from() : line.first();
        return address("participations", question.between(from, last.isAfter(question.to()) ? question.to() : last));
    }
}
