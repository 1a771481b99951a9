package org.redvest.bulletins;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.regions.Level;
import org.redvest.reports.FigureWords;
import org.redvest.reports.Question;
import org.redvest.web.Text;

/** The text of a bulletin, as committees write it. A figure in it is a piece of its own, so that a page can open it to its rows. */
public final class BulletinWords {

    /** Behind the rows of a figure: those of one programme, or of one county, alone. */
    public static final String OF_PROGRAMME = "#programme-";

    public static final String OF_COUNTY = "#county-";

    /** They stand round a figure while a sentence is made; no text that a person writes has them. */
    private static final char BEGIN = '\uE000';

    private static final char MIDDLE = '\uE001';
    private static final char END = '\uE002';

    private final Text text;
    private final BulletinContent content;

    private BulletinWords(Text text, BulletinContent content) {
        this.text = text;
        this.content = content;
    }

    /**
     * A piece of a sentence.
     *
     * @param rows of the figure that it is; empty for words
     */
    public record Piece(String words, String rows) {}

    /** A sentence or two about one thing. */
    public record Paragraph(List<Piece> pieces) {
        public String plain() {
            return String.join("", pieces.stream().map(Piece::words).toList());
        }
    }

    /** Of a frozen bulletin what was signed, a paragraph opening to its rows where its words are still made so today. */
    public static List<Paragraph> of(Text text, FrozenBulletin bulletin) {
        var today = of(text, bulletin.content());
        return (text.english() ? bulletin.english() : bulletin.chinese())
                .stream()
                        .map(signed -> today.stream()
                                .filter(paragraph -> paragraph.plain().equals(signed))
                                .findFirst()
                                .orElseGet(() -> new Paragraph(List.of(new Piece(signed, "")))))
                        .toList();
    }

    public static List<Paragraph> of(Text text, BulletinContent content) {
        return new BulletinWords(text, content).paragraphs();
    }

    static List<String> plain(Text text, BulletinContent content) {
        return of(text, content).stream().map(Paragraph::plain).toList();
    }

    private List<Paragraph> paragraphs() {
        var all = new ArrayList<Paragraph>();
        if (content.figure("participations") == 0) {
            all.add(paragraph("nothing", period(), content.heading().place()));
            return all;
        }
        all.add(whole());
        if (content.programmes().size() > 1) {
            content.programmes().forEach(line -> all.add(programme(line)));
        }
        twice().forEach(all::add);
        if (content.counties().size() > 1) {
            all.add(counties());
        }
        all.add(until());
        return all;
    }

    private Paragraph until() {
        var out = content.unfinished();
        return paragraph(
                out.unconfirmedOrders() + out.nobodyCame() == 0 ? "until" : "until-but",
                moment(text, content.heading().asOf()),
                out.unconfirmedOrders(),
                out.nobodyCame());
    }

    private Paragraph whole() {
        boolean ofCity = content.heading().region().level().compareTo(Level.COUNTY) < 0;
        return paragraph(
                ofCity ? "whole" : "whole-county",
                period(),
                content.heading().place(),
                figure("sessions"),
                content.reach().counties(),
                content.reach().communities(),
                figure("people"),
                figure("participations"),
                figure("hours"),
                figure("contacts"));
    }

    private Paragraph programme(PartLine line) {
        var rows = line.code().equals(BulletinContent.FOLDED) ? "" : OF_PROGRAMME + line.code();
        return paragraph(
                line.organiser().isEmpty() ? "programme" : "programme-by",
                name(text, line),
                line.organiser(),
                opening("sessions" + rows, text.of("reports.figure.sessions", line.sessions())),
                opening("people" + rows, text.of("reports.figure.people", line.people())),
                opening("participations" + rows, text.of("reports.figure.participations", line.participations())),
                opening("hours" + rows, FigureWords.length(text, line.minutes())));
    }

    private List<Paragraph> twice() {
        var twice = content.twice();
        var all = new ArrayList<Paragraph>();
        if (twice.programmes() > 1) {
            all.add(paragraph("twice", twice.sumOfProgrammes(), twice.people(), twice.inSeveralProgrammes()));
        }
        if (twice.organisers() > 1 && twice.organisers() < twice.programmes()) {
            all.add(paragraph(
                    "twice-organisers", twice.sumOfOrganisers(), twice.people(), twice.inSeveralOrganisers()));
        }
        return all;
    }

    /** In the order of their codes: no ranking. */
    private Paragraph counties() {
        var lines = content.counties().stream()
                .map(line -> text.of(
                        "bulletins.text.county",
                        name(text, line),
                        opening(
                                "participations"
                                        + (line.code().equals(BulletinContent.FOLDED) ? "" : OF_COUNTY + line.code()),
                                text.of("reports.figure.participations", line.participations()))))
                .toList();
        return paragraph("counties", String.join(text.of("bulletins.text.and"), lines));
    }

    /** What a part is called: a county, a programme, the orders, another committee's programme, the small parts together. */
    public static String name(Text text, PartLine line) {
        if (!line.name().isEmpty()) {
            return line.name();
        }
        if (line.code().equals(BulletinContent.FOLDED)) {
            return text.of("bulletins.part.folded");
        }
        return line.code().equals(Long.toString(Question.ORDERS))
                ? text.of("bulletins.part.orders")
                : text.of("bulletins.part.unknown", line.code());
    }

    private String period() {
        return text.of(
                "bulletins.period",
                day(text, content.heading().from()),
                day(text, content.heading().to()));
    }

    /** 2026 年 1 月 31 日 · 31 January 2026: with its year, for a bulletin is read in other years too. */
    public static String day(Text text, LocalDate day) {
        return text.of(
                "bulletins.day",
                Integer.toString(day.getYear()),
                day.getMonthValue(),
                day.getDayOfMonth(),
                day.getMonth().getDisplayName(TextStyle.FULL, text.language().locale()));
    }

    public static String moment(Text text, Instant moment) {
        return text.of("bulletins.moment", day(text, text.local(moment).toLocalDate()), text.time(moment));
    }

    private String figure(String id) {
        return content.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .map(figure -> opening(figure.rows(), value(text, figure)))
                .findFirst()
                .orElse("");
    }

    /** With its unit. */
    public static String value(Text text, Figure figure) {
        return value(text, figure, figure.value());
    }

    public static String value(Text text, Figure figure, BigDecimal value) {
        return switch (figure.kind()) {
            case HOURS -> FigureWords.length(text, value.longValue());
            case PEOPLE, PARTICIPATIONS, QUANTITY -> text.of("bulletins.unit." + figure.unit(), value);
        };
    }

    private static String opening(String rows, String words) {
        return BEGIN + rows + MIDDLE + words + END;
    }

    private Paragraph paragraph(String key, Object... arguments) {
        return new Paragraph(pieces(text.of("bulletins.text." + key, arguments)));
    }

    private static List<Piece> pieces(String sentence) {
        var pieces = new ArrayList<Piece>();
        int told = 0;
        for (int begin = sentence.indexOf(BEGIN); begin >= 0; begin = sentence.indexOf(BEGIN, told)) {
            int middle = sentence.indexOf(MIDDLE, begin);
            int end = sentence.indexOf(END, middle);
            pieces.add(new Piece(sentence.substring(told, begin), ""));
            pieces.add(new Piece(sentence.substring(middle + 1, end), sentence.substring(begin + 1, middle)));
            told = end + 1;
        }
        pieces.add(new Piece(sentence.substring(told), ""));
        return pieces.stream().filter(piece -> !piece.words().isEmpty()).toList();
    }
}
