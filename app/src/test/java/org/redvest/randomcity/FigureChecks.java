package org.redvest.randomcity;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every figure that is shown anywhere is counted again from the ledger: on the start page, on the secretary's, in rows and
 * downloads, on the confirmed sheet and in a volunteer's own hours.
 */
final class FigureChecks {

    private static final String HELD_BY = """
            select coalesce(sum(minutes), 0) from hours_ledger where volunteer_id = :who
            """;

    private static final String OF_SHIFT = """
            select format('%s/%s', count(*) filter (where lines > 0), coalesce(sum(minutes), 0))
              from (select sum(minutes) as minutes, sum(case kind when 'void' then -1 else 1 end) as lines
                      from hours_ledger where shift_id = :shift group by place_id) places
            """;

    /** Links there are rows, not figures; the figure is the heading. */
    private static final String ROWS = "/(published|figures)/.+";

    private static final String PUBLISHED = "A published figure is what the ledger says: ";

    private final Findings findings;
    private final JdbcClient sql;
    private final Recount recount;

    /** The daily roots of the ledger are a list of hashes: it has no last line that sums up. */
    private static final String ROOTS = "/ledger.csv";

    FigureChecks(Findings findings, CityServer server, JdbcClient sql) {
        this.findings = findings;
        this.sql = sql;
        this.recount = new Recount(server, sql);
    }

    static Stream<String> names() {
        return Recount.KNOWN.stream().map(metric -> PUBLISHED + metric);
    }

    void check(Reply reply, Optional<Hat> hat, String who) {
        if (reply.isTable() && !reply.path().startsWith(ROOTS)) {
            table(reply, hat, who);
        }
        if (!reply.isPage()) {
            return;
        }
        var page = reply.page();
        if (!reply.at().getPath().matches(ROWS)) {
            for (var link : page.html().select("a[href~=^/(published|figures)/[a-z-]+[?]]")) {
                FigureAddress.read(link.attr("href"), hat)
                        .ifPresent(question -> compare(question, figure(link, question), reply, who));
            }
        }
        FigureAddress.read(reply.path(), hat).ifPresent(question -> {
            var heading = page.html().selectFirst("h1");
            if (heading != null) {
                compare(question, figure(heading, question), reply, who);
            }
        });
        if (reply.at().getPath().equals("/hours")) {
            hat.filter(worn -> worn.role() == Role.VOLUNTEER).ifPresent(worn -> own(page, worn, who));
        }
        if (reply.at().getPath().matches("/shifts/\\d+/confirmation")) {
            confirmed(page, reply, who);
        }
    }

    /** The pages that everybody sees, of this month and the one before, and what is behind each of their figures. */
    void published(CityPerson visitor) {
        var home = visitor.open("/");
        var months = home.html().select("a[href~=^/[?]month=]").eachAttr("href");
        months.stream()
                .limit(1)
                .map(visitor::open)
                .forEach(before -> figures(before).forEach(link -> walk(visitor, link)));
        figures(home).forEach(link -> walk(visitor, link));
    }

    /** After hours were entered: all figures of this month, and what is behind one of them. */
    void publishedNow(CityPerson visitor, int turn) {
        var links = figures(visitor.open("/"));
        if (!links.isEmpty()) {
            walk(visitor, links.get(turn % links.size()));
        }
    }

    private static List<String> figures(WebPage home) {
        return home.html().select(".hero a[href^=/published/]").eachAttr("href");
    }

    private static void walk(CityPerson visitor, String link) {
        var rows = visitor.open(link);
        Optional.ofNullable(rows.html().selectFirst("a[href*=.csv]"))
                .ifPresent(file -> visitor.open(file.attr("href")));
    }

    private void compare(FigureAddress question, Optional<Long> shown, Reply reply, String who) {
        if (shown.isEmpty() || !recount.knows(question)) {
            return;
        }
        findings.lookedAt(PUBLISHED + question.metric());
        long counted = recount.count(question);
        if (counted != shown.get()) {
            findings.add(
                    "A figure is not what the ledger says",
                    question.metric() + " on " + Finding.shape(reply.asked()),
                    "%s reads %d at %s; the ledger says %d for %s"
                            .formatted(who, shown.get(), reply.path(), counted, question));
        }
    }

    /** The number in a link or heading that is a figure; hours in minutes. */
    private static Optional<Long> figure(Element element, FigureAddress question) {
        var inner = element.selectFirst(".tally__figure, .hero__figure");
        var text = (inner == null ? element : inner).text();
        return question.metric().equals("hours") ? Minutes.in(text) : number(text);
    }

    /** A text that is a number with at most its unit. */
    private static Optional<Long> number(String text) {
        var number = text.strip().replaceFirst("\\s*\\p{L}*$", "");
        return number.matches("[0-9][0-9,]*") ? Optional.of(Long.parseLong(number.replace(",", ""))) : Optional.empty();
    }

    private void own(WebPage page, Hat hat, String who) {
        var shown = Optional.ofNullable(page.html().selectFirst(".balance__figure"))
                .flatMap(figure -> Minutes.in(figure.text()));
        if (shown.isEmpty()) {
            return;
        }
        findings.lookedAt(Promise.OWN_HOURS);
        long counted = sql.sql(HELD_BY)
                .param("who", hat.account().value())
                .query(Long.class)
                .single();
        if (counted != shown.get()) {
            findings.add(
                    "A figure is not what the ledger says",
                    "my hours",
                    "%s reads %d minutes; the ledger says %d".formatted(who, shown.get(), counted));
        }
    }

    private void confirmed(WebPage page, Reply reply, String who) {
        var cells = page.html().select("main table.rows td.num").eachText();
        if (cells.size() < 2 || page.html().selectFirst("form[action$=/confirmation]") != null) {
            return;
        }
        findings.lookedAt(Promise.CONFIRMED);
        var shift = Long.parseLong(reply.at().getPath().split("/")[2]);
        var counted =
                sql.sql(OF_SHIFT).param("shift", shift).query(String.class).single();
        var shown = number(cells.get(0).replaceFirst("^\\+", "")).orElse(-1L) + "/"
                + Minutes.in(cells.get(1).replaceFirst("^\\+", "")).orElse(-1L);
        if (!counted.equals(shown)) {
            findings.add(
                    "A figure is not what the ledger says",
                    "the confirmed page",
                    "%s reads %s people/minutes at %s; the ledger says %s"
                            .formatted(who, shown, reply.path(), counted));
        }
    }

    /** The rows of a download add up to its last line, and that to the ledger. */
    private void table(Reply reply, Optional<Hat> hat, String who) {
        var lines = new ArrayList<List<String>>();
        try (var csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reply.body())) {
            csv.forEach(line -> lines.add(line.getFields()));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        int head = 0;
        while (head < lines.size() && lines.get(head).size() < 3) {
            head++;
        }
        if (head >= lines.size() - 1) {
            return;
        }
        findings.lookedAt(Promise.DOWNLOADS);
        var total = lines.getLast();
        for (int column = 1; column < total.size(); column++) {
            if (total.get(column).matches("[0-9]+")) {
                var sum = sum(lines.subList(head + 1, lines.size() - 1), column);
                if (sum.compareTo(new BigDecimal(total.get(column))) != 0) {
                    findings.add(
                            "The rows of a download do not add up",
                            Finding.shape(reply.asked()),
                            "%s: column %d of %s adds up to %s, its last line says %s"
                                    .formatted(who, column, reply.path(), sum, total.get(column)));
                }
            }
        }
        FigureAddress.read(reply.path().replace(".csv", ""), hat).ifPresent(question -> {
            int column = total.size()
                    - switch (question.metric()) {
                        case "participations" -> 3;
                        case "hours" -> 2;
                        case "contacts" -> 1;
                        default -> total.size();
                    };
            if (column > 0 && total.get(column).matches("[0-9]+")) {
                compare(question, Optional.of(Long.parseLong(total.get(column))), reply, who);
            }
        });
    }

    private static BigDecimal sum(List<List<String>> lines, int column) {
        return lines.stream()
                .filter(line -> line.size() > column && line.get(column).matches("[0-9]+(\\.[0-9]+)?"))
                .map(line -> new BigDecimal(line.get(column)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * What the address of a figure asks.
     *
     * @param metric as in addresses
     */
    record FigureAddress(String metric, String from, String to, String region, String category, String asOf) {

        /** A county's secretary is told of that county, and need not name it. */
        static Optional<FigureAddress> read(String href, Optional<Hat> reader) {
            var only = reader.filter(_ -> href.startsWith("/figures/"))
                    .map(hat -> hat.region().value())
                    .orElse("");
            return of(href).map(asked -> asked.region().isEmpty()
                    ? new FigureAddress(asked.metric(), asked.from(), asked.to(), only, asked.category(), asked.asOf())
                    : asked);
        }

        private static Optional<FigureAddress> of(String href) {
            var found = java.util.regex.Pattern.compile("/(?:published|figures)/([a-z-]+)\\?(.*)")
                    .matcher(href);
            if (!found.matches() || href.contains("open=") || href.contains("page=")) {
                return Optional.empty();
            }
            var typed = org.springframework.web.util.UriComponentsBuilder.fromUriString(href)
                    .build(true)
                    .getQueryParams();
            return Optional.ofNullable(typed.getFirst("at"))
                    .map(at -> new FigureAddress(
                            found.group(1),
                            or(typed.getFirst("since")),
                            or(typed.getFirst("until")),
                            or(typed.getFirst("county")),
                            or(typed.getFirst("category")),
                            or(at)));
        }

        private static String or(@org.jspecify.annotations.Nullable String value) {
            return value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8);
        }
    }
}
