package org.redvest.funds.pages;

import java.util.List;
import java.util.Map;
import org.redvest.accounts.AccountId;
import org.redvest.funds.Fen;
import org.redvest.funds.FundHand;
import org.redvest.funds.FundLine;
import org.redvest.funds.ShareName;
import org.redvest.web.CsvFile;
import org.redvest.web.Language;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.stereotype.Component;

/** The book of a fund as a file for a spreadsheet, with its balance above. */
@Component
class FundFile {

    private final Texts texts;

    FundFile(Texts texts) {
        this.texts = texts;
    }

    /** @param lang {@code en}, as in the link; anything else is Chinese */
    String csv(FundView view, List<FundLine> lines, Map<AccountId, String> names, String lang) {
        var text = texts.in(lang.equals("en") ? Language.EN : Language.ZH);
        return CsvFile.of(csv -> {
            head(csv, view, text);
            shares(csv, view, text);
            columns(csv, text);
            lines.forEach(line -> line(csv, line, names, text));
        });
    }

    private static void head(CsvFile csv, FundView view, Text text) {
        csv.row(text.of("funds.programme"), view.programme().outline().name());
        csv.row(text.of("field.fund"), view.fund().outline().name());
        csv.row(text.of("field.boundTo"), view.fund().outline().purpose());
        csv.row(text.of("funds.approved"), Fen.plain(view.balance().approved()));
        csv.row(text.of("funds.paid"), Fen.plain(view.balance().paid()));
        csv.row(text.of("funds.left"), Fen.plain(view.balance().left()));
        csv.row(text.of("funds.as-of"), view.today());
    }

    private static void shares(CsvFile csv, FundView view, Text text) {
        csv.row();
        csv.row(
                text.of("funds.column.batch"),
                text.of("funds.column.share"),
                text.of("funds.approved"),
                text.of("funds.paid"),
                text.of("funds.left"));
        for (var batch : view.batches()) {
            for (var share : batch.shares()) {
                csv.row(
                        batch.line().paper(),
                        share.name().name(),
                        Fen.plain(share.balance().approved()),
                        Fen.plain(share.balance().paid()),
                        Fen.plain(share.balance().left()));
            }
        }
    }

    private static void columns(CsvFile csv, Text text) {
        csv.row();
        csv.row(
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

    private static void line(CsvFile csv, FundLine line, Map<AccountId, String> names, Text text) {
        csv.row(
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
                CsvFile.time(text, line.proposed().at()),
                line.decided().map(hand -> name(hand, names)).orElse(""),
                line.decided().map(hand -> CsvFile.time(text, hand.at())).orElse(""),
                line.reason());
    }

    private static String name(FundHand hand, Map<AccountId, String> names) {
        return names.getOrDefault(hand.account(), "–");
    }
}
