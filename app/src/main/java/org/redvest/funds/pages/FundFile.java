package org.redvest.funds.pages;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.redvest.accounts.AccountId;
import org.redvest.funds.Fen;
import org.redvest.funds.FundHand;
import org.redvest.funds.FundLine;
import org.redvest.funds.ShareName;
import org.redvest.web.Language;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.stereotype.Component;

/** The book of a fund as a file for a spreadsheet, with its balance above. */
@Component
class FundFile {

    /** Without it, Excel takes UTF-8 for the machine's own character set. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Texts texts;

    FundFile(Texts texts) {
        this.texts = texts;
    }

    /** @param lang {@code en}, as in the link; anything else is Chinese */
    String csv(FundView view, List<FundLine> lines, Map<AccountId, String> names, String lang) {
        var text = texts.in(lang.equals("en") ? Language.EN : Language.ZH);
        var file = new StringWriter();
        file.append(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(file)) {
            head(csv, view, text);
            shares(csv, view, text);
            columns(csv, text);
            lines.forEach(line -> line(csv, line, names, text));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A string takes everything", impossible);
        }
        return file.toString();
    }

    private static void head(CsvWriter csv, FundView view, Text text) {
        row(csv, text.of("funds.programme"), view.programme().outline().name());
        row(csv, text.of("field.fund"), view.fund().outline().name());
        row(csv, text.of("field.boundTo"), view.fund().outline().purpose());
        row(csv, text.of("funds.approved"), Fen.plain(view.balance().approved()));
        row(csv, text.of("funds.paid"), Fen.plain(view.balance().paid()));
        row(csv, text.of("funds.left"), Fen.plain(view.balance().left()));
        row(csv, text.of("funds.as-of"), view.today());
    }

    private static void shares(CsvWriter csv, FundView view, Text text) {
        row(csv);
        row(
                csv,
                text.of("funds.column.batch"),
                text.of("funds.column.share"),
                text.of("funds.approved"),
                text.of("funds.paid"),
                text.of("funds.left"));
        for (var batch : view.batches()) {
            for (var share : batch.shares()) {
                row(
                        csv,
                        batch.line().paper(),
                        share.name().name(),
                        Fen.plain(share.balance().approved()),
                        Fen.plain(share.balance().paid()),
                        Fen.plain(share.balance().left()));
            }
        }
    }

    private static void columns(CsvWriter csv, Text text) {
        row(csv);
        row(
                csv,
                text.of("funds.column.number"),
                text.of("funds.column.kind"),
                text.of("field.amount"),
                text.of("funds.column.day"),
                text.of("funds.column.paper"),
                text.of("funds.column.party"),
                text.of("funds.column.share"),
                text.of("funds.column.purpose"),
                text.of("funds.column.about"),
                text.of("funds.column.state"),
                text.of("funds.first"),
                text.of("funds.column.at"),
                text.of("funds.second"),
                text.of("funds.column.at"),
                text.of("funds.column.why-not"));
    }

    private static void line(CsvWriter csv, FundLine line, Map<AccountId, String> names, Text text) {
        row(
                csv,
                line.id().number(),
                text.of("funds.kind." + line.kind().word()),
                Fen.plain(line.fen()),
                line.day(),
                line.paper(),
                line.party(),
                line.source().map(ShareName::name).orElse(""),
                line.purpose(),
                line.voids().map(id -> "" + id.number()).orElse(""),
                text.of("funds.state." + line.state().word()),
                name(line.proposed(), names),
                at(line.proposed().at(), text),
                line.decided().map(hand -> name(hand, names)).orElse(""),
                line.decided().map(hand -> at(hand.at(), text)).orElse(""),
                line.reason());
    }

    private static String name(FundHand hand, Map<AccountId, String> names) {
        return names.getOrDefault(hand.account(), "–");
    }

    /** As spreadsheets read a time: with a T between day and hour they take it for text. */
    private static String at(Instant time, Text text) {
        return TIME.format(text.local(time));
    }

    private static void row(CsvWriter csv, Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(FundFile::harmless).toList());
    }

    /** A spreadsheet takes a cell that begins like this for a formula and runs it. */
    private static String harmless(Object cell) {
        var words = cell.toString();
        return !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    }
}
